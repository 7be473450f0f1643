import type { EChartsType } from 'echarts';
import { INK, drawChart } from './chart';
import type { Hint, Html } from './chart';
import { figure } from './wording';

/** A bar with its name, the text at its end, and what it tells when pointed at. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly text?: string;
  readonly hint?: string;
}

export interface BarOptions {
  readonly label: string;
  readonly colour: string;
  /** Of the drawing for a desk. */
  readonly width?: number;
}

const TOP = 26;
const BOTTOM = 40;

/** Columns side by side, in a given order. Columns of a narrow drawing carry no figures if they are many. */
export function columnChart(
  bars: readonly Bar[],
  { label, colour, width }: BarOptions,
  every: number = 1,
): Html {
  const height = 220;
  return drawChart({
    ...{ label, height },
    ...(width !== undefined && { width }),
    option: (size) => {
      const isDense = bars.length > (size === 'wide' && width === undefined ? 24 : 8);
      return {
        grid: { left: 6, right: 6, top: TOP, bottom: BOTTOM },
        xAxis: {
          type: 'category',
          data: bars.map(({ name }) => name),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: INK.line } },
          axisLabel: {
            ...{ color: INK.text, fontSize: 12, lineHeight: 15 },
            interval: (place: number) =>
              place % (size === 'narrow' && bars.length > 9 ? Math.max(every, 3) : every) === 0,
          },
        },
        yAxis: { type: 'value', show: false },
        series: [
          {
            type: 'bar',
            silent: true,
            barMaxWidth: 44,
            barCategoryGap: '22%',
            itemStyle: { color: colour, borderRadius: [3, 3, 0, 0] },
            label: {
              ...{ show: !isDense, position: 'top', color: INK.text, fontSize: 11 },
              formatter: ({ dataIndex }: { dataIndex: number }) => textOf(bars[dataIndex]),
            },
            data: bars.map(({ value }) => value),
          },
        ],
      };
    },
    hints: (drawing, of) => columnHints(drawing, bars, of - 12, height),
  });
}

function columnHints(
  drawing: EChartsType,
  bars: readonly Bar[],
  span: number,
  height: number,
): Hint[] {
  const width = span / bars.length;
  return bars.map((bar, i) => ({
    x: drawing.convertToPixel({ xAxisIndex: 0 }, i) - width / 2,
    ...{ y: 0, width, height: height - BOTTOM, text: hintOf(bar) },
  }));
}

const ROW = 24;

/** Bars below each other with their names on the left, the first on top. */
export function rowChart(bars: readonly Bar[], { label, colour, width }: BarOptions): Html {
  const names = Math.min(160, 18 + 13 * Math.max(0, ...bars.map(({ name }) => lengthOf(name))));
  const grid = { left: names, right: 62, top: 4, bottom: 4 };
  return drawChart({
    ...{ label, height: bars.length * ROW + 8 },
    ...(width !== undefined && { width }),
    option: () => ({
      grid,
      xAxis: { type: 'value', show: false, min: 0 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: {
          ...{ color: INK.text, fontSize: 13, interval: 0 },
          ...{ width: names - 10, overflow: 'truncate', ellipsis: '…' },
        },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: 14,
          itemStyle: { color: colour, borderRadius: [0, 3, 3, 0] },
          label: {
            ...{ show: true, position: 'right', color: INK.soft, fontSize: 12 },
            formatter: ({ dataIndex }: { dataIndex: number }) => textOf(bars[dataIndex]),
          },
          data: bars.map(({ value }) => value),
        },
      ],
    }),
    hints: (_drawing, of) =>
      bars.map((bar, i) => ({
        ...{ x: 0, y: 4 + i * ROW, width: of, height: ROW },
        text: hintOf(bar),
      })),
  });
}

/** In widths of a Hangul syllable. */
function lengthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter < '\u0080' ? 0.6 : 1), 0);
}

function textOf(bar: Bar | undefined): string {
  return bar === undefined ? '' : (bar.text ?? figure(bar.value));
}

function hintOf(bar: Bar): string {
  return bar.hint ?? `${bar.name.replace('\n', ' ')} ${textOf(bar)}`;
}
