import { init } from 'echarts';
import type { EChartsOption, EChartsType } from 'echarts';
import { escape, html, trusted } from './html';
import type { Html } from './html';

/**
 * Colours that stand in for the variables of the style sheet: ECharts calculates with colours and
 * would not take a variable, so they are exchanged when the chart is drawn.
 */
export const INK = {
  text: '#010203',
  soft: '#010204',
  line: '#010205',
  messages: '#010206',
  replies: '#010207',
  reactions: '#010208',
  card: '#010209',
} as const;

const VARIABLES: readonly (readonly [string, string])[] = [
  [INK.text, 'var(--ink)'],
  [INK.soft, 'var(--soft)'],
  [INK.line, 'var(--line)'],
  [INK.messages, 'var(--blue)'],
  [INK.replies, 'var(--orange)'],
  [INK.reactions, 'var(--green)'],
  [INK.card, 'var(--card)'],
];

const FONT = "Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Malgun Gothic', sans-serif";

/** A chart with one column a category. */
export interface ColumnChart {
  /** What a reader without eyes hears, and what the page shows as the picture's name. */
  readonly label: string;
  readonly height: number;
  readonly option: (size: ChartSize) => EChartsOption;
  /** A sentence for each category, shown while the pointer rests on its column. */
  readonly hints: readonly string[];
}

/** Charts are drawn twice, for a desk and for a hand: a shrunk picture has letters like ants. */
export interface ChartSize {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
}

const SIZES: readonly ChartSize[] = [
  { name: 'wide', width: 1000 },
  { name: 'narrow', width: 360 },
];

/**
 * Draws a chart as SVG, without a browser.
 *
 * @param chart What to draw.
 * @returns A `figure` with a wide and a narrow drawing, of which the page shows one.
 */
export function drawChart(chart: ColumnChart): Html {
  return html`<figure class="chart" role="img" aria-label="${chart.label}">
    ${SIZES.map((size) => html`<div class="${size.name}">${trusted(drawSvg(chart, size))}</div>`)}
  </figure>`;
}

function drawSvg(chart: ColumnChart, size: ChartSize): string {
  const { height } = chart;
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height });
  try {
    drawing.setOption({
      animation: false,
      textStyle: { fontFamily: FONT, color: INK.text },
      ...chart.option(size),
    });
    // Nothing moves when it is pointed at, so the rules for that go.
    const svg = drawing.renderToSVGString({ useViewBox: true }).replace(STYLE_ELEMENT, '');
    return inPageColours(svg.replace('</svg>', `${hintColumns(drawing, chart)}</svg>`));
  } finally {
    drawing.dispose();
  }
}

const STYLE_ELEMENT = /<style[^>]*>[^]*?<\/style>/g;

function inPageColours(svg: string): string {
  let result = svg;
  for (const [colour, variable] of VARIABLES) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    result = result.replaceAll(colour, variable).replaceAll(`rgb(${r},${g},${b})`, variable);
  }
  return result;
}

/** Clear columns over the chart; browsers show their `title` as a tooltip, without any script. */
function hintColumns(drawing: EChartsType, { hints, height }: ColumnChart): string {
  const centre = (index: number): number => drawing.convertToPixel({ xAxisIndex: 0 }, index);
  const first = centre(0);
  const step = hints.length > 1 ? centre(1) - first : 2 * (first - 40);
  return hints
    .map((hint, index) => {
      const x = (first + step * (index - 0.5)).toFixed(1);
      const box = `x="${x}" y="${HINT_TOP}" width="${step.toFixed(1)}" height="${height - HINT_TOP}"`;
      return `<rect class="hit" ${box}><title>${escape(hint)}</title></rect>`;
    })
    .join('');
}

/** Below the legend and the names of the axes. */
const HINT_TOP = 60;
