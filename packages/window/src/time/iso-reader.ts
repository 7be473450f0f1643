import type { ByteTimeReader } from './byte-time-reader.js';
import { localMillis } from './civil.js';
import { fourDigits, fractionMillis, oneDigit, twoDigits } from './digits.js';
import { MinuteMemo } from './minute-memo.js';
import { timeZone } from './zone.js';

const DASH = 0x2d;
const COLON = 0x3a;
const BLANK = 0x20;
const DOT = 0x2e;
const PLUS = 0x2b;
const CAPITAL_T = 0x54;
const CAPITAL_Z = 0x5a;

/** `2020-06-09T12:00:` and `2020-06-09T12:00:00`. */
const HEAD_END = 17;
const SECONDS_END = 19;
const MAX_OFFSET = 18 * 3_600_000;

/**
 * Reads ISO 8601 (RFC 3339): date, `T` or a blank, time with seconds, up to nine digits of a fraction
 * (cut to the millisecond), then `Z` or an offset of at most 18 hours as `+09:00`, `+0900` or `+09`.
 * A time without an offset is none.
 */
export function isoReader(): ByteTimeReader {
  const memo = new MinuteMemo({ zone: timeZone('Z'), readHead, width: HEAD_END, slotFromEnd: 3 });

  return (bytes, begin, end) => {
    if (end - begin <= SECONDS_END) return NaN;
    const second = twoDigits(bytes, begin + HEAD_END);
    let at = begin + SECONDS_END;
    let millis = 0;
    if (bytes[at] === DOT) {
      const first = ++at;
      while (at < end && oneDigit(bytes, at) >= 0) at++;
      if (at === first || at - first > 9) return NaN;
      millis = fractionMillis(bytes, first, at - first);
    }
    if (second < 0 || second > 59) return NaN;
    const offset = readOffset(bytes, at, end);
    return memo.toUtc(bytes, begin, begin + HEAD_END, second * 1_000 + millis) - offset;
  };
}

/** Reads `2020-06-09T12:00:`. */
function readHead(bytes: Uint8Array, begin: number): number {
  const separator = bytes[begin + 10];
  if (
    bytes[begin + 4] !== DASH ||
    bytes[begin + 7] !== DASH ||
    (separator !== CAPITAL_T && separator !== BLANK) ||
    bytes[begin + 13] !== COLON ||
    bytes[begin + 16] !== COLON
  )
    return NaN;
  return localMillis(
    fourDigits(bytes, begin),
    twoDigits(bytes, begin + 5),
    twoDigits(bytes, begin + 8),
    twoDigits(bytes, begin + 11),
    twoDigits(bytes, begin + 14),
  );
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
