import type { CalendarUnit } from './civil-day.js';
import type { DateGranularity, KoreanDateOptions } from './korean-date.js';

/** The moment a text was written at, and how its gaps are filled. */
export interface Moment {
  readonly instant: number;
  /** The same moment on the wall clock of the zone, as if it were UTC. */
  readonly wall: number;
  /** The midnight that its day begins with. */
  readonly today: number;
  readonly prefer: NonNullable<KoreanDateOptions['prefer']>;
  readonly order: NonNullable<KoreanDateOptions['order']>;
  /** Whether dates stand among other words, so that 2/3 may be a fraction. */
  readonly prose: boolean;
}

/** A day, or a longer time, that stands in a text. */
export interface DayReading {
  /** Where it ends in the text. */
  readonly end: number;
  readonly granularity: CalendarUnit;
  /** Its first midnight; `null` when there is no such day. */
  readonly midnight: number | null;
}

/** A time on the clock that stands in a text. */
export interface ClockReading {
  readonly end: number;
  readonly granularity: DateGranularity;
  /**
   * Milliseconds since midnight, 24 hours and more for the night that ends a day; `null` when there is
   * no such time.
   */
  readonly time: number | null;
  /** The offset from UTC that the text tells, in milliseconds. */
  readonly offset?: number;
}

/** A moment some hours, minutes or seconds from now: 3시간 전, 1일 2시간 전. */
export interface ShiftReading {
  readonly end: number;
  readonly granularity: DateGranularity;
  /** Whole days on the wall clock, in milliseconds; `null` when there is no such day. */
  readonly days: number | null;
  /** The rest, exactly. */
  readonly milliseconds: number;
}
