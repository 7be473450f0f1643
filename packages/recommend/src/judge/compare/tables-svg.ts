import { displayWidth } from './tables.js';

/** A bar of a chart. */
export interface Bar {
  name: string;
  value: number;
  low: number | null;
  high: number | null;
  /** Whether it is what the others are measured by. */
  baseline: boolean;
}

const ROW = 30;
const TOP = 54;
const LETTER = 7.4;

const STYLE = `
    .chart { --ink: #1b1f24; --soft: #5b6470; --bar: #3b6fb6; --base: #9aa4b1; --line: #d5dae0; --paper: #fff }
    @media (prefers-color-scheme: dark) {
      .chart { --ink: #e8ebef; --soft: #a3adb9; --bar: #6ea3ea; --base: #68727f; --line: #3a424c; --paper: #15191e }
    }
    .chart text { fill: var(--ink); font: 13px system-ui, 'Noto Sans KR', sans-serif }
    .chart .title { font-size: 15px; font-weight: 600 }
    .chart .soft { fill: var(--soft); font-size: 12px }
    .chart .paper { fill: var(--paper) }
    .chart .bar { fill: var(--bar) }
    .chart .base { fill: var(--base) }
    .chart .grid { stroke: var(--line) }
    .chart .whisker { stroke: var(--ink); stroke-width: 1.5 }
  `;

/** Horizontal bars with their intervals; follows the reader's light or dark setting. */
export function barsToSvg(
  title: string,
  note: string,
  bars: readonly Bar[],
  width: number,
): string {
  const names = bars.map(({ name }) => shortened(name, 30));
  const left = 24 + LETTER * Math.max(4, ...names.map(displayWidth));
  const room = Math.max(80, width - left - 84);
  const height = TOP + bars.length * ROW + 44;
  const most = Math.max(...bars.map(({ value, high }) => Math.max(value, high ?? value)));
  const { step, digits } = ticksOf(most);
  const end = Math.ceil(most / step - 1e-9) * step || 1;
  const x = (value: number): string => (left + (Math.max(0, value) / end) * room).toFixed(1);
  const bottom = TOP + bars.length * ROW + 4;
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, i) => i * step);
  const text = (at: string, y: number, kind: string, anchor: string, words: string): string =>
    `  <text x="${at}" y="${y}" class="${kind}" text-anchor="${anchor}">${escaped(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `  <style>${STYLE}</style>`,
    `  <rect class="paper" width="${width}" height="${height}"/>`,
    text('16', 26, 'title', 'start', title),
    text('16', 44, 'soft', 'start', note),
    ...ticks.flatMap((tick) => [
      `  <path class="grid" d="M${x(tick)} ${TOP}V${bottom}"/>`,
      text(x(tick), bottom + 18, 'soft', 'middle', tick.toFixed(digits)),
    ]),
    ...bars.flatMap(({ value, low, high, baseline }, i) => {
      const y = TOP + i * ROW + 5;
      const middle = y + 10;
      const wide = Math.max(0.5, Number(x(value)) - left).toFixed(1);
      return [
        text((left - 10).toFixed(1), middle + 5, '', 'end', names[i] ?? ''),
        `  <rect class="${baseline ? 'base' : 'bar'}" x="${left.toFixed(1)}" y="${y}" width="${wide}" height="20" rx="2"/>`,
        ...(low === null || high === null
          ? []
          : [
              `  <path class="whisker" d="M${x(low)} ${middle}H${x(high)}M${x(low)} ${middle - 5}v10M${x(high)} ${middle - 5}v10"/>`,
            ]),
        text(
          String(Number(x(Math.max(value, high ?? value))) + 8),
          middle + 5,
          '',
          'start',
          value.toFixed(4),
        ),
      ];
    }),
    '</svg>',
    '',
  ].join('\n');
}

/** Steps of 1, 2 or 5 times a power of ten, four to eight of them. */
function ticksOf(most: number): { step: number; digits: number } {
  if (!(most > 0)) return { step: 1, digits: 0 };
  const power = Math.floor(Math.log10(most / 4));
  const step = ([1, 2, 5].find((s) => s * 10 ** power * 7 >= most) ?? 10) * 10 ** power;
  return { step, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

function shortened(name: string, columns: number): string {
  if (displayWidth(name) <= columns) return name;
  let kept = '';
  for (const letter of name) {
    if (displayWidth(kept + letter) >= columns) break;
    kept += letter;
  }
  return `${kept}…`;
}

function escaped(text: string): string {
  const names: Record<string, string> = {
    ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
  };
  // Control letters and lone surrogates are not allowed in XML at all.
  return text.replace(/[&<>"']|[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (letter) => names[letter] ?? ' ');
}
