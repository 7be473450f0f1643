import type { EChartsOption } from 'echarts';
import type { LectureSummary, Slot } from '../analyse/participation';
import { SLOT_SECONDS } from '../analyse/participation';
import type { Lecture } from '../analyse/model';
import type { Language } from '../options';
import { INK, drawChart } from './chart';
import type { ChartSize } from './chart';
import { clock, dayOf } from './clock';
import type { Html } from './html';
import { LABELS } from './labels';

/**
 * Messages, replies and reactions of each lecture, side by side.
 *
 * @param rows A row a lecture.
 * @param language Of the labels.
 * @returns A chart.
 */
export function lectureChart(rows: readonly LectureSummary[], language: Language): Html {
  const labels = LABELS[language];
  const days = rows.map((row) => (row.lecture === null ? '' : dayOf(row.lecture, language)));
  const bar = (name: string, colour: string, data: number[]) => ({
    name,
    type: 'bar' as const,
    silent: true,
    data,
    itemStyle: { color: colour, borderRadius: [3, 3, 0, 0] },
    barMaxWidth: 46,
    barGap: '12%',
    label: { show: true, position: 'top' as const, color: INK.text, fontSize: 11 },
  });
  return drawChart({
    label: labels.byDay,
    hints: rows.map((row, index) => `${days[index] ?? ''} ${describe(row, language)}`),
    height: 260,
    option: (size) => ({
      ...legend(size, [labels.messages, labels.replies, labels.reactions]),
      grid: { ...SIDES, right: 8, top: 62, bottom: 26 },
      xAxis: { ...axisX(days), axisLabel: { color: INK.text, fontSize: 12, interval: 0 } },
      yAxis: axisY(labels.count),
      series: [
        bar(
          labels.messages,
          INK.messages,
          rows.map((row) => row.messages),
        ),
        bar(
          labels.replies,
          INK.replies,
          rows.map((row) => row.replies),
        ),
        bar(
          labels.reactions,
          INK.reactions,
          rows.map((row) => row.reactions),
        ),
      ],
    }),
  });
}

/**
 * A lecture by ten minutes: messages and replies rise like a skyline, and the reactions to them
 * hang below like its reflection, on a scale of their own.
 *
 * @param lecture The lecture.
 * @param slots Its slots.
 * @param language Of the labels.
 * @returns A chart.
 */
export function slotChart(lecture: Lecture, slots: readonly Slot[], language: Language): Html {
  const labels = LABELS[language];
  const times = slots.map((slot) => clock(slot.start));
  return drawChart({
    label: `${labels.byTenMinutes}, ${dayOf(lecture, language)}`,
    hints: slots.map(
      (slot) =>
        `${clock(slot.start)}–${clock(slot.start + SLOT_SECONDS)} ${describe(slot, language)}`,
    ),
    height: 352,
    option: (size) => ({
      ...legend(size, [labels.messages, labels.replies, labels.reactions]),
      grid: [
        { ...SIDES, top: 64, height: 140 },
        { ...SIDES, top: 232, height: 84 },
      ],
      xAxis: [
        {
          ...axisX(times),
          name: lecture.date === null ? labels.timeOfRecording : labels.timeOfDay,
          nameLocation: 'end',
          nameGap: 8,
          nameTextStyle: { color: INK.soft, fontSize: 12 },
          axisLabel: {
            color: INK.text,
            fontSize: 12,
            interval: (index: number, time: string) => isLabelled(index, time, slots.length, size),
          },
        },
        { ...axisX(times), gridIndex: 1, axisLabel: { show: false } },
      ],
      yAxis: [
        { ...axisY(`${labels.messages} + ${labels.replies}`), splitNumber: 3 },
        {
          ...axisY(labels.reactions),
          gridIndex: 1,
          inverse: true,
          nameLocation: 'end',
          splitNumber: 2,
        },
      ],
      series: [
        slotBars(
          labels.messages,
          INK.messages,
          0,
          slots.map((slot) => slot.messages),
        ),
        slotBars(
          labels.replies,
          INK.replies,
          0,
          slots.map((slot) => slot.replies),
        ),
        slotBars(
          labels.reactions,
          INK.reactions,
          1,
          slots.map((slot) => slot.reactions),
        ),
      ],
    }),
  });
}

function slotBars(name: string, color: string, axis: 0 | 1, data: number[]) {
  return {
    name,
    type: 'bar' as const,
    silent: true,
    stack: `axis ${axis}`,
    xAxisIndex: axis,
    yAxisIndex: axis,
    data,
    itemStyle: { color },
    barCategoryGap: '18%',
    barMaxWidth: 56,
  };
}

/** Every ten minutes where there is room; else the hours, on a small screen every other one. */
function isLabelled(index: number, time: string, count: number, size: ChartSize): boolean {
  const wide = size.name === 'wide';
  if (count <= (wide ? 14 : 4)) return true;
  if (count <= 12) return index % 2 === 0;
  return time.endsWith(':00') && (wide || count <= 24 || Number(time.slice(0, 2)) % 2 === 1);
}

/** Room for the numbers on the left and the name of the time axis on the right. */
const SIDES = { left: 40, right: 46 };

function legend(size: ChartSize, series: readonly string[]): EChartsOption {
  return {
    legend: {
      data: [...series],
      left: 0,
      top: 0,
      // Drawn once for all: nothing to click on.
      selectedMode: false,
      itemWidth: 14,
      itemHeight: 10,
      itemGap: size.name === 'wide' ? 20 : 12,
      textStyle: { color: INK.text, fontSize: 12 },
    },
  };
}

function axisX(data: string[]) {
  return {
    type: 'category' as const,
    data,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: INK.soft } },
  };
}

function axisY(name: string) {
  return {
    type: 'value' as const,
    name,
    minInterval: 1,
    nameTextStyle: { color: INK.soft, fontSize: 12 },
    axisLabel: { color: INK.soft, fontSize: 12 },
    splitLine: { lineStyle: { color: INK.line } },
  };
}

function describe(
  activity: { messages: number; replies: number; reactions: number },
  language: Language,
): string {
  const labels = LABELS[language];
  return (
    `${labels.messages} ${activity.messages}, ${labels.replies} ${activity.replies}, ` +
    `${labels.reactions} ${activity.reactions}`
  );
}
