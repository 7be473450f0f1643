/** Digits that a float64 holds whatever they are. */
const SAFE_DIGITS = 15;
const POWERS_OF_TEN = Float64Array.from({ length: SAFE_DIGITS + 1 }, (_, i) => 10 ** i);
/** What is a number in a string: as in JSON, with leading zeros, a plus and blanks around it allowed. */
const NUMBER_TEXT = /^[ \t\r\n]*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[ \t\r\n]*$/;

/** The number that a string holds, or NaN. */
export function numberOfText(text: string): number {
  return NUMBER_TEXT.test(text) ? Number(text) : NaN;
}

/**
 * The number at [begin, end) if it is a short one without an exponent, else NaN. Exact: digits and the
 * power of ten are whole numbers of a float64, so their quotient is rounded once (Clinger, 1990).
 */
export function shortNumber(bytes: Uint8Array, begin: number, end: number): number {
  const negative = bytes[begin] === 0x2d;
  const first = negative ? begin + 1 : begin;
  if (first >= end || end - first > SAFE_DIGITS) return NaN;
  let digits = 0;
  let point = -1;
  for (let at = first; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === -2 && point < 0 && at > first && at + 1 < end) point = at;
    else return NaN;
  }
  const value = point < 0 ? digits : digits / (POWERS_OF_TEN[end - point - 1] as number);
  return negative ? -value : value;
}

/** Whether the JSON number at [begin, end) is written as `String` would write it, at a glance. */
export function isPlainInteger(bytes: Uint8Array, begin: number, end: number): boolean {
  const first = bytes[begin] === 0x2d ? begin + 1 : begin;
  if (end - first > SAFE_DIGITS || (bytes[first] === 0x30 && first > begin)) return false;
  for (let at = first; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}
