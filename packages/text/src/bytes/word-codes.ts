const ASCII = 0x80;
const HANGUL = 0xac00;
const SYLLABLES = 11172;

/** Moves Hangul syllables next to ASCII, and what stood between behind them. */
export function unitToCode(unit: number): number {
  if (unit < ASCII || unit >= HANGUL + SYLLABLES) return unit;
  return unit >= HANGUL ? unit - HANGUL + ASCII : unit + SYLLABLES;
}

export function codeToUnit(code: number): number {
  if (code < ASCII || code >= HANGUL + SYLLABLES) return code;
  return code < ASCII + SYLLABLES ? code - ASCII + HANGUL : code - SYLLABLES;
}
