/** The look of the question board, on top of that of the report. */
export const BOARD_STYLE: string = `
.choices { display: grid; gap: 8px; margin-top: 18px; }
.choices fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 6px; }
.choices legend { float: left; width: 4.2em; color: var(--soft); font-size: .88rem; padding: 0; }
.choices fieldset label { position: relative; border: 1px solid var(--line); background: var(--card); border-radius: 99px; padding: 3px 14px; cursor: pointer; font-size: .92rem; font-weight: 600; }
.choices fieldset label:hover { border-color: var(--accent); }
.choices fieldset label:has(:checked) { background: var(--accent); border-color: var(--accent); color: var(--card); }
.choices fieldset label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
.choices b { display: none; font-weight: 500; opacity: .8; margin-left: 2px; }
.board .none { display: none; color: var(--soft); }
.board:has(#board-state-waiting:checked) .question.answered, .board:has(#board-state-answered:checked) .question.waits { display: none; }
.board:has(#board-state-waiting:checked) .if-waiting, .board:has(#board-state-answered:checked) .if-answered { display: block; }

.board .lecture > h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 10px; margin: 30px 0 10px; }
.board .lecture > h3 small { color: var(--soft); font-weight: 500; font-size: .85rem; }
.question { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--green); border-radius: 4px 12px 12px 4px; padding: 6px 18px; margin-top: 10px; scroll-margin-top: 64px; }
.question.waits { border-left-color: var(--orange); }
.question:target { outline: 2px solid var(--accent); outline-offset: 2px; }
.question .post { padding: 8px 0; }
.question .post + .post { border-top: 0; padding-top: 2px; }
.question > .post:first-child .talk { font-weight: 600; }
.state { margin-left: auto; font-size: .78rem; font-weight: 700; color: var(--green); }
.waits .state { color: color-mix(in srgb, var(--orange) 62%, var(--ink)); }
.kept .avatar { background: var(--accent-soft); color: var(--accent); font-size: .95rem; }

@media (max-width: 760px) {
  .question { padding: 4px 12px; }
  .choices fieldset label { padding: 2px 11px; }
  .choices legend { float: none; width: 100%; }
}
@media print {
  .choices { display: none; }
  .question { break-inside: avoid; }
}
`;
