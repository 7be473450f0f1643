import { anchored, matchAt, WORD_END } from './date-text.js';
import type { DateGranularity } from './korean-date.js';
import { NATIVE_NUMERAL, numeralValue, SINO_NUMERAL } from './numeral.js';
import type { ClockReading } from './reading.js';

const BEFORE = '오전|오후|새벽|아침|점심|한낮|낮|저녁|한밤|밤|am|pm|a\\.m\\.|p\\.m\\.';
const AFTER = ' ?(am|pm|a\\.m\\.|p\\.m\\.)(?![a-z])';

/** Words of a clock that no digit begins. */
export const CLOCK_STARTS: readonly string[] = [...BEFORE.split('|'), '정오', '자정'];

// 오전 4:23, 14:03:11.250, 4:23 PM
const COLON = anchored(
  `(?:(${BEFORE}) {0,2})?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?![\\d:])`,
);
// 오후 3시 30분 20초, 세 시 반, 3시 5분 전
const WORDS = anchored(
  `(?:(${BEFORE}) {0,2})?(\\d{1,2}|${NATIVE_NUMERAL}) {0,2}시(?:` +
    ` {0,2}(\\d{1,2}|${SINO_NUMERAL}) {0,2}분(?!간)(?: {0,2}(\\d{1,2}|${SINO_NUMERAL}) {0,2}초(?!간))?` +
    `| {0,2}(반)${WORD_END}|(?= {0,2}정각)|${WORD_END})`,
);
// 3pm, 11 am
const HOUR_ONLY = anchored(`(\\d{1,2})${AFTER}`);
const HALF_OF_DAY = anchored(AFTER);
// 142311, behind a day of eight digits
const DIGITS = anchored('[T _-]?(\\d{2})(\\d{2})(\\d{2})(?!\\d)');
const NAMED = anchored(`(정오|자정)${WORD_END}`);

const UTC = anchored(' ?\\(?(z|utc|gmt|kst)\\)?(?![a-z\\d+-])');
/** An offset; without T or seconds before it, 09:00-10:00 is two times. */
const OFFSET = anchored(' ?(?:utc|gmt)?([+-])(\\d{2}):?(\\d{2})(?![\\d:])');

const TO = anchored(` {0,2}전(?!까지)${WORD_END}`);
const MOST_MINUTES_TO = 15;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Reads a time: 오전 4:23, 14:03, 오후 3시 30분, 세 시 반, 3시 10분 전, 정오, 자정, 3pm, 04:23:11.5Z.
 *
 * @param iso - Whether a T stands before it, so that an offset may follow.
 * @param digits - Whether it may be six digits.
 */
export function readClock(
  text: string,
  at: number,
  { iso = false, digits = false }: { iso?: boolean; digits?: boolean } = {},
): ClockReading | null {
  const named = matchAt(NAMED, text, at);
  if (named !== null) {
    const time = named[1] === '정오' ? 12 * HOUR : 0;
    return { end: at + named[0].length, granularity: 'hour', time };
  }
  const colon = matchAt(COLON, text, at);
  if (colon !== null) {
    const [whole, before, hour, minute, second, fraction] = colon;
    const after = before === undefined ? matchAt(HALF_OF_DAY, text, at + whole.length) : null;
    const time = clockTime(before ?? after?.[1], hour, minute, second, fraction);
    const granularity = fraction ? 'millisecond' : second ? 'second' : 'minute';
    const end = at + whole.length + (after?.[0].length ?? 0);
    const found = { end, granularity, time } as const;
    return withOffset(text, found, iso || second !== undefined);
  }
  const words = matchAt(WORDS, text, at);
  if (words !== null) {
    const [whole, before, hour, minute, second, half] = words;
    // 한시 is also "a moment": 한시도, 한시 바삐.
    if (whole === '한시') return null;
    const time = clockTime(before, hour, half === undefined ? minute : '30', second);
    const granularity: DateGranularity = second ? 'second' : (minute ?? half) ? 'minute' : 'hour';
    const found = { end: at + whole.length, granularity, time };
    return minute === undefined ? found : minutesTo(text, found, numeralValue(minute));
  }
  const hourOnly = matchAt(HOUR_ONLY, text, at);
  if (hourOnly !== null) {
    const time = clockTime(hourOnly[2], hourOnly[1]);
    return { end: at + hourOnly[0].length, granularity: 'hour', time };
  }
  const compact = digits ? matchAt(DIGITS, text, at) : null;
  if (compact === null) return null;
  const time = clockTime(undefined, compact[1], compact[2], compact[3]);
  return withOffset(text, { end: at + compact[0].length, granularity: 'second', time }, true);
}

