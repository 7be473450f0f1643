import { LONGEST_TIME } from './byte-time-reader.js';
import type { ByteTimeReader } from './byte-time-reader.js';
import { fractionMillis, oneDigit } from './digits.js';

type EpochUnit = 'ms' | 's' | 'us';

const ZERO = 48;
const DOT = 46;
/** Decimals of so many digits are the very digits of their doubles. */
const EXACT_DIGITS = 15;
const MAX_DATE = 8.64e15;
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads a count of units since the epoch, written as a JSON number; what is finer than a millisecond
 * is cut towards the past. NaN beyond the range of dates.
 */
export function epochReader(unit: EpochUnit): ByteTimeReader {
  const decoder = new TextDecoder();

  return (bytes, begin, end) => {
    const length = end - begin;
    if (length <= EXACT_DIGITS && (bytes[begin] !== ZERO || length === 1)) {
      const millis = plainMillis(bytes, begin, end, unit);
      if (!Number.isNaN(millis)) return millis;
    }
    if (length > LONGEST_TIME) return NaN;
    const text = decoder.decode(bytes.subarray(begin, end));
    return JSON_NUMBER.test(text) ? toMillis(Number(text), unit) : NaN;
  };
}

/** The fast way: digits, and perhaps digits behind a point. NaN for anything else. */
function plainMillis(bytes: Uint8Array, begin: number, end: number, unit: EpochUnit): number {
  let whole = 0;
  let at = begin;
  for (; at < end; at++) {
    const digit = oneDigit(bytes, at);
    if (digit < 0) break;
    whole = whole * 10 + digit;
  }
  let millis = 0;
  if (at < end) {
    const first = at + 1;
    if (at === begin || bytes[at] !== DOT || first === end) return NaN;
    millis = fractionMillis(bytes, first, end - first);
    if (millis < 0) return NaN;
  } else if (at === begin) return NaN;
  if (unit === 's') return inRange(whole * 1_000 + millis);
  return inRange(unit === 'ms' ? whole : Math.floor(whole / 1_000));
}

function inRange(millis: number): number {
  return Math.abs(millis) <= MAX_DATE ? millis + 0 : NaN;
}

function toMillis(count: number, unit: EpochUnit): number {
  const millis =
    unit === 'ms'
      ? Math.floor(count)
      : unit === 'us'
        ? Math.floor(Math.floor(count) / 1_000)
        : secondsToMillis(count);
  return inRange(millis);
}

/** By the decimal digits, as 1.001 * 1000 is a little less than 1001 in doubles. */
function secondsToMillis(seconds: number): number {
  if (Number.isInteger(seconds)) return seconds * 1_000;
  const size = Math.abs(seconds);
  // Below a microsecond the digits come with an exponent.
  const [whole = '', fraction = ''] = size < 1e-6 ? ['0', '0001'] : String(size).split('.');
  const millis = Number(whole) * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return seconds < 0 ? -millis - (/[1-9]/.test(fraction.slice(3)) ? 1 : 0) : millis;
}
