import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { addYears } from 'date-fns/addYears';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { startOfMonth } from 'date-fns/startOfMonth';
import { startOfYear } from 'date-fns/startOfYear';

/**
 * Days without a zone, as the milliseconds of their midnight in UTC. date-fns reckons in the zone of
 * the system, where a day may lack its midnight or be missing altogether; so it is handed dates
 * whose local fields are those of UTC, and its rules (the last of a shorter month, the leap day) apply
 * alike everywhere.
 */
class UtcDate extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getDay(): number {
    return this.getUTCDay();
  }
  override setFullYear(...fields: [year: number, month?: number, date?: number]): number {
    return this.setUTCFullYear(...(fields as [number]));
  }
  override setMonth(...fields: [month: number, date?: number]): number {
    return this.setUTCMonth(...(fields as [number]));
  }
  override setDate(date: number): number {
    return this.setUTCDate(date);
  }
  override setHours(...fields: [number, number?, number?, number?]): number {
    return this.setUTCHours(...(fields as [number]));
  }
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'year';

const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;

/** A day by its fields, month from 1; `null` when there is no such day in the years 1000 to 9999. */
export function civilDay(year: number, month: number, day: number): number | null {
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= FIRST_YEAR && year <= LAST_YEAR ? midnight : null;
}

/** A day some units on, or back; a day that a month lacks becomes its last. `null` out of range. */
export function addUnits(midnight: number, unit: CalendarUnit, amount: number): number | null {
  const moved = ADD[unit](new UtcDate(midnight), amount);
  const year = moved.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? moved.getTime() : null;
}

const ADD: Readonly<Record<CalendarUnit, (date: Date, amount: number) => Date>> = {
  day: addDays,
  week: (date, amount) => addDays(date, 7 * amount),
  month: addMonths,
  year: addYears,
};

/** The first day of the week (Monday), month or year of a day. */
export function startOfUnit(midnight: number, unit: CalendarUnit): number {
  return START[unit](new UtcDate(midnight)).getTime();
}

const START: Readonly<Record<CalendarUnit, (date: Date) => Date>> = {
  day: (date) => date,
  week: startOfISOWeek,
  month: startOfMonth,
  year: startOfYear,
};

/** 0 for Sunday to 6. */
export function weekdayOf(midnight: number): number {
  return new Date(midnight).getUTCDay();
}

export function yearOf(midnight: number): number {
  return new Date(midnight).getUTCFullYear();
}

/** 1 to 12. */
export function monthOf(midnight: number): number {
  return new Date(midnight).getUTCMonth() + 1;
}
