import { readAmount } from './amount.js';
import { readClock } from './clock.js';
import { anchored, matchAt } from './date-text.js';
import type { DateGranularity } from './korean-date.js';
import { readNamedDay } from './named-day.js';
import { nearestTime, range } from './nearest-time.js';
import { readNumericDay } from './numeric-day.js';
import { readPartialDay } from './partial-day.js';
import type { ClockReading, Moment, ShiftReading } from './reading.js';
import type { TimeZone } from './time-zone.js';

/** What stands at a place of a text. */
export interface DateReading {
  readonly end: number;
  readonly granularity: DateGranularity;
  /** `null` when there is no such date: 2월 30일, 25시. */
  readonly instant: number | null;
  /** What it was read from: a day, with a clock or not, an amount, or a clock alone. */
  readonly kind: 'day' | 'amount' | 'clock';
}

const DAY = 86_400_000;

/** What may stand between a day and its clock. */
const GAP = anchored('(T)(?=\\d)|(?:에|은|는|의|도)?,? {0,3}');

/** Reads the date that begins at a place; `null` when none does. */
export function readDate(
  text: string,
  at: number,
  now: Moment,
  zone: TimeZone,
): DateReading | null {
  const amount = readAmount(text, at, now);
  if (amount !== null && 'days' in amount) {
    const { end, granularity } = amount;
    return { end, granularity, instant: shifted(amount, now, zone), kind: 'amount' };
  }
  const day = amount ?? readNamedDay(text, at, now) ?? readNumericDay(text, at, now);
  if (day === null) return withoutDay(text, at, now, zone);
  const clock = clockAfter(text, day.end);
  if (clock === null) {
    const { end, granularity, midnight } = day;
    const instant = midnight === null ? null : zone.toInstant(midnight);
    return { end, granularity, instant, kind: amount === null ? 'day' : 'amount' };
  }
  const { end, granularity } = clock;
  // A clock behind a week or a month says too little: it is passed over with them.
  const instant = day.granularity === 'day' ? atClock(day.midnight, clock, zone) : null;
  return { end, granularity, instant, kind: 'day' };
}

/** A clock behind 18일 or 금요일, or alone. */
function withoutDay(text: string, at: number, now: Moment, zone: TimeZone): DateReading | null {
  const partial = readPartialDay(text, at, now);
  const clock = partial === null ? readClock(text, at) : clockAfter(text, partial.end);
  if (clock === null) return null;
  const { end, granularity } = clock;
  return partial === null
    ? { end, granularity, instant: onNearestDay(clock, now, zone), kind: 'clock' }
    : { end, granularity, instant: atClock(partial.midnight(), clock, zone), kind: 'day' };
}

function shifted({ days, milliseconds }: ShiftReading, now: Moment, zone: TimeZone): number | null {
  if (days === null) return null;
  return (days === 0 ? now.instant : zone.toInstant(now.wall + days)) + milliseconds;
}

function clockAfter(text: string, end: number): ClockReading | null {
  const gap = matchAt(GAP, text, end);
  const digits = /^\d{8}$/.test(text.slice(Math.max(0, end - 8), end));
  const beside = digits ? readClock(text, end, { digits }) : null;
  if (beside !== null || gap === null) return beside;
  return readClock(text, end + gap[0].length, { iso: gap[1] !== undefined, digits });
}

function atClock(midnight: number | null, clock: ClockReading, zone: TimeZone): number | null {
  if (midnight === null || clock.time === null) return null;
  const wall = midnight + clock.time;
  return clock.offset === undefined ? zone.toInstant(wall) : wall - clock.offset;
}

/** A clock without a day is that of the day before, of today or of tomorrow. */
function onNearestDay(clock: ClockReading, now: Moment, zone: TimeZone): number | null {
  if (clock.time === null) return null;
  const time = ((clock.time % DAY) + DAY) % DAY;
  const instants = Array.from(range(-1, 1), (shift) =>
    atClock(now.today + shift * DAY, { ...clock, time }, zone),
  );
  return nearestTime(instants, now.instant, now.prefer);
}
