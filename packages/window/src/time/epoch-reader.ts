import type { ByteTimeReader } from './byte-time-reader.js';
import { oneDigit } from './digits.js';

type EpochUnit = 'ms' | 's' | 'us';

const MAX_DATE = 8.64e15;
/** No number worth reading is longer; it bounds the slow way. */
const LONGEST_NUMBER = 400;
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads a count of units since the epoch, written as a JSON number; what is finer than a millisecond
 * is cut towards the past. NaN beyond the range of dates.
 */
export function epochReader(unit: EpochUnit): ByteTimeReader {
  const decoder = new TextDecoder();
  // Whole numbers of so many digits are exact, and stay so as milliseconds.
  const exactDigits = unit === 's' ? 12 : 15;

  return (bytes, begin, end) => {
    const length = end - begin;
    if (length > 0 && length <= exactDigits && (bytes[begin] !== 48 || length === 1)) {
      let count = 0;
      let at = begin;
      for (; at < end; at++) {
        const digit = oneDigit(bytes, at);
        if (digit < 0) break;
        count = count * 10 + digit;
      }
      if (at === end) return toMillis(count, unit);
    }
    if (length > LONGEST_NUMBER) return NaN;
    const text = decoder.decode(bytes.subarray(begin, end));
    return JSON_NUMBER.test(text) ? toMillis(Number(text), unit) : NaN;
  };
}

function toMillis(count: number, unit: EpochUnit): number {
  const millis =
    unit === 'ms'
      ? Math.floor(count)
      : unit === 'us'
        ? Math.floor(Math.floor(count) / 1_000)
        : secondsToMillis(count);
  return Math.abs(millis) <= MAX_DATE ? millis + 0 : NaN;
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
