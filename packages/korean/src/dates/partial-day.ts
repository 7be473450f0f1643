import { addUnits, civilDay, monthOf, startOfUnit, weekdayOf, yearOf } from './civil-day.js';
import { anchored, matchAt } from './date-text.js';
import { nearestTime, range } from './nearest-time.js';
import type { Moment } from './reading.js';
import { WEEKDAY_MARK, WEEKDAY_WORD, weekdayNumber } from './weekday.js';

const DAY_OF_MONTH = anchored(`(\\d{1,2})일(?: {0,2}(${WEEKDAY_MARK}))?`);
const WEEKDAY = anchored(`(${WEEKDAY_WORD})`);

/** Months around the reference: a 31st on a given weekday comes within two years. */
const MONTHS_AROUND = 24;

/** A day that lacks its month or week. */
export interface PartialDay {
  readonly end: number;
  /** The first midnight of the day that is meant; `null` when there is none. */
  readonly midnight: () => number | null;
}

/**
 * Reads a day without its month (18일) or without its week (금요일). By itself that is no date, 18일 may be
 * a length of time; before a clock it is one.
 */
export function readPartialDay(text: string, at: number, now: Moment): PartialDay | null {
  const { today, prefer } = now;
  const day = matchAt(DAY_OF_MONTH, text, at);
  if (day !== null) {
    const [whole, digits, mark] = day;
    const months = range(-MONTHS_AROUND, MONTHS_AROUND);
    const days = (): (number | null)[] =>
      Array.from(months, (shift) => dayOfMonth(today, shift, Number(digits))).filter(
        (midnight) => mark === undefined || isOn(midnight, weekdayNumber(mark)),
      );
    const side = mark === undefined ? prefer : 'nearest';
    return { end: at + whole.length, midnight: () => nearestTime(days(), today, side) };
  }
  const name = matchAt(WEEKDAY, text, at);
  if (name === null) return null;
  const weekday = weekdayNumber(name[1] as string);
  const days = (): (number | null)[] =>
    Array.from(range(-7, 7), (shift) => addUnits(today, 'day', shift)).filter((midnight) =>
      isOn(midnight, weekday),
    );
  return { end: at + name[0].length, midnight: () => nearestTime(days(), today, prefer) };
}

function dayOfMonth(today: number, shift: number, day: number): number | null {
  const first = addUnits(startOfUnit(today, 'month'), 'month', shift);
  return first === null ? null : civilDay(yearOf(first), monthOf(first), day);
}

function isOn(midnight: number | null, weekday: number): boolean {
  return midnight !== null && weekdayOf(midnight) === weekday;
}
