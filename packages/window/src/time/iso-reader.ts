import type { ByteTimeReader } from './byte-time-reader.js';
import { fourDigits, fractionMillis, oneDigit, twoDigits } from './digits.js';
import { HourMemo } from './hour-memo.js';
import { timeZone } from './zone.js';

const DASH = 0x2d;
const COLON = 0x3a;
const BLANK = 0x20;
const DOT = 0x2e;
const PLUS = 0x2b;
const CAPITAL_T = 0x54;
const CAPITAL_Z = 0x5a;

/** `2020-06-09T12:00:00`. */
const SECONDS_END = 19;
const MAX_OFFSET = 18 * 3_600_000;

/**
 * Reads ISO 8601 (RFC 3339): date, `T` or a blank, time with seconds, up to nine digits of a fraction
 * (cut to the millisecond), then `Z` or an offset of at most 18 hours as `+09:00`, `+0900` or `+09`.
 * A time without an offset is none.
 */
export function isoReader(): ByteTimeReader {
  const memo = new HourMemo(timeZone('Z'));

  return (bytes, begin, end) => {
    if (
      end - begin <= SECONDS_END ||
      bytes[begin + 4] !== DASH ||
      bytes[begin + 7] !== DASH ||
      (bytes[begin + 10] !== CAPITAL_T && bytes[begin + 10] !== BLANK) ||
      bytes[begin + 13] !== COLON ||
      bytes[begin + 16] !== COLON
    )
      return NaN;
    const year = fourDigits(bytes, begin);
    const month = twoDigits(bytes, begin + 5);
    const day = twoDigits(bytes, begin + 8);
    const hour = twoDigits(bytes, begin + 11);
    const minute = twoDigits(bytes, begin + 14);
    const second = twoDigits(bytes, begin + 17);

    let at = begin + SECONDS_END;
    let millis = 0;
    if (bytes[at] === DOT) {
      const first = ++at;
      while (at < end && oneDigit(bytes, at) >= 0) at++;
      if (at === first || at - first > 9) return NaN;
      millis = fractionMillis(bytes, first, at - first);
    }
    if ((year | month | day | hour | minute | second) < 0 || minute > 59 || second > 59) return NaN;
    const offset = readOffset(bytes, at, end);
    return memo.toUtc(year, month, day, hour, minute * 60_000 + second * 1_000 + millis) - offset;
  };
}

/** Milliseconds of `Z`, `+09:00`, `+0900` or `+09`; NaN for anything else. */
function readOffset(bytes: Uint8Array, at: number, end: number): number {
  const sign = bytes[at];
  const length = end - at;
  if (sign === CAPITAL_Z) return length === 1 ? 0 : NaN;
  if (sign !== PLUS && sign !== DASH) return NaN;
  if (length !== 3 && length !== 5 && !(length === 6 && bytes[at + 3] === COLON)) return NaN;
  const hours = twoDigits(bytes, at + 1);
  const minutes = length === 3 ? 0 : twoDigits(bytes, end - 2);
  const offset = hours * 3_600_000 + minutes * 60_000;
  if ((hours | minutes) < 0 || minutes > 59 || offset > MAX_OFFSET) return NaN;
  return sign === DASH ? 0 - offset : offset;
}
