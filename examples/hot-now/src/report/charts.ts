import * as echarts from 'echarts';
import type { Planted } from '../make/planted';
import type { View } from '../watch/hot-now';
import { clockOf } from './wording';

const COLOURS = { burst: '#b3261e', drop: '#1656b3', outage: '#1656b3', riser: '#8a6d1a' };

/** All plays, ten seconds each; alarms as dots, what was planted as bands. As SVG. */
export function playsChart({ points, alarms }: View, planted: readonly Planted[]): string {
  const plays = new Map(points);
  const first = points[0]?.[0] ?? 0;
  const last = points.at(-1)?.[0] ?? 0;
  const at = (time: number): string => clockOf(Math.min(last, Math.max(first, time)));
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 1100, height: 320 });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'system-ui, sans-serif' },
    grid: { left: 48, right: 16, top: 18, bottom: 28 },
    xAxis: {
      type: 'category',
      data: points.map(([end]) => clockOf(end)),
      axisLabel: { interval: 179, formatter: (text: string) => text.slice(0, 5) },
      axisTick: { interval: 179 },
    },
    yAxis: { type: 'value' },
    series: [
      {
        type: 'line',
        showSymbol: false,
        sampling: 'lttb',
        lineStyle: { width: 1, color: '#57534e' },
        data: points.map(([, count]) => count),
        markArea: {
          silent: true,
          data: planted
            .filter(({ kind }) => kind !== 'riser')
            .map(({ kind, start, end }) => [
              { xAxis: at(windowOf(start)), itemStyle: { color: COLOURS[kind], opacity: 0.14 } },
              { xAxis: at(windowOf(end)) },
            ]),
        },
        markPoint: {
          symbol: 'circle',
          symbolSize: 9,
          label: { show: false },
          data: alarms.map((alarm) => ({
            coord: [clockOf(alarm.at), plays.get(alarm.at) ?? 0],
            itemStyle: { color: COLOURS[alarm.kind] },
          })),
        },
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** The end of the window that a time is in. */
function windowOf(time: number): number {
  return (Math.floor(time / 10_000) + 1) * 10_000;
}
