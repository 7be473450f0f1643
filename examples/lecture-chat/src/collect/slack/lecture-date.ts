import { differenceInCalendarDays, isExists, parseISO } from 'date-fns';

/** A date that a message tells, and where. */
export interface ToldDate {
  readonly at: number;
  /** `2026-03-05`. */
  readonly day: string;
}

/** `2026-03-05`, `2026년 3월 5일`, `3월 5일`, `3/5`; but not the `3/5` of `3/5/2026` or of a longer number. */
const DATE =
  /(?<![\d./-])(?:(\d{4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})|(?:(\d{4})\s?년\s?)?(\d{1,2})\s?월\s?(\d{1,2})\s?일|(\d{1,2})\s?\/\s?(\d{1,2}))(?![\d/])/g;

/** A date so many days ahead is one of the year before: nothing is recorded before it is held. */
const HALF_A_YEAR = 183;
/** Recordings are shared soon; a fraction such as `1/2` is mostly farther away. */
const SOON = 31;

/**
 * The dates of a text.
 *
 * @param sent The day on which it was sent, in the zone of the class. It tells the year of a date that
 *   has none: a December date that is told in January belongs to the year before.
 */
export function datesIn(text: string, sent: string): ToldDate[] {
  const dates: ToldDate[] = [];
  for (const found of text.matchAll(DATE)) {
    const [, year1, month1, day1, year2, month2, day2, month3, day3] = found;
    const [year, month, day] = [year1 ?? year2, month1 ?? month2 ?? month3, day1 ?? day2 ?? day3];
    const date = dateOf(year, Number(month), Number(day), sent);
    if (date !== null) dates.push({ at: found.index, day: date });
  }
  return dates;
}

function dateOf(year: string | undefined, month: number, day: number, sent: string): string | null {
  if (year !== undefined) return isoDay(Number(year), month, day);
  const sentYear = Number(sent.slice(0, 4));
  const date = isoDay(sentYear, month, day);
  if (date !== null && daysBetween(date, sent) <= HALF_A_YEAR) return date;
  return isoDay(sentYear - 1, month, day);
}

/**
 * The date of a link: the nearest before it, else the first of the message. Where some dates are
 * within a month of the message, only these count.
 *
 * @param link Where the link stands.
 * @returns Null where there is no date at all.
 */
export function dateOfLink(link: number, dates: readonly ToldDate[], sent: string): string | null {
  const near = dates.filter(({ day }) => Math.abs(daysBetween(day, sent)) <= SOON);
  const candidates = near.length > 0 ? near : dates;
  const found = candidates.findLast(({ at }) => at < link) ?? candidates[0];
  return found?.day ?? null;
}

function isoDay(year: number, month: number, day: number): string | null {
  if (!isExists(year, month - 1, day)) return null;
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-');
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

function daysBetween(later: string, earlier: string): number {
  return differenceInCalendarDays(parseISO(later), parseISO(earlier));
}
