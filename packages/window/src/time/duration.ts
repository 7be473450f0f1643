import { WindowError } from '../errors.js';

/** Milliseconds, or text as `'10 seconds'`: see {@link parseDuration}. */
export type Duration = number | string;

const SECOND = 1_000n;
const DAY = 86_400n * SECOND;

const MICROS_IN_MILLI = 1_000n;

/** Microseconds of each unit, by its singular; a final s is allowed on those of two letters and more. */
const UNITS = new Map<string, bigint>();
for (const [names, millis] of [
  [['millisecond', 'milli', 'ms'], 1n],
  [['second', 'sec', 's'], SECOND],
  [['minute', 'min', 'm'], 60n * SECOND],
  [['hour', 'hr', 'h'], 3_600n * SECOND],
  [['day', 'd'], DAY],
  [['week', 'w'], 7n * DAY],
  [['month'], 31n * DAY],
  [['year'], 12n * 31n * DAY],
] as const)
  for (const name of names) UNITS.set(name, millis * MICROS_IN_MILLI);
for (const name of ['microsecond', 'micro', 'us', 'µs', 'μs']) UNITS.set(name, 1n);

/** Fractions have up to nine digits, as many as the scale has zeros. */
const FRACTION_DIGITS = 9;
const SCALE = 10n ** BigInt(FRACTION_DIGITS);

const LONGEST_TEXT = 200;
/** The range of dates. */
const MAX_MILLIS = 8.64e15;
const TERM = /\s*(?:([+-])\s*)?(\d{1,16})(?:\.(\d{1,9}))?\s*([a-zµμ]+)/iy;
const ISO_TERM = /([+-]?)(\d{1,16})(?:\.(\d{1,9}))?([YMWDHS])/iy;

/**
 * A length of time in milliseconds. Text is Spark's interval text (`'10 seconds'`,
 * `'1 minute 30 seconds'`, `'1 day -2 hours'`), short forms (`'500 ms'`, `'1h30m'`) or ISO 8601
 * (`'PT10S'`, `'P1DT2H'`). As in Spark's watermark delays a month is 31 days and a year 12 such months.
 *
 * @param name What the duration is for: error messages begin with it.
 * @throws WindowError `invalid-parameter` for anything else: negative sums, parts of a millisecond,
 *   more than 8.64e15 ms (the range of dates).
 *
 * @example
 * parseDuration('1 minute 30 seconds'); // 90000
 */
export function parseDuration(duration: Duration, name = 'A duration'): number {
  const millis = parseOffset(duration, name);
  if (millis >= 0) return millis;
  throw invalidDuration(duration, name, 'must not be negative');
}

/** The same for a shift of time, which may be negative: `'-9 hours'`. */
export function parseOffset(duration: Duration, name = 'An offset'): number {
  const millis = typeof duration === 'number' ? duration : millisOf(duration);
  if (Number.isInteger(millis) && Math.abs(millis) <= MAX_MILLIS) return millis + 0;
  throw invalidDuration(duration, name, 'is not a duration');
}

function invalidDuration(duration: unknown, name: string, problem: string): WindowError {
  const shown =
    typeof duration === 'string' ? JSON.stringify(duration.slice(0, 60)) : String(duration);
  return new WindowError(
    'invalid-parameter',
    `${name} ${problem}: ${shown}. Give whole milliseconds up to 8.64e15, or text as '10 seconds', '1 minute 30 seconds', '500 ms' or 'PT10S' (week, day, hour, minute, second, millisecond, microsecond; month = 31 days, year = 12 months), without parts of a millisecond.`,
  );
}

/** NaN for text that is no duration or has parts of a millisecond. */
function millisOf(text: unknown): number {
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) return NaN;
  const scaled = readText(text);
  const unit = MICROS_IN_MILLI * SCALE;
  return scaled === null || scaled % unit !== 0n ? NaN : Number(scaled / unit);
}

/** The sum of the terms in microseconds times SCALE; null where the text is something else. */
function readText(input: string): bigint | null {
  const text = input.trim().replace(/^interval\s/i, '');
  return /^[+-]?P/i.test(text) ? readIso(text) : readTerms(text);
}

function readTerms(text: string): bigint | null {
  let sum = 0n;
  TERM.lastIndex = 0;
  for (let at = 0; at < text.length; at = TERM.lastIndex) {
    const [, sign, whole = '', fraction = '', unitName = ''] = TERM.exec(text) ?? [];
    const micros = microsOf(unitName.toLowerCase());
    if (micros === undefined) return null;
    const term = scaledTerm(whole, fraction, micros);
    sum += sign === '-' ? -term : term;
  }
  return text === '' ? null : sum;
}

function microsOf(unit: string): bigint | undefined {
  return UNITS.get(unit) ?? (unit.length > 2 ? UNITS.get(unit.replace(/s$/, '')) : undefined);
}

function readIso(text: string): bigint | null {
  const negative = text.startsWith('-');
  const begin = text.toUpperCase().indexOf('P') + 1;
  let inDay = false;
  let sum = 0n;
  let at = begin;
  while (at < text.length) {
    if (!inDay && (text[at] === 'T' || text[at] === 't')) {
      inDay = true;
      at++;
    }
    ISO_TERM.lastIndex = at;
    const [, sign, whole = '', fraction = '', letter = ''] = ISO_TERM.exec(text) ?? [];
    const unit = (inDay ? ISO_TIME : ISO_DATE)[letter.toUpperCase()];
    const micros = unit === undefined ? undefined : UNITS.get(unit);
    if (micros === undefined) return null;
    const term = scaledTerm(whole, fraction, micros);
    sum += sign === '-' ? -term : term;
    at = ISO_TERM.lastIndex;
  }
  return at === begin ? null : negative ? -sum : sum;
}

const ISO_DATE: Record<string, string | undefined> = { Y: 'year', M: 'month', W: 'week', D: 'day' };
const ISO_TIME: Record<string, string | undefined> = { H: 'hour', M: 'minute', S: 'second' };

function scaledTerm(whole: string, fraction: string, micros: bigint): bigint {
  return BigInt(whole + fraction.padEnd(FRACTION_DIGITS, '0')) * micros;
}

const SHOWN_UNITS = [
  ['DAY', 86_400_000],
  ['HOUR', 3_600_000],
  ['MINUTE', 60_000],
  ['SECOND', 1_000],
  ['MILLISECOND', 1],
] as const;

/** A duration in its largest whole unit, as messages and most SQL dialects have it: `10 SECOND`. */
export function showDuration(millis: number): string {
  if (millis === 0) return '0 SECOND';
  for (const [unit, length] of SHOWN_UNITS)
    if (millis % length === 0) return `${millis / length} ${unit}`;
  return `${millis} MILLISECOND`;
}
