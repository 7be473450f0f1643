import {
  addUnits,
  type CalendarUnit,
  civilDay,
  monthOf,
  startOfUnit,
  weekdayOf,
  yearOf,
} from './civil-day.js';
import { anchored, matchAt, WORD_END } from './date-text.js';
import type { DayReading, Moment } from './reading.js';
import { WEEKDAY_WORD, weekdayNumber } from './weekday.js';

/** Words of days and their distance from today. */
const DAYS: ReadonlyMap<string, number> = new Map([
  ...(['그끄저께', '그끄제'] as const).map((word) => [word, -3] as const),
  ...(['그저께', '그제'] as const).map((word) => [word, -2] as const),
  ...(['어제', '어저께'] as const).map((word) => [word, -1] as const),
  ...(['오늘', '금일'] as const).map((word) => [word, 0] as const),
  ...(['내일', '명일'] as const).map((word) => [word, 1] as const),
  ...(['모레', '내일모레', '내일 모레'] as const).map((word) => [word, 2] as const),
  ['글피', 3],
  ['그글피', 4],
]);

/** What makes another word of them: 오늘날, 내일배움카드, 그제야; 어제오늘 is no day. */
const NO_DAY = '(?!날|배움|야|서야|오늘|내일|모레)';

/** Words before 주, 달 and 해, and how far they point. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ...(['지지난', '저저번'] as const).map((word) => [word, -2] as const),
  ...(['지난', '저번'] as const).map((word) => [word, -1] as const),
  ['이번', 0],
  ...(['다음', '담'] as const).map((word) => [word, 1] as const),
  ...(['다다음', '다담'] as const).map((word) => [word, 2] as const),
]);

/** Words of their own for weeks, months and years. */
const PERIODS: ReadonlyMap<string, readonly [CalendarUnit, number]> = new Map([
  ['이달', ['month', 0]],
  ['내달', ['month', 1]],
  ['재작년', ['year', -2]],
  ['작년', ['year', -1]],
  ['지난해', ['year', -1]],
  ['올해', ['year', 0]],
  ['금년', ['year', 0]],
  ['내년', ['year', 1]],
]);

const UNITS: ReadonlyMap<string, CalendarUnit> = new Map([
  ['주', 'week'],
  ['달', 'month'],
]);

/** Longer words first, so that 내일모레 is not 내일. */
function oneOf(words: Iterable<string>): string {
  return Array.from(words)
    .sort((a, b) => b.length - a.length)
    .join('|');
}

// 어젯밤 11시 too, where the clock reads 밤.
const DAY = anchored(`(${oneOf(DAYS.keys())})${NO_DAY}|어젯(?=밤 {0,2}[\\d한두세네다여일아열])`);
const PERIOD = anchored(`(?:(${oneOf(PERIODS.keys())})|(${oneOf(STEPS.keys())}) ?([주달]))`);
const LAST_WEEKDAY = anchored(`지난 ?(${WEEKDAY_WORD})`);
const WEEKDAY = anchored(` {0,2}(${WEEKDAY_WORD})`);
const DAY_OF_MONTH = anchored(' {0,2}(\\d{1,2})일(?!간)');
const DAY_OF_YEAR = anchored(
  ' {0,2}(?:(\\d{1,2})월(?: {0,2}(\\d{1,2})일(?!간))?|(\\d{1,2})/(\\d{1,2})(?![\\d/]))',
);
const END = anchored(WORD_END);

/** All words that a named day begins with. */
export const NAMED_DAY_STARTS: readonly string[] = [
  ...DAYS.keys(),
  '어젯',
  ...PERIODS.keys(),
  ...STEPS.keys(),
];

/**
 * Reads words for days, weeks, months and years: 어제, 지난주, 이번 주 금요일, 다음 달 3일, 작년 5월 19일,
 * 지난 금요일 (the last one before today).
 */
export function readNamedDay(text: string, at: number, now: Moment): DayReading | null {
  const day = matchAt(DAY, text, at);
  if (day !== null) {
    const midnight = addUnits(now.today, 'day', DAYS.get(day[1] ?? '어제') as number);
    return { end: at + day[0].length, granularity: 'day', midnight };
  }
  const weekday = matchAt(LAST_WEEKDAY, text, at);
  if (weekday !== null) {
    const back = (weekdayOf(now.today) - weekdayNumber(weekday[1] as string) + 6) % 7;
    const midnight = addUnits(now.today, 'day', -back - 1);
    return { end: at + weekday[0].length, granularity: 'day', midnight };
  }
  const period = matchAt(PERIOD, text, at);
  if (period === null) return null;
  const [whole, word, step, unitWord] = period;
  const [unit, distance] =
    word === undefined
      ? [UNITS.get(unitWord as string) as CalendarUnit, STEPS.get(step as string) as number]
      : (PERIODS.get(word) as readonly [CalendarUnit, number]);
  const first = addUnits(startOfUnit(now.today, unit), unit, distance);
  return withinPeriod(text, at + whole.length, unit, first);
}

/** The day that stands after the name of a week, month or year, or else the whole of it. */
function withinPeriod(
  text: string,
  at: number,
  unit: CalendarUnit,
  first: number | null,
): DayReading | null {
  const inner = unit === 'week' ? WEEKDAY : unit === 'month' ? DAY_OF_MONTH : DAY_OF_YEAR;
  const match = matchAt(inner, text, at);
  if (match === null) {
    return matchAt(END, text, at) === null ? null : { end: at, granularity: unit, midnight: first };
  }
  const end = at + match[0].length;
  if (first === null) return { end, granularity: 'day', midnight: null };
  if (unit === 'week') {
    const days = (weekdayNumber(match[1] as string) + 6) % 7;
    return { end, granularity: 'day', midnight: addUnits(first, 'day', days) };
  }
  const year = yearOf(first);
  if (unit === 'month') {
    const midnight = civilDay(year, monthOf(first), Number(match[1]));
    return { end, granularity: 'day', midnight };
  }
  const [, month = match[3], day = match[4]] = match;
  const granularity = day === undefined ? 'month' : 'day';
  return { end, granularity, midnight: civilDay(year, Number(month), Number(day ?? 1)) };
}
