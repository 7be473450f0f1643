import { civilDay, weekdayOf, yearOf } from './civil-day.js';
import { anchored, matchAt } from './date-text.js';
import { nearestTime, range } from './nearest-time.js';
import type { DayReading, Moment } from './reading.js';
import { WEEKDAY_MARK, weekdayNumber } from './weekday.js';

/** The fields of a date as they stand in a text. */
interface Fields {
  readonly year?: number;
  readonly month: number;
  /** Left out of a month. */
  readonly day?: number;
}

interface Style {
  readonly pattern: RegExp;
  /** `null` where the order of the options does not read this style. */
  readonly fields: (groups: readonly (string | undefined)[], now: Moment) => Fields | null;
}

/** No further number follows, as it does in a version or an address. */
const END = '(?!\\d|[-./]\\d)';

/** A clock behind a date in numbers, which tells 5/9 from a fraction. */
const CLOCK_AHEAD = '오[전후]|[ap]\\.?m|\\d{1,2}(?::\\d|시)';

/** Styles in the order they are tried. */
const STYLES: readonly Style[] = [
  {
    // 2024년 5월 19일, 24년 5월 19일, 5월 19일, 5월 19~21일, 2024년 5월, 5월
    pattern: anchored(
      "(?:'?(\\d{4}|\\d{2})년 {0,2})?(\\d{1,2})월(?: {0,2}(\\d{1,2})(?:일(?!간)|(?= ?[~-] ?\\d{1,2}일)))?",
    ),
    fields: ([, year, month, day], now) => ({ ...yearField(year, now), ...monthDay(month, day) }),
  },
  {
    // 2024-05-19, 2024. 5. 19., 2024/5/19
    pattern: anchored(`(\\d{4}) ?([-./]) ?(\\d{1,2}) ?\\2 ?(\\d{1,2})${END}`),
    fields: ([, year, , month, day], now) => ({ ...yearField(year, now), ...monthDay(month, day) }),
  },
  {
    // 20240519, also before six digits of a clock
    pattern: anchored('((?:19|20)\\d{2})(\\d{2})(\\d{2})(?!\\d(?!\\d{5}(?!\\d))|[건원명개점번])'),
    fields: ([, year, month, day], now) => ({ ...yearField(year, now), ...monthDay(month, day) }),
  },
  {
    // 5/19/2024 and 19.5.2024, in an order that has the year last
    pattern: anchored(`(\\d{1,2}) ?([-./]) ?(\\d{1,2}) ?\\2 ?(\\d{4})${END}`),
    fields: ([, first, , second, year], now) =>
      now.order === 'ymd'
        ? null
        : { ...yearField(year, now), ...inOrder(now.order, first, second) },
  },
  {
    // 24.05.19, 24. 5. 19.; among words, 24.5.19 may as well be a version
    pattern: anchored(
      `'?(\\d{2})(?:([-./])(\\d{1,2})\\2(\\d{1,2})${END}|\\. (\\d{1,2})\\. (\\d{1,2})${END})`,
    ),
    fields: ([, first, , second, third, spacedMonth, spacedDay], now) => {
      if (third === undefined)
        return { ...yearField(first, now), ...monthDay(spacedMonth, spacedDay) };
      if (now.prose && (second?.length !== 2 || third.length !== 2)) return null;
      return now.order === 'ymd'
        ? { ...yearField(first, now), ...monthDay(second, third) }
        : { ...yearField(third, now), ...inOrder(now.order, first, second) };
    },
  },
  {
    // 5.19(일)
    pattern: anchored(`(\\d{1,2})\\. ?(\\d{1,2})\\.?(?= ?(?:${WEEKDAY_MARK}))`),
    fields: ([, month, day]) => monthDay(month, day),
  },
  {
    // 5/19; 9/10점 is a mark, 1/2컵 a fraction
    pattern: anchored(
      `(\\d{1,2})/(\\d{1,2})(?![\\d/%]|\\.\\d|[점명개배쪽장컵])(일(?!요일))?(?:(?=( {0,2}(?:${WEEKDAY_MARK}|${CLOCK_AHEAD})))|)`,
    ),
    fields: ([, first, second, word, ahead], { order, prose }) => {
      const fields = inOrder(order, first, second);
      const certain = Number(fields.day) > 12 || first?.[0] === '0' || second?.[0] === '0';
      return !prose || certain || word !== undefined || ahead !== undefined ? fields : null;
    },
  },
];

