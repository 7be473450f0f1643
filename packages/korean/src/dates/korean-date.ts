/** How precise a date is: the smallest part that the text tells. */
export type DateGranularity =
  ('year' | 'month' | 'week' | 'day') | ('hour' | 'minute' | 'second' | 'millisecond');

/** A date in a text. */
export interface KoreanDate {
  /**
   * The moment itself; of a day, week (Monday), month or year, its beginning in the time zone. An
   * amount of days or more (3일 전, 2주 전) counts from the day of the reference and is its beginning;
   * one of hours or less counts from the reference to the millisecond.
   */
  readonly instant: Date;
  readonly granularity: DateGranularity;
  /** Where it stands in the text, in UTF-16 units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** As it stands there. */
  readonly text: string;
}

/** How dates are understood. */
export interface KoreanDateOptions {
  /** The moment at which the text was written: what 어제 and 3시간 전 count from. Default now. */
  readonly reference?: Date | number;
  /** The IANA time zone of clocks and days without an offset of their own. Default `'Asia/Seoul'`. */
  readonly timeZone?: string;
  /**
   * The order of numbers without words. Year-first dates of four digits are read in any order.
   * `'ymd'` (default): 24.05.19, and 5/19 as May 19; dates with the year last are not read.
   * `'mdy'`: 5/19/2024, 05/19/24. `'dmy'`: 19/5/2024, 19.05.24, 19/5.
   */
  readonly order?: 'ymd' | 'mdy' | 'dmy';
  /**
   * Where the text leaves the year out (5월 19일), or the day (오전 4:23): the latest such day or time
   * that is not after the reference (`'past'`, default), the first that is not before it
   * (`'future'`), or the `'nearest'`. Days are compared by day: 5월 19일 오후 3시 may lie later today. A
   * weekday beside the day (5월 24일 (금)) decides by itself: the nearest day that is one.
   */
  readonly prefer?: 'past' | 'future' | 'nearest';
}
