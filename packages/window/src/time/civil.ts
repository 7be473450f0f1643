// Days of the proleptic Gregorian calendar, counted from 1970-01-01, in whole numbers: Howard Hinnant,
// "chrono-Compatible Low-Level Date Algorithms", https://howardhinnant.github.io/date_algorithms.html

export const DAY_MILLIS = 86_400_000;

/** A date: month from 1 to 12, day from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_IN_ERA = 146_097;
/** Days from 0000-03-01, where eras begin, to 1970-01-01. */
const EPOCH_SHIFT = 719_468;

/** Number of the day; 1970-01-01 is 0. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - EPOCH_SHIFT;
}

/** The date of a day's number. */
export function dateOfDay(dayNumber: number): CivilDate {
  const shifted = dayNumber + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the calendar has this day, in years 1 to 9999. */
export function isDate(year: number, month: number, day: number): boolean {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false;
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return day <= (MONTH_DAYS[month - 1] as number) + leapDay;
}

/** Milliseconds of a clock reading since 1970-01-01T00:00, NaN for one that no calendar or clock shows. */
export function localMillis(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
): number {
  if (!isDate(year, month, day)) return NaN;
  if (!(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59)) return NaN;
  return dayNumber(year, month, day) * DAY_MILLIS + (hour * 60 + minute) * 60_000;
}
