import { isLetter, isSyllable } from '../hangul/syllable.js';

/** Kinds of UTF-16 units that several steps ask for. */

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

export function isAsciiAlphanumeric(code: number): boolean {
  return isDigit(code) || isAsciiLetter(code);
}

/** A precomposed syllable or a letter as it is typed alone. */
export function isHangul(code: number): boolean {
  return isSyllable(code) || isLetter(code);
}

/** What names and hashtags are made of: Latin, Hangul, kana, Han, digits and the underscore. */
export function isWordUnit(code: number): boolean {
  if (code < 0x80) return isAsciiAlphanumeric(code) || code === 0x5f;
  if (isHangul(code)) return true;
  return (
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x1100 && code <= 0x11ff) ||
    (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) ||
    (code >= 0x3400 && code <= 0x9fff)
  );
}
