/**
 * The look of the report. Charts take their colours from the same variables, so that they follow
 * the reader into the dark. Blue, orange and green are those of Okabe and Ito, which people with
 * every kind of colour sight can tell apart.
 */
export const STYLE: string = `
@font-face {
  font-family: Emoji; src: local('Apple Color Emoji'), local('Segoe UI Emoji'), local('Noto Color Emoji');
  unicode-range: U+200D, U+2600-27BF, U+FE0F, U+1F000-1FAFF;
}
:root {
  color-scheme: light dark;
  --paper: #f4f5f2; --card: #ffffff; --ink: #1b1f23; --soft: #5a636b; --line: #dfe2dc;
  --accent: #00624a; --accent-soft: #e2efe9; --code: #f3f5f7;
  --blue: #0072b2; --orange: #d98200; --green: #00795c; --mark: #fff1c9;
  --sans: Emoji, Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic',
    system-ui, sans-serif;
  --mono: 'JetBrains Mono', D2Coding, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono CJK KR', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1d2125; --ink: #e8eaec; --soft: #a0a9b1; --line: #32383d;
    --accent: #6fd3b4; --accent-soft: #1f3a33; --code: #15181b;
    --blue: #56b4e9; --orange: #f0a830; --green: #2fc79c; --mark: #4a3d14;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.65 var(--sans); word-break: keep-all; overflow-wrap: anywhere;
  font-variant-numeric: tabular-nums;
}
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: .06em; }
h1, h2, h3, p, ul, ol, dl, dd, figure, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.page { max-width: 1080px; margin: 0 auto; padding: 0 24px 96px; }

/* the opening */
.opening { padding: 64px 0 8px; }
.opening .kicker { color: var(--accent); font-weight: 700; font-size: .95rem; }
h1 { font-size: clamp(2rem, 5.4vw, 3.4rem); line-height: 1.18; letter-spacing: -.03em; font-weight: 800; margin-top: 6px; }
.story { max-width: 44em; margin-top: 20px; font-size: 1.12rem; line-height: 1.8; }
.figures { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 1px; margin-top: 36px; background: var(--line); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
.figures div { background: var(--card); padding: 16px 18px; }
.figures dt { color: var(--soft); font-size: .85rem; }
.figures dd { font-size: 1.75rem; font-weight: 750; letter-spacing: -.02em; line-height: 1.3; }
nav.contents { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); margin-top: 28px; }
nav.contents ul { display: flex; gap: 22px; overflow-x: auto; scrollbar-width: none; }
nav.contents a { display: block; padding: 12px 0; color: var(--soft); text-decoration: none; font-weight: 600; font-size: .92rem; white-space: nowrap; }
nav.contents a:hover { color: var(--accent); }

/* sections */
section.part { padding-top: 56px; scroll-margin-top: 24px; }
h2 { font-size: 1.5rem; letter-spacing: -.02em; line-height: 1.3; font-weight: 780; }
h3 { font-size: 1.05rem; margin: 28px 0 8px; font-weight: 700; }
.note { color: var(--soft); font-size: .92rem; max-width: 46em; margin-top: 4px; }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 20px 22px; margin-top: 18px; }
.panel h3:first-child { margin-top: 0; }
.table { overflow-x: auto; margin-top: 18px; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: right; padding: 9px 12px; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; min-width: 10em; }
thead th { color: var(--soft); font-weight: 600; font-size: .85rem; }
tfoot td, tfoot th { font-weight: 750; border-bottom: 0; }
.chart { margin-top: 8px; }
.chart svg { display: block; width: 100%; height: auto; }
.chart .narrow { display: none; }
.chart .hit { fill: transparent; }
.chart .hit:hover { fill: var(--ink); fill-opacity: .06; }

/* messages */
.post { display: flex; gap: 12px; padding: 14px 0; }
.post + .post { border-top: 1px solid var(--line); }
.post .body { min-width: 0; flex: 1; }
.post header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 8px; }
.name { font-weight: 700; color: inherit; text-decoration: none; }
.name:hover { text-decoration: underline; }
.when { color: var(--soft); font-size: .82rem; }
.role { font-size: .75rem; font-weight: 700; color: var(--accent); background: var(--accent-soft); border-radius: 5px; padding: 0 6px; }
.text { margin-top: 1px; }
.talk { white-space: pre-wrap; unicode-bidi: isolate; }
.code { background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; margin: 6px 0; overflow-x: auto; font: .84rem/1.6 var(--mono); max-height: 24em; overflow-y: auto; }
.quote { color: var(--soft); font-size: .88rem; border-left: 3px solid var(--line); padding-left: 9px; margin: 3px 0 2px; }
.quote .who { font-weight: 650; }
.reactions { display: flex; flex-wrap: wrap; gap: 5px; margin-top: 6px; }
.reactions li { border: 1px solid var(--line); border-radius: 99px; padding: 0 9px; font-size: .85rem; line-height: 1.7; background: var(--paper); }
.avatar { flex: none; width: 38px; height: 38px; border-radius: 14px; display: grid; place-items: center; color: #fff; font-size: .78rem; font-weight: 700; }
.tint-0 { background: #0a6c9f; } .tint-1 { background: #9b5a00; } .tint-2 { background: #00755a; } .tint-3 { background: #a33d6e; }
.tint-4 { background: #5a5fb0; } .tint-5 { background: #b2432f; } .tint-6 { background: #4f6d1c; } .tint-7 { background: #57616b; }
.rank { counter-reset: rank; columns: 2; column-gap: 36px; }
.rank > li { counter-increment: rank; display: grid; grid-template-columns: 2.4rem minmax(0, 1fr); align-items: start; border-bottom: 1px solid var(--line); break-inside: avoid; }
.rank > li:last-child { border-bottom: 0; }
.rank > li::before { content: counter(rank); font-size: 1.35rem; font-weight: 800; color: var(--accent); padding-top: 15px; line-height: 1.3; }
.threads { columns: 2; column-gap: 18px; }
.threads .panel { break-inside: avoid; margin-top: 0; margin-bottom: 18px; padding: 8px 20px; }
.threads { margin-top: 18px; }
.thread .post + .post { border-top: 0; padding-top: 4px; }
.thread .post { padding-bottom: 8px; }
.depth-1 { margin-left: 22px; } .depth-2 { margin-left: 40px; } .depth-3 { margin-left: 56px; }
.depth-1 .avatar, .depth-2 .avatar, .depth-3 .avatar { width: 30px; height: 30px; border-radius: 11px; font-size: .66rem; }
.waiting .post { border-left: 4px solid var(--orange); padding: 12px 16px; background: var(--card); border-radius: 0 12px 12px 0; margin-top: 12px; border-top: 0; }

/* links, code */
.shared li { padding: 9px 0; border-bottom: 1px solid var(--line); }
.shared .from { color: var(--soft); font-size: .84rem; }
.shared .times { color: var(--accent); font-weight: 700; }
details > summary { cursor: pointer; color: var(--accent); font-weight: 650; padding: 10px 0; }

/* people */
.people { display: grid; grid-template-columns: repeat(auto-fill, minmax(228px, 1fr)); gap: 10px; margin-top: 18px; }
.people a { display: flex; gap: 12px; align-items: center; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 10px 14px; text-decoration: none; color: inherit; height: 100%; }
.people a:hover { border-color: var(--accent); }
.people a > span:last-child { min-width: 0; }
.people b { display: block; line-height: 1.35; }
.people small { color: var(--soft); font-size: .82rem; line-height: 1.4; display: block; }
.person { display: none; padding-top: 40px; }
.person:target { display: block; }
body:has(.person:target) main { display: none; }
.person .head { display: flex; gap: 18px; align-items: center; margin-top: 24px; }
.person .head .avatar { width: 68px; height: 68px; border-radius: 24px; font-size: 1.25rem; }
.person .figures { grid-template-columns: repeat(5, minmax(0, 1fr)); }
.person h2 { font-size: 2rem; }
.back { font-weight: 650; text-decoration: none; }
.facts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 18px; }
.facts .manner { grid-column: 1 / -1; margin-top: 0; }
.manner dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 8px 20px; align-items: baseline; }
.manner dt { color: var(--soft); font-size: .92rem; }
.chips { display: flex; flex-wrap: wrap; gap: 6px; }
.chips li { background: var(--paper); border-radius: 8px; padding: 2px 10px; }
.chips small { color: var(--soft); }
footer.end { margin-top: 72px; border-top: 1px solid var(--line); padding-top: 16px; color: var(--soft); font-size: .86rem; }

@media (max-width: 760px) {
  body { font-size: 15px; }
  .page { padding: 0 16px 64px; }
  .opening { padding-top: 36px; }
  .story { font-size: 1.02rem; }
  .figures, .person .figures { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .person .figures div:nth-child(4) { grid-column: span 2; }
  .figures div { padding: 11px 12px; }
  .figures dd { font-size: 1.35rem; }
  .threads, .rank { columns: 1; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts .manner { margin-top: 18px; }
  .manner dl { gap: 8px 12px; }
  .panel { padding: 14px 14px; }
  .threads .panel { padding: 6px 14px; }
  .rank > li { grid-template-columns: 2.1rem minmax(0, 1fr); }
  table { font-size: .82rem; }
  th, td { padding: 7px 4px; }
  thead th { font-size: .75rem; }
  th:first-child, td:first-child { min-width: 6em; }
  .chart .wide { display: none; }
  .chart .narrow { display: block; }
  .depth-1 { margin-left: 12px; } .depth-2 { margin-left: 22px; } .depth-3 { margin-left: 30px; }
  .people { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .people a { padding: 9px 10px; gap: 9px; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #00513d; --accent-soft: #fff; --code: #fff; --blue: #0072b2; --orange: #b36b00; --green: #00795c; }
  body { font-size: 10.5pt; }
  nav.contents, .back { display: none; }
  .page { max-width: none; padding: 0; }
  .panel, .post, .figures, table, .rank > li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .code { max-height: none; white-space: pre-wrap; }
  .avatar { print-color-adjust: exact; }
}
`;
