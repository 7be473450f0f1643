/**
 * The look of the report. Charts take their colours from the same variables, so that they follow the
 * reader into the dark. Blue, orange and green are those of Okabe and Ito, which people with every kind
 * of colour sight can tell apart.
 */
export const STYLE: string = `
:root {
  color-scheme: light dark;
  --paper: #f4f5f2; --card: #ffffff; --text: #1b1f23; --soft: #5a636b; --line: #dfe2dc; --accent: #00624a;
  --blue: #0072b2; --orange: #d98200; --green: #00795c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1d2125; --text: #e8eaec; --soft: #a0a9b1; --line: #32383d; --accent: #6fd3b4;
    --blue: #56b4e9; --orange: #f0a830; --green: #2fc79c;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--text);
  font: 16px/1.65 Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', system-ui, sans-serif;
  word-break: keep-all; overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
}
h1, h2, h3, p, ul, dl, dd, figure, fieldset, legend { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--accent); }
small { color: var(--soft); font-weight: 400; font-size: .84em; }
.page { max-width: 1080px; margin: 0 auto; padding: 0 24px 80px; }

.opening { padding: 56px 0 8px; }
.kicker { color: var(--accent); font-weight: 700; font-size: .95rem; }
h1 { font-size: clamp(2rem, 5.4vw, 3.2rem); line-height: 1.18; letter-spacing: -.03em; font-weight: 800; margin-top: 6px; }
.story { max-width: 44em; margin-top: 18px; font-size: 1.1rem; line-height: 1.8; }
.figures { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 1px; margin-top: 32px; background: var(--line); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
.figures div { background: var(--card); padding: 14px 16px; }
.figures dt { color: var(--soft); font-size: .85rem; }
.figures dd { font-size: 1.65rem; font-weight: 750; letter-spacing: -.02em; line-height: 1.3; }
.contents { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); margin-top: 24px; }
.contents ul { display: flex; gap: 22px; overflow-x: auto; scrollbar-width: none; }
.contents a { display: block; padding: 12px 0; color: var(--soft); text-decoration: none; font-weight: 600; font-size: .92rem; white-space: nowrap; }
.contents a:hover { color: var(--accent); }

.part { padding-top: 52px; scroll-margin-top: 16px; }
h2 { font-size: 1.5rem; letter-spacing: -.02em; line-height: 1.3; font-weight: 780; }
h3 { font-size: 1.05rem; margin: 24px 0 6px; font-weight: 700; }
.note { color: var(--soft); font-size: .92rem; max-width: 48em; margin-top: 4px; }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 18px 22px; margin-top: 16px; min-width: 0; }
.panel h3:first-child { margin-top: 0; }
.two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; margin-top: 16px; }
.two .panel { margin-top: 0; }

.chart { margin-top: 8px; }
.chart svg { display: block; width: 100%; height: auto; }
.chart .narrow { display: none; }
.hit { fill: transparent; }
.hit:hover { fill: var(--text); fill-opacity: .06; }

.table { overflow-x: auto; margin-top: 10px; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: right; padding: 8px 12px; border-bottom: 1px solid var(--line); font-weight: 400; white-space: nowrap; overflow-wrap: normal; }
th:first-child { text-align: left; padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
tbody th { font-weight: 650; }
thead th { color: var(--soft); font-weight: 600; font-size: .85rem; }
#stages th:nth-child(3), #stages td:nth-child(3) { white-space: normal; text-align: left; }
#stages tr:last-child > * { border-bottom: 0; }

.keywords > div { display: grid; grid-template-columns: 8.5em minmax(0, 1fr); gap: 4px 14px; padding: 7px 0; border-bottom: 1px solid var(--line); }
.keywords > div:last-child { border-bottom: 0; }
.keywords dt { font-weight: 650; }
.chips { display: flex; flex-wrap: wrap; gap: 5px; }
.chips li { background: var(--paper); border-radius: 8px; padding: 0 9px; font-size: .92rem; }
.quotes { margin-top: 10px; font-size: .9rem; }
.quotes li { padding: 6px 0; border-top: 1px solid var(--line); color: var(--soft); }
.quotes b { color: var(--text); margin-right: .4em; }

.fill { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 14px; margin-top: 20px; }
.fill li { border-bottom: 1px solid var(--soft); padding-bottom: 26px; color: var(--soft); font-size: .85rem; }
.checklist .groups { columns: 3; column-gap: 16px; margin-top: 20px; }
fieldset { border: 1px solid var(--line); border-radius: 12px; background: var(--card); padding: 4px 14px 10px; margin-bottom: 14px; break-inside: avoid; min-width: 0; }
legend { font-weight: 700; padding: 0 6px; margin-left: -6px; }
fieldset ul { display: grid; grid-template-columns: repeat(2, minmax(max-content, 1fr)); gap: 2px 10px; }
label { display: flex; gap: 7px; align-items: baseline; font-size: .95rem; }
input { accent-color: var(--accent); margin: 0; flex: none; transform: translateY(.1em); }
.end { margin-top: 64px; border-top: 1px solid var(--line); padding-top: 14px; color: var(--soft); font-size: .86rem; }

@media (max-width: 760px) {
  body { font-size: 15px; }
  .page { padding: 0 16px 56px; }
  .opening { padding-top: 32px; }
  .story { font-size: 1.02rem; }
  .figures { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .figures div { padding: 10px 12px; }
  .figures dd { font-size: 1.3rem; }
  .two { grid-template-columns: minmax(0, 1fr); }
  .panel { padding: 14px; }
  .chart .wide { display: none; }
  .chart .narrow { display: block; }
  table { font-size: .84rem; }
  th, td { padding: 7px 5px; white-space: normal; }
  #stages td:nth-child(3) { min-width: 13em; }
  th[scope=row] { min-width: 4.5em; }
  .keywords > div { grid-template-columns: minmax(0, 1fr); }
  .fill { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .checklist .groups { columns: 1; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --text: #000; --soft: #444; --line: #bbb; --accent: #00513d; --blue: #0072b2; --orange: #b36b00; --green: #00795c; }
  body { font-size: 10pt; }
  .contents { display: none; }
  .page { max-width: none; padding: 0; }
  .panel, fieldset, tr, .keywords > div { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .chart svg { print-color-adjust: exact; }
  .checklist { break-before: page; break-after: page; padding-top: 0; }
  .checklist .groups { columns: 3; }
  .fill { grid-template-columns: repeat(5, minmax(0, 1fr)); }
  fieldset { padding: 0 10px 6px; margin-bottom: 8px; }
}
`;
