import type { Month } from '../model';
import type { Random } from './random';

/** A clock on the wall of the forum, as if it were UTC: milliseconds since the epoch. */
export type WallTime = number;

const HOUR = 3_600_000;
const MINUTE = 60_000;
export const DAY = 24 * HOUR;

/** Months in their order. */
export function monthsFrom(from: Month, count: number): Month[] {
  const [year = 0, month = 0] = from.split('-').map(Number);
  return Array.from(
    { length: count },
    (_, k) => new Date(Date.UTC(year, month - 1 + k, 1)).toISOString().slice(0, 7) as Month,
  );
}

/** By weekday from Sunday on, and by hour: quiet nights, a hill at noon, a peak when children sleep. */
const WEEKDAYS = [0.82, 1.2, 1.1, 1.05, 1.02, 0.98, 0.83];
const HOURS = [
  ...[
    34, 20, 12, 8, 7, 8, 14, 26, 40, 52, 58, 56, 60, 66, 56, 50, 48, 46, 50, 58, 78, 112, 124, 82,
  ],
];
/** On weekends the morning is slow. */
const WEEKEND_HOURS = HOURS.map((weight, hour) => (hour >= 6 && hour < 12 ? weight * 0.7 : weight));

/** When the posts of a month were written, sorted. */
export function timesIn(month: Month, count: number, random: Random): WallTime[] {
  const begin = Date.parse(`${month}-01T00:00:00Z`);
  const [next = month] = monthsFrom(month, 2).slice(1);
  const days: WallTime[] = [];
  for (let day = begin; day < Date.parse(`${next}-01T00:00:00Z`); day += DAY) days.push(day);
  const weights = days.map(
    (day) => (WEEKDAYS[new Date(day).getUTCDay()] ?? 1) * (0.85 + 0.3 * random.next()),
  );
  const times = Array.from({ length: count }, () => {
    const day = days[random.weighted(weights)] ?? begin;
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
    const hour = random.weighted(isWeekend ? WEEKEND_HOURS : HOURS);
    return day + hour * HOUR + random.between(0, HOUR / 1000 - 1) * 1000;
  });
  return times.sort((a, b) => a - b);
}

/** How a date is written, and when the page was read. */
export interface WrittenDate {
  readonly date: string;
  readonly crawledAt: string;
}

type Style = (at: WallTime) => string;

const STYLES: readonly Style[] = [
  (at) => `${parts(at).day.replaceAll('-', '.')}. ${parts(at).clock.slice(0, 5)}`,
  (at) => parts(at).day.slice(2).replaceAll('-', '.'),
  (at) => {
    const { day, clock } = parts(at);
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    const hour = Number(clock.slice(0, 2));
    return `${year}년 ${month}월 ${date}일 ${hour < 12 ? '오전' : '오후'} ${hour % 12 || 12}:${clock.slice(3, 5)}`;
  },
  (at) => `${parts(at).day} ${parts(at).clock}`,
];
const STYLE_WEIGHTS = [40, 6, 24, 18];

/** Writes a date in one of five styles; one of them counts back from when the page was read. */
export function writtenDate(at: WallTime, random: Random): WrittenDate {
  if (random.chance(0.12)) {
    const [amount, unit, length] = random.chance(0.25)
      ? ([random.between(2, 59), '분', MINUTE] as const)
      : ([random.between(1, 20), '시간', HOUR] as const);
    return { date: `${amount}${unit} 전`, crawledAt: seoulTime(at + amount * length) };
  }
  const style = STYLES[random.weighted(STYLE_WEIGHTS)] as Style;
  return { date: style(at), crawledAt: seoulTime(at + random.between(2, 20 * 60) * MINUTE) };
}

/** A time in ISO 8601, with the offset of the forum's clock. */
export function seoulTime(at: WallTime): string {
  return `${parts(at).day}T${parts(at).clock}+09:00`;
}

function parts(at: WallTime): { readonly day: string; readonly clock: string } {
  const text = new Date(at).toISOString();
  return { day: text.slice(0, 10), clock: text.slice(11, 19) };
}
