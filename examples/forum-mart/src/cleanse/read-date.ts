import { parseKoreanDate } from '@nunchi/korean';
import type { KoreanDate } from '@nunchi/korean';
import type { CleansedPost } from '../model';

export interface DateOptions {
  /** Where the forum is: an IANA time zone. */
  readonly timeZone: string;
  /** When pages were read whose rows do not say so: ISO 8601, or null. */
  readonly crawledAt: string | null;
}

/** What a date tells. */
export type PostedAt = Pick<CleansedPost, 'posted_at' | 'date_granularity'>;

/** Reads a date, with the time at which its row says that the page was read; a reason where it cannot. */
export type ReadDate = (date: string, crawledAt: string | null) => PostedAt | string;

/** From when to when a page may have been read. */
interface Span {
  readonly first: number;
  readonly last: number;
}

const DAY = 86_400_000;
/**
 * Of a page of which nothing is known. What reads the same from both ends needs no time of reading:
 * 2024.05.19, and 24.05.19 too, for years of two digits are those around; 5월 19일 and 3시간 전 do not.
 */
const ANY_TIME: Span = {
  first: Date.UTC(2020, 0, 1),
  last: Date.UTC(2045, 6, 15, 12, 34, 56, 789),
};
/** Before it there was no forum, so an earlier date is a mistake. */
const EARLIEST = Date.UTC(1990, 0, 1);

/**
 * Makes the function that reads the dates of posts, whatever their style, as local time of the forum.
 * No date is read from the clock of this machine: the same rows give the same dates tomorrow.
 *
 * @throws Error if there is no such zone, or if `crawledAt` is no time.
 */
export function createDateReader({ timeZone, crawledAt }: DateOptions): ReadDate {
  const localTime = localTimeIn(timeZone);
  const usual = crawledAt === null ? ANY_TIME : spanOf(crawledAt, timeZone);
  if (usual === null)
    throw new Error(`${String(crawledAt)} is no time: write it as 2024-05-20T09:00:00+09:00.`);
  let before: { readonly written: string; readonly span: Span } | null = null;

  const spanOfRow = (written: string | null): Span => {
    if (written === null) return usual;
    // Rows of one page lie together.
    if (before?.written !== written)
      before = { written, span: spanOf(written, timeZone) ?? ANY_TIME };
    return before.span;
  };

  return (text, rowCrawledAt) => {
    const span = spanOfRow(rowCrawledAt);
    const date = parseKoreanDate(text, { reference: span.last, timeZone });
    if (date === null) return 'is no date';
    if (span.first !== span.last) {
      const same = parseKoreanDate(text, { reference: span.first, timeZone });
      if (same?.instant.getTime() !== date.instant.getTime())
        return 'cannot be told without the time at which the page was read';
    }
    if (date.instant.getTime() < EARLIEST) return 'lies before 1990';
    if (span !== ANY_TIME && date.instant.getTime() > span.last + DAY)
      return 'lies after the time at which the page was read';
    return postedAt(date, localTime) ?? 'tells no day';
  };
}

/** From when to when a written time is; null if it is none. */
function spanOf(written: string, timeZone: string): Span | null {
  const date = parseKoreanDate(written, { reference: ANY_TIME.first, timeZone });
  const first = date?.instant.getTime() ?? 0;
  if (date === null || first < EARLIEST || first > Date.UTC(9000, 0, 1)) return null;
  return { first, last: date.granularity === 'day' ? first + DAY - 1 : first };
}

/** The local time of an instant, cut down to what the date tells; null where that is no day. */
function postedAt(
  { instant, granularity }: KoreanDate,
  localTime: (instant: Date) => string,
): PostedAt | null {
  const local = localTime(instant);
  switch (granularity) {
    case 'day':
      return { posted_at: `${local.slice(0, 10)}T00:00:00`, date_granularity: 'day' };
    case 'hour':
      return { posted_at: `${local.slice(0, 13)}:00:00`, date_granularity: 'hour' };
    case 'minute':
      return { posted_at: `${local.slice(0, 16)}:00`, date_granularity: 'minute' };
    case 'second':
    case 'millisecond':
      return { posted_at: local, date_granularity: 'second' };
    default:
      return null;
  }
}

/** Makes the function that writes an instant as `2024-05-19T14:03:00`. */
function localTimeIn(timeZone: string): (instant: Date) => string {
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
  });
  return (instant) => format.format(instant).replace(' ', 'T');
}