const ISO_MONTH = anchored('(\\d{4})-(\\d{2})(?![-\\d])');
const YEAR = anchored('(\\d{4})년(?! {0,2}(?:전|후|뒤|동안|간|대|차|째|만에|이상|넘게))');
const WEEKDAY = anchored(`\\.? {0,2}(${WEEKDAY_MARK})`);

/**
 * Reads a date in numbers: 2024. 5. 19., 24.05.19, 2024년 5월 19일 (일), 5월 19일, 5/19, 20240519, 2024년.
 * A weekday that is not the one of the date makes it impossible; without a year, it helps to find it.
 */
export function readNumericDay(text: string, at: number, now: Moment): DayReading | null {
  for (const { pattern, fields } of STYLES) {
    const match = matchAt(pattern, text, at);
    if (match === null) continue;
    const read = fields(match, now);
    if (read === null) continue;
    return withWeekday(text, at + match[0].length, match[0].includes('.'), read, now);
  }
  const month = matchAt(ISO_MONTH, text, at);
  if (month !== null) {
    const midnight = civilDay(Number(month[1]), Number(month[2]), 1);
    return { end: at + month[0].length, granularity: 'month', midnight };
  }
  const year = matchAt(YEAR, text, at);
  if (year === null) return null;
  return {
    end: at + year[0].length,
    granularity: 'year',
    midnight: civilDay(Number(year[1]), 1, 1),
  };
}

function withWeekday(
  text: string,
  at: number,
  dotted: boolean,
  fields: Fields,
  now: Moment,
): DayReading {
  if (fields.day === undefined) {
    return { end: at, granularity: 'month', midnight: resolved(fields, undefined, now) };
  }
  const match = matchAt(WEEKDAY, text, at);
  const weekday = match === null ? undefined : weekdayNumber(match[1] as string);
  const lastDot = match === null && dotted && text[at] === '.' ? 1 : 0;
  const end = at + (match?.[0].length ?? lastDot);
  return { end, granularity: 'day', midnight: resolved(fields, weekday, now) };
}

/** The years around the reference in which a date without a year is looked for: a leap day has one in 8. */
const YEARS_AROUND = 12;

function resolved(fields: Fields, weekday: number | undefined, now: Moment): number | null {
  const { month, day = 1 } = fields;
  const inYear = (year: number): number | null => {
    const midnight = civilDay(year, month, day);
    const fits = midnight === null || weekday === undefined || weekdayOf(midnight) === weekday;
    return fits ? midnight : null;
  };
  if (fields.year !== undefined) return inYear(fields.year);

  const thisYear = yearOf(now.today);
  const years = range(thisYear - YEARS_AROUND, thisYear + YEARS_AROUND);
  // A weekday tells the year better than a habit of looking back.
  const prefer = weekday === undefined ? now.prefer : 'nearest';
  return nearestTime(Array.from(years, inYear), now.today, prefer);
}

/** Years of two digits lie no more than 20 years ahead of the reference. */
const YEARS_AHEAD = 20;

function yearField(digits: string | undefined, now: Moment): { year?: number } {
  if (digits === undefined) return {};
  const year = Number(digits);
  if (digits.length > 2) return { year };
  const latest = yearOf(now.today) + YEARS_AHEAD;
  return { year: latest - ((latest - year) % 100) };
}

function monthDay(month: string | undefined, day: string | undefined): Fields {
  return day === undefined ? { month: Number(month) } : { month: Number(month), day: Number(day) };
}

function inOrder(
  order: Moment['order'],
  first: string | undefined,
  second: string | undefined,
): Fields {
  return order === 'dmy' ? monthDay(second, first) : monthDay(first, second);
}
