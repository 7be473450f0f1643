import type { Analysis, GroupPosts, MonthPosts } from '../analyse/analysis';
import { columnChart } from './bar-charts';
import { INK, drawChart } from './chart';
import type { ChartSize, Html } from './chart';
import { WEEKDAYS, figure, hourName, monthMark, monthName, percent } from './wording';

/** Posts of each month. */
export function monthChart(months: readonly MonthPosts[]): Html {
  return columnChart(
    months.map((month, i) => ({
      name: monthMark(month, i),
      value: month.posts,
      hint: `${monthName(month)} 글 ${figure(month.posts)}개, 작성자 ${figure(month.authors)}명`,
    })),
    { label: '달마다 올라온 글', colour: INK.blue },
    Math.ceil(months.length / 24),
  );
}

/** Posts of each hour of the day. */
export function hourChart(hours: readonly number[]): Html {
  return columnChart(
    hours.map((posts, hour) => ({
      ...{ name: `${hour}시`, value: posts },
      hint: `${hourName(hour)} 글 ${figure(posts)}개`,
    })),
    { label: '시간마다 올라온 글', colour: INK.blue },
    1,
  );
}

const CELL = 24;

/** Posts by weekday and hour: the darker, the more. */
export function weekdayHourChart({ weekdayHours }: Analysis): Html {
  const cells = weekdayHours.flatMap((hours, weekday) =>
    hours.map((posts, hour) => [hour, weekday, posts] as const),
  );
  const most = Math.max(1, ...cells.map(([, , posts]) => posts));
  const height = 7 * CELL + 34;
  const left = 30;
  return drawChart({
    ...{ label: '요일과 시간마다 올라온 글', height },
    option: (size) => ({
      grid: { left, right: 6, top: 4, bottom: 30 },
      xAxis: {
        type: 'category',
        data: weekdayHours[0]?.map((_, hour) => `${hour}시`) ?? [],
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: INK.text, fontSize: 12, interval: size === 'wide' ? 1 : 3 },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...WEEKDAYS],
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: INK.text, fontSize: 13 },
      },
      // One colour, more or less of it: the page's own, light or dark.
      visualMap: {
        ...{ show: false, type: 'continuous', min: 0, max: most, dimension: 2 },
        inRange: { color: [INK.blue, INK.blue], opacity: [0.05, 1] },
      },
      series: [
        {
          type: 'heatmap',
          silent: true,
          itemStyle: { borderColor: INK.card, borderWidth: 2, borderRadius: 3 },
          data: cells.map((cell) => [...cell]),
        },
      ],
    }),
    hints: (_drawing, width) => {
      const step = (width - left - 6) / 24;
      return cells.map(([hour, weekday, posts]) => ({
        ...{ x: left + hour * step, y: 4 + weekday * CELL, width: step, height: CELL },
        text: `${WEEKDAYS[weekday] ?? ''}요일 ${hourName(hour)} 글 ${figure(posts)}개`,
      }));
    },
  });
}

const COLOURS = [INK.orange, INK.blue, INK.green];

/** How the share of some groups moved. */
export function shareLines(months: readonly MonthPosts[], groups: readonly GroupPosts[]): Html {
  const shares = groups.map(({ name, months: posts }) => ({
    name,
    data: posts.map((count, i) => (100 * count) / Math.max(1, months[i]?.posts ?? 0)),
  }));
  return drawChart({
    ...{ label: `달마다의 비율: ${groups.map(({ name }) => name).join(', ')}`, height: 250 },
    option: (size) => ({
      grid: { left: 44, right: 16, top: 40, bottom: 40 },
      legend: { top: 0, left: 0, itemWidth: 18, textStyle: { color: INK.text, fontSize: 13 } },
      color: COLOURS,
      xAxis: {
        type: 'category',
        data: months.map(monthMark),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: INK.line } },
        axisLabel: { ...monthLabels(size, months.length), color: INK.text, lineHeight: 15 },
      },
      yAxis: {
        type: 'value',
        splitNumber: 4,
        axisLabel: { color: INK.soft, formatter: '{value}%' },
        splitLine: { lineStyle: { color: INK.line } },
      },
      series: shares.map(({ name, data }) => ({
        ...{ name, data, type: 'line' as const, silent: true },
        ...{ symbol: 'circle', symbolSize: 6, lineStyle: { width: 2.5 } },
      })),
    }),
    hints: (drawing, width) => {
      const step = (width - 60) / months.length;
      return months.map((month, i) => ({
        x: drawing.convertToPixel({ xAxisIndex: 0 }, i) - step / 2,
        ...{ y: 40, width: step, height: 170 },
        text: `${monthName(month)} ${shares
          .map(({ name, data }) => `${name} ${percent((data[i] ?? 0) / 100)}`)
          .join(', ')}`,
      }));
    },
  });
}

function monthLabels(size: ChartSize, months: number): { interval: (place: number) => boolean } {
  const every = Math.ceil(months / (size === 'wide' ? 18 : 5));
  return { interval: (place) => place % every === 0 };
}
