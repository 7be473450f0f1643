/** The look of forms, on top of those of the report and of the board. */
export const PAGE_STYLE: string = `
input, select, textarea, button { font: inherit; color: inherit; }
input, select, textarea { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 5px 12px; max-width: 100%; }
select { padding: 6px 8px; }
:is(input, select, textarea, button, a, summary):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button { background: var(--accent); color: var(--card); border: 0; border-radius: 10px; padding: 6px 16px; font-weight: 650; cursor: pointer; }
button:hover { filter: brightness(1.12); }
button.plain { background: none; color: var(--soft); padding: 0; font-size: .8rem; font-weight: 500; text-decoration: underline; }
.opening { padding-top: 44px; }

.choices > * { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; }
.choices .legend { display: inline-block; width: 4.2em; color: var(--soft); font-size: .88rem; }
.choices div > a { border: 1px solid var(--line); background: var(--card); color: inherit; border-radius: 99px; padding: 3px 14px; text-decoration: none; font-size: .92rem; font-weight: 600; }
.choices div > a:hover { border-color: var(--accent); }
.choices div > a[aria-current] { background: var(--accent); border-color: var(--accent); color: var(--card); }
.choices b { display: inline; }
.choices form { gap: 8px; }
.choices form .legend { margin-right: 6px; }
.choices a.plain { color: var(--soft); font-size: .88rem; margin-left: 4px; }

.who { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; padding: 12px 18px; }
.who h3 { margin: 0; }
.who label { flex: 1 1 16em; max-width: 32em; }
.who input { width: 100%; }
.who .note { width: 100%; margin: 0; }
.guesses li { display: flex; gap: 14px; padding: 12px 0; }
.guesses li + li { border-top: 1px solid var(--line); }
.guesses li > div { flex: 1; min-width: 0; }
.guesses meter { width: min(24em, 100%); height: 10px; }
.guesses mark { background: var(--mark); color: inherit; border-radius: 5px; padding: 0 6px; }

.question details.reply { margin-left: 50px; }
.reply > summary { padding: 2px 0 6px; font-size: .86rem; width: fit-content; }
.reply form { display: grid; gap: 8px; padding: 2px 0 12px; max-width: 40em; justify-items: start; }
.reply label { display: grid; gap: 2px; font-size: .86rem; color: var(--soft); width: 100%; }
.reply label input { width: 16em; color: var(--ink); }
.reply textarea { width: 100%; color: var(--ink); resize: vertical; line-height: 1.5; }
.problem { color: color-mix(in srgb, var(--orange) 62%, var(--ink)); font-weight: 650; }
.withdraw { margin-left: auto; }
.turner { display: flex; justify-content: center; gap: 20px; margin-top: 28px; }

@media (max-width: 760px) {
  .opening { padding-top: 28px; }
  .choices .legend { width: 100%; }
  .choices form .legend { width: auto; margin-right: 8px; }
  .question details.reply { margin-left: 0; }
}
@media print { details.reply, .withdraw, .who, .turner { display: none; } }
`;
