/** Two hues a genre, from which its posters are painted. */
const HUES: readonly (readonly [number, number])[] = [
  ...([
    [342, 18],
    [214, 250],
    [28, 4],
    [268, 300],
    [8, 350],
    [46, 24],
  ] as const),
  ...([
    [150, 178],
    [188, 210],
    [312, 280],
    [34, 92],
    [200, 168],
    [54, 330],
  ] as const),
];

const TINTS = HUES.map(([a, b], k) => `.t${k} { --a: ${a}; --b: ${b}; }`).join('\n');

/** Programmes of one genre are near each other in colour, not alike. */
const SHIFTS = [0, -16, 20, -30, 34, 10].map((s, k) => `.p${k} { --s: ${s}; }`).join('\n');

/** The look of the pages: dark as a cinema, from a phone to a wide screen. */
export const STYLE: string = `
:root {
  color-scheme: dark;
  --paper: #101014; --card: #1b1b22; --ink: #f4f2ee; --soft: #aeabb4; --line: #2e2d37; --accent: #ffb454;
  --side: clamp(16px, 4vw, 56px);
  --sans: Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', system-ui, sans-serif;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans); word-break: keep-all; overflow-wrap: anywhere; }
h1, h2, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: inherit; text-decoration: none; }
button, input { font: inherit; color: inherit; }
em { font-style: normal; color: var(--ink); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 6px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip { position: absolute; left: -9999px; top: 8px; background: var(--accent); color: #221500; padding: 8px 14px; border-radius: 8px; z-index: 9; }
.skip:focus { left: var(--side); }

.top { display: flex; align-items: center; justify-content: space-between; gap: 16px; padding: 18px var(--side); }
.brand { font-size: 1.3rem; font-weight: 500; letter-spacing: -.03em; white-space: nowrap; }
.brand b { color: var(--accent); font-weight: 800; }
.who { display: flex; align-items: center; gap: 10px; font-size: .94rem; min-width: 0; }
.who .face { width: 32px; height: 32px; border-radius: 10px; display: grid; place-items: center; background: var(--accent); color: #221500; font-weight: 800; flex: none; }
.who .name { color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.who button { background: none; border: 1px solid var(--line); border-radius: 9px; padding: 5px 12px; color: var(--soft); cursor: pointer; white-space: nowrap; }
.who button:hover { color: var(--ink); border-color: var(--soft); }
footer { padding: 40px var(--side) 32px; color: #8a8792; font-size: .86rem; }

.lead { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 24px clamp(20px, 6vw, 90px); align-items: center; margin: 4px var(--side) 34px; padding: clamp(22px, 4vw, 46px) clamp(20px, 5vw, 64px); border-radius: 26px; border: 1px solid hsl(var(--a) 40% 30% / .5);
  background: radial-gradient(120% 160% at 88% 10%, hsl(var(--b) 62% 34% / .85), transparent 58%), linear-gradient(115deg, hsl(var(--a) 42% 15%), hsl(var(--a) 48% 21%) 55%, hsl(var(--b) 45% 16%)); }
.lead .why { color: hsl(var(--a) 85% 82%); font-weight: 700; font-size: .95rem; }
.lead h1 { font-size: clamp(1.8rem, 5vw, 3.3rem); line-height: 1.15; letter-spacing: -.04em; margin: 4px 0 10px; }
.lead .facts { color: #d5d2da; font-size: .95rem; }
.lead .summary { font-size: 1.06rem; margin: 10px 0 20px; max-width: 34em; }
.lead .summary + .facts { margin: -8px 0 18px; }
.lead .poster { width: clamp(120px, 17vw, 216px); border-radius: 16px; box-shadow: 0 22px 50px rgb(0 0 0 / .5); }
.button { display: inline-block; background: var(--accent); color: #221500; border: 0; border-radius: 12px; padding: 11px 22px; font-weight: 750; cursor: pointer; }
.button:hover { background: #ffc67c; }
.button.plain { background: rgb(255 255 255 / .1); color: var(--ink); font-weight: 600; }
.button.plain:hover { background: rgb(255 255 255 / .2); }

.rail { margin-bottom: 30px; }
.rail h2 { font-size: clamp(1.12rem, 2.2vw, 1.38rem); letter-spacing: -.025em; padding: 0 var(--side); }
.rail .note { color: var(--soft); font-size: .92rem; padding: 2px var(--side) 0; }
.rail ul { display: flex; gap: 14px; overflow-x: auto; padding: 12px var(--side) 14px; scroll-padding-inline: var(--side); scroll-snap-type: x proximity; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
.rail ul:focus-visible { outline-offset: -3px; }
.card { flex: none; width: clamp(122px, 13.2vw, 178px); scroll-snap-align: start; }
.card.wide { width: clamp(210px, 23vw, 300px); }
.card a { display: block; border-radius: 14px; }
.card .text { position: relative; display: block; padding: 8px 2px 0; }
.card .line { display: block; color: var(--soft); font-size: .86rem; line-height: 1.45; margin-top: 2px; }
.card a:hover .line { color: var(--ink); }
.card .poster { transition: transform .18s; }
.card a:hover .poster { transform: translateY(-4px); }
@media (prefers-reduced-motion: reduce) { .card .poster { transition: none; } .card a:hover .poster { transform: none; } }

.poster { position: relative; display: flex; flex-direction: column; justify-content: space-between; aspect-ratio: 2 / 3; border-radius: 14px; overflow: hidden; padding: 11px 12px 13px; color: #fff; isolation: isolate;
  background: linear-gradient(165deg, hsl(calc(var(--a) + var(--s)) 62% 44%), hsl(calc(var(--b) + var(--s)) 58% 20%) 78%, hsl(var(--b) 60% 12%)); }
.poster::before { content: ''; position: absolute; inset: 0; z-index: -1; opacity: .5; }
.poster::after { content: ''; position: absolute; inset: 45% 0 0; z-index: -1; background: linear-gradient(transparent, rgb(0 0 0 / .5)); }
.poster .kind { font-size: .72rem; font-weight: 700; letter-spacing: .02em; background: rgb(0 0 0 / .3); align-self: flex-start; border-radius: 6px; padding: 1px 7px; }
.poster .title { font-size: clamp(1.1rem, 1.75vw, 1.45rem); font-weight: 850; line-height: 1.16; letter-spacing: -.045em; text-shadow: 0 2px 12px rgb(0 0 0 / .45); text-wrap: balance; }
.lead .poster .title { font-size: clamp(1.25rem, 2.6vw, 2rem); }
.wide .poster { aspect-ratio: 16 / 9; }
.wide .poster .title { font-size: clamp(1.2rem, 2vw, 1.6rem); }
.p0::before { background: radial-gradient(circle at 78% 24%, hsl(var(--b) 90% 76%) 0 17%, transparent 17.6%); }
.p1::before { background: repeating-conic-gradient(from 8deg at 80% 12%, hsl(var(--a) 85% 66% / .55) 0 7deg, transparent 7deg 17deg); }
.p2::before { background: radial-gradient(circle at 20% 34%, transparent 0 21%, hsl(var(--a) 90% 74%) 21.5% 23%, transparent 23.5% 31%, hsl(var(--a) 90% 74% / .6) 31.5% 32.5%, transparent 33%); }
.p3::before { background: linear-gradient(128deg, transparent 0 44%, hsl(var(--b) 85% 68% / .75) 44.3% 54%, transparent 54.3% 60%, hsl(var(--a) 85% 74% / .5) 60.3% 63%, transparent 63.3%); }
.p4::before { background: radial-gradient(ellipse 95% 34% at 22% 58%, hsl(var(--b) 70% 52%) 0 99%, transparent), radial-gradient(ellipse 80% 30% at 92% 50%, hsl(var(--a) 75% 60%) 0 99%, transparent); }
.p5::before { background: radial-gradient(circle, hsl(var(--a) 95% 84%) 1.6px, transparent 2px) 0 0 / 19px 19px; -webkit-mask-image: linear-gradient(#000, transparent 70%); mask-image: linear-gradient(#000, transparent 70%); }
${TINTS}
${SHIFTS}

progress { appearance: none; display: block; width: 100%; height: 5px; margin-top: 8px; border: 0; border-radius: 3px; background: var(--line); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }

.ranked { width: clamp(168px, 18vw, 246px); }
.ranked a { position: relative; padding-left: 30%; }
.ranked .rank { position: absolute; left: 0; top: clamp(84px, 8.4vw, 130px); font-size: clamp(5rem, 8.6vw, 8.2rem); font-weight: 900; line-height: 1; letter-spacing: -.09em; color: var(--paper); -webkit-text-stroke: 3px #5b5966; font-variant-numeric: tabular-nums; }
.ranked .poster { z-index: 1; }

.door { max-width: 400px; margin: clamp(20px, 9vh, 90px) auto; padding: 34px clamp(22px, 5vw, 38px) 38px; background: var(--card); border: 1px solid var(--line); border-radius: 24px; }
.door h1 { font-size: 1.75rem; letter-spacing: -.035em; }
.door p { color: var(--soft); margin-top: 4px; }
.door form { display: grid; gap: 7px; margin-top: 20px; }
.door label { font-size: .92rem; color: var(--soft); margin-top: 7px; }
.door input { background: var(--paper); border: 1px solid var(--line); border-radius: 11px; padding: 11px 14px; width: 100%; }
.door .button { margin-top: 16px; text-align: center; }
.door .error { color: #ffb4a6; background: #3a1d1a; border-radius: 11px; padding: 9px 14px; margin-top: 14px; }
@media (max-width: 620px) {
  .top { padding-block: 14px; }
  .lead { grid-template-columns: minmax(0, 1fr); margin-bottom: 26px; }
  .lead .poster { display: none; }
  .who .name { display: none; }
  .door { margin-inline: 16px; }
  .rail { margin-bottom: 22px; }
  .rail ul { gap: 11px; scrollbar-width: none; }
}
`;