/** 3시 10분 전 is ten to three; with more than 15 minutes, or 까지, 전 means "before" that time. */
function minutesTo(text: string, reading: ClockReading, minutes: number): ClockReading {
  const to = minutes <= MOST_MINUTES_TO ? matchAt(TO, text, reading.end) : null;
  if (to === null || reading.time === null) return reading;
  return { ...reading, end: reading.end + to[0].length, time: reading.time - 2 * minutes * MINUTE };
}

function withOffset(text: string, reading: ClockReading, numeric: boolean): ClockReading {
  const { end } = reading;
  const utc = matchAt(UTC, text, end);
  if (utc !== null) {
    const offset = (utc[1] as string).toLowerCase() === 'kst' ? 9 * HOUR : 0;
    return { ...reading, end: end + utc[0].length, offset };
  }
  const match = numeric ? matchAt(OFFSET, text, end) : null;
  if (match === null) return reading;
  const [whole, sign, hours, minutes] = match;
  const size = Number(hours) * HOUR + Number(minutes) * MINUTE;
  const exists = size <= 14 * HOUR && Number(minutes) < 60;
  return {
    ...reading,
    end: end + whole.length,
    time: exists ? reading.time : null,
    offset: sign === '-' ? -size : size,
  };
}

function clockTime(
  part: string | undefined,
  hour: string | undefined,
  minute?: string,
  second?: string,
  fraction?: string,
): number | null {
  const [h, m, s] = [hour, minute, second].map((field) => numeralValue(field ?? '0')) as [
    number,
    number,
    number,
  ];
  const ms = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  const hours = hourOfDay(part?.toLowerCase().replaceAll('.', ''), h);
  if (hours === null || m > 59 || s > 59) return null;
  // 24:00 ends a day; nothing comes after it.
  if (part === undefined && h === 24 && m + s + ms > 0) return null;
  return hours * HOUR + m * MINUTE + s * 1000 + ms;
}

/** Hours that a part of the day may have, as first and last, and what each becomes. */
interface PartOfDay {
  readonly from: number;
  readonly to: number;
  readonly hour: (hour: number) => number;
}

const MORNING: PartOfDay = { from: 0, to: 12, hour: (hour) => hour % 12 };
const AFTERNOON: PartOfDay = {
  from: 0,
  to: 23,
  hour: (hour) => (hour < 12 ? hour + 12 : hour),
};
/** 밤 belongs to the day it began on: 12 to 5 o'clock are hours of the next date. */
const NIGHT: PartOfDay = {
  from: 0,
  to: 23,
  hour: (hour) => (hour === 12 || hour <= 5 ? (hour % 12) + 24 : hour < 12 ? hour + 12 : hour),
};

const PARTS_OF_DAY: Readonly<Record<string, PartOfDay>> = {
  오전: MORNING,
  am: MORNING,
  오후: AFTERNOON,
  pm: AFTERNOON,
  새벽: { from: 0, to: 12, hour: (hour) => (hour > 6 && hour < 12 ? NaN : hour % 12) },
  아침: { from: 5, to: 11, hour: (hour) => hour },
  점심: { from: 1, to: 14, hour: (hour) => (hour < 5 ? hour + 12 : hour < 11 ? NaN : hour) },
  저녁: { from: 4, to: 23, hour: (hour) => (hour < 12 ? hour + 12 : hour < 16 ? NaN : hour) },
  밤: NIGHT,
};

/** The hour from 0 to 24, more for the night; without a part of the day, as on a clock of 24 hours. */
function hourOfDay(part: string | undefined, hour: number): number | null {
  if (part === undefined) return hour <= 24 ? hour : null;
  const name = part === '낮' || part === '한낮' ? '점심' : part === '한밤' ? '밤' : part;
  const { from, to, hour: convert } = PARTS_OF_DAY[name] as PartOfDay;
  const converted = hour < from || hour > to ? NaN : convert(hour);
  return Number.isNaN(converted) ? null : converted;
}
