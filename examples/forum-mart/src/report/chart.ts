import { init } from 'echarts';
import type { EChartsOption, EChartsType } from 'echarts';
import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

/**
 * Colours that stand in for the variables of the style sheet: ECharts calculates with colours and
 * would not take a variable, so they are exchanged when the chart is drawn.
 */
export const INK = {
  text: '#010203',
  soft: '#010204',
  line: '#010205',
  blue: '#010206',
  orange: '#010207',
  green: '#010208',
  card: '#010209',
} as const;

const FONT = "Pretendard, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Malgun Gothic', sans-serif";

export interface Chart {
  /** What a reader without eyes hears. */
  readonly label: string;
  readonly height: number;
  /** Of the drawing for a desk; the one for a hand has its own. Default 1000. */
  readonly width?: number;
  readonly option: (size: ChartSize) => EChartsOption;
  /** Clear places that tell more while the pointer rests on them: browsers show titles without a script. */
  readonly hints?: (drawing: EChartsType, width: number) => readonly Hint[];
}

/** Charts are drawn twice, for a desk and for a hand: a shrunk picture has letters like ants. */
export type ChartSize = 'wide' | 'narrow';

export interface Hint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

const NARROW = 340;

/** Draws a chart as SVG, without a browser. */
export function drawChart(chart: Chart): Html {
  const wide = drawSvg(chart, 'wide', chart.width ?? 1000);
  const narrow = drawSvg(chart, 'narrow', NARROW);
  return html`<figure class="chart" role="img" aria-label="${chart.label}">
    <div class="wide">${wide}</div>
    <div class="narrow">${narrow}</div>
  </figure>`;
}

function drawSvg({ height, option, hints }: Chart, size: ChartSize, width: number): Html {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption({
      animation: false,
      textStyle: { fontFamily: FONT, color: INK.text },
      ...option(size),
    });
    const svg = drawing.renderToSVGString({ useViewBox: true }).replace(FOR_POINTERS, '');
    const drawn = inPageColours(svg).slice(0, -'</svg>'.length);
    return html`${raw(drawn)}${(hints?.(drawing, width) ?? []).map(hitBox)}${raw('</svg>')}`;
  } finally {
    drawing.dispose();
  }
}

function hitBox({ x, y, width, height, text }: Hint): Html {
  return html`<rect
    class="hit"
    x="${x.toFixed(1)}"
    y="${y.toFixed(1)}"
    width="${width.toFixed(1)}"
    height="${height.toFixed(1)}"
  >
    <title>${text}</title>
  </rect>`;
}

/**
 * Rules, and what they hold on to, for a drawing that moves when it is pointed at: this one does not. They
 * also count the drawings of the process, and the same chart must be the same text.
 */
const FOR_POINTERS = /<style[^>]*>[^]*?<\/style>| (?:class|ecmeta_\w+)="[^"]*"/g;

function inPageColours(svg: string): string {
  let result = svg;
  for (const [name, colour] of Object.entries(INK)) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    const variable = `var(--${name})`;
    result = result.replaceAll(colour, variable).replaceAll(`rgb(${r},${g},${b})`, variable);
  }
  return result;
}
