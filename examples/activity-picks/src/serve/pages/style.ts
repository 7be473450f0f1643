/** The look of the pages: one sheet, light and dark, from a phone to a wide screen. */
export const STYLE: string = `
:root {
  color-scheme: light dark;
  --paper: #f6f3ee; --card: #fffdfa; --ink: #22201c; --soft: #6a645b; --line: #e4ddd2;
  --accent: #b3401f; --accent-ink: #ffffff; --accent-soft: #fbe7df; --mark: #ffe9a8;
  --tint-l: 93%; --tint-s: 62%; --deep-l: 28%; --deep-s: 55%; --bar-l: 52%; --bar-s: 55%;
  --sans: Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171513; --card: #211e1b; --ink: #efeae3; --soft: #aaa296; --line: #39342e;
    --accent: #ff9a76; --accent-ink: #2a0f05; --accent-soft: #3d241b; --mark: #5c4a12;
    --tint-l: 20%; --tint-s: 28%; --deep-l: 82%; --deep-s: 60%; --bar-l: 58%; --bar-s: 45%;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 var(--sans); word-break: keep-all; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, dl, dd, fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
ul, ol { list-style: none; }
a { color: inherit; }
button, input { font: inherit; color: inherit; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.wrap { max-width: 1160px; margin: 0 auto; padding: 0 24px; }

header.top { padding: 26px 0 22px; }
header.top .wrap { display: flex; align-items: baseline; gap: 8px 18px; flex-wrap: wrap; }
.brand { font-size: clamp(1.6rem, 4vw, 2.15rem); font-weight: 800; letter-spacing: -.03em; line-height: 1.2; text-decoration: none; }
.brand span { color: var(--accent); }
.lead { color: var(--soft); flex: 1 1 20em; }
.lang { font-size: .9rem; color: var(--soft); }

.ask { background: var(--card); border: 1px solid var(--line); border-radius: 20px; padding: 18px 20px 16px; }
.ask .line { display: flex; gap: 10px; }
.ask input[type=text] { flex: 1; min-width: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 11px 15px; font-size: 1.06rem; }
.button { display: inline-block; background: var(--accent); color: var(--accent-ink); border: 0; border-radius: 12px; padding: 11px 20px; font-weight: 700; cursor: pointer; white-space: nowrap; text-decoration: none; }
.button.plain { background: none; color: var(--soft); border: 1px solid var(--line); font-weight: 600; padding: 6px 12px; font-size: .9rem; border-radius: 10px; }
.button.plain:hover { color: var(--accent); border-color: var(--accent); }
.chips { display: flex; flex-wrap: wrap; gap: 7px; margin-top: 13px; align-items: center; }
.chip { position: relative; display: inline-flex; }
.chip input { position: absolute; opacity: 0; inset: 0; margin: 0; cursor: pointer; }
.chip span { border: 1px solid var(--line); border-radius: 99px; padding: 3px 13px; font-size: .92rem; }
.chip:hover span { border-color: hsl(var(--hue) var(--bar-s) var(--bar-l)); }
.chip input:checked + span { background: hsl(var(--hue) var(--tint-s) var(--tint-l)); border-color: hsl(var(--hue) var(--bar-s) var(--bar-l)); color: hsl(var(--hue) var(--deep-s) var(--deep-l)); font-weight: 700; }
.chip input:focus-visible + span { outline: 3px solid var(--accent); outline-offset: 2px; }

.columns { display: grid; grid-template-columns: 300px minmax(0, 1fr); gap: 26px; padding: 26px 0 56px; align-items: start; }
.panel { background: var(--card); border: 1px solid var(--line); border-radius: 20px; padding: 18px 20px; }
.panel + .panel { margin-top: 16px; }
.panel h2 { font-size: 1.02rem; letter-spacing: -.01em; }
.panel .note { color: var(--soft); font-size: .87rem; }
.panel form { margin-top: 10px; }
.panel .line { display: flex; gap: 8px; }
.panel input[type=text] { flex: 1; min-width: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 8px 12px; }
.panel .line .button { padding: 8px 15px; border-radius: 10px; }
.facts { display: flex; gap: 6px 14px; flex-wrap: wrap; color: var(--soft); font-size: .92rem; margin-top: 2px; }
.facts b { color: var(--ink); }
.actions { display: flex; flex-wrap: wrap; gap: 7px; margin-top: 12px; }
.panel .actions form { margin: 0; }

.bars { margin-top: 10px; }
.bars li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; font-size: .92rem; padding: 4px 0; align-items: baseline; }
.bars .percent { font-variant-numeric: tabular-nums; color: var(--soft); font-size: .87rem; }
.bars .track { grid-column: 1 / -1; position: relative; height: 8px; border-radius: 4px; background: var(--paper); overflow: hidden; }
.bars .fill { position: absolute; inset: 0 auto 0 0; border-radius: 4px; width: calc(var(--share) * 100%); background: hsl(var(--hue) var(--bar-s) var(--bar-l)); }
.bars .before { position: absolute; top: 0; bottom: 0; left: calc(var(--share) * 100% - 1px); width: 2px; background: var(--ink); opacity: .45; }

.heading { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; margin-bottom: 14px; }
.heading h1 { font-size: 1.42rem; letter-spacing: -.02em; line-height: 1.3; }
.heading p { color: var(--soft); font-size: .92rem; flex-basis: 100%; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(238px, 1fr)); gap: 14px; }
.card { position: relative; background: var(--card); border: 1px solid var(--line); border-radius: 18px; padding: 16px 18px 15px; display: flex; flex-direction: column; gap: 6px; transition: border-color .15s, transform .15s; }
.card:hover { border-color: hsl(var(--hue) var(--bar-s) var(--bar-l)); transform: translateY(-2px); }
@media (prefers-reduced-motion: reduce) { .card { transition: none; } .card:hover { transform: none; } }
.badge { align-self: flex-start; background: hsl(var(--hue) var(--tint-s) var(--tint-l)); color: hsl(var(--hue) var(--deep-s) var(--deep-l)); font-size: .8rem; font-weight: 700; border-radius: 7px; padding: 1px 9px; }
.card h3 { font-size: 1.08rem; line-height: 1.38; letter-spacing: -.015em; }
.card .go { background: none; border: 0; padding: 0; margin: 0; font: inherit; text-align: left; cursor: pointer; text-decoration: none; color: inherit; word-break: keep-all; }
.card .go::after { content: ''; position: absolute; inset: 0; border-radius: 18px; }
.card .go:focus-visible { outline: none; }
.card .go:focus-visible::after { outline: 3px solid var(--accent); outline-offset: 2px; }
.card .intro { color: var(--soft); font-size: .94rem; line-height: 1.5; }
.card .meta { margin-top: auto; padding-top: 6px; font-size: .85rem; color: var(--soft); display: flex; flex-wrap: wrap; gap: 0 10px; }
.card .meta b { color: var(--ink); font-weight: 650; }
.reasons { font-size: .85rem; display: flex; flex-wrap: wrap; gap: 4px; align-items: center; color: var(--soft); }
.reasons mark, .words mark { background: var(--mark); color: var(--ink); border-radius: 5px; padding: 0 6px; }

.notice { background: var(--accent-soft); border-radius: 14px; padding: 11px 16px; margin-bottom: 16px; display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; justify-content: space-between; }
.story { background: var(--card); border: 1px solid var(--line); border-radius: 20px; padding: 26px 30px 30px; }
.story h1 { font-size: clamp(1.45rem, 4vw, 1.95rem); line-height: 1.3; letter-spacing: -.025em; margin-top: 8px; }
.story .intro { color: var(--soft); font-size: 1.08rem; margin-top: 4px; }
.story .meta { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 14px 0 20px; padding: 12px 0; border-block: 1px solid var(--line); }
.story .body p + p { margin-top: .55em; }
.story mark { background: var(--mark); color: inherit; border-radius: 4px; padding: 0 2px; }
.words { display: flex; flex-wrap: wrap; gap: 5px; margin-top: 8px; font-size: .92rem; }
footer { color: var(--soft); font-size: .87rem; padding-bottom: 36px; }

@media (max-width: 860px) {
  .wrap { padding: 0 16px; }
  .columns { grid-template-columns: minmax(0, 1fr); gap: 18px; padding-top: 18px; }
  .side { display: contents; }
  .panel + .panel { margin-top: 0; }
  .side .panel { order: 1; }
  .columns.member .own { order: 0; }
  header.top { padding: 18px 0 14px; }
  .story { padding: 20px 20px 24px; }
  .bars { columns: 2; column-gap: 22px; }
  .bars li { break-inside: avoid; }
}
@media (max-width: 460px) {
  .cards { grid-template-columns: minmax(0, 1fr); }
  .ask { padding: 14px; }
  .ask .line { flex-wrap: wrap; }
  .ask .line .button { flex: 1; }
  .ask input[type=text] { flex-basis: 100%; }
}
`;
