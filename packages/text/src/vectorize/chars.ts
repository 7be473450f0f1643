/** `\w` of Python: letters, numbers of any kind and the low line; no marks. */
export const WORD = 1;
/** Blanks of Python's `str.split()`: U+001C to U+001F and U+0085 too, but not U+FEFF. */
export const BLANK = 2;
/** Half of a pair, or a letter whose lower case is no single UTF-16 unit or hangs on its place. */
export const SPECIAL = 4;
const KNOWN = 8;

const wordPattern = /[\p{L}\p{N}_]/u;
// eslint-disable-next-line no-control-regex -- Python counts four control characters as blanks.
const blankPattern = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** The lower case of this letter hangs on what stands around it. */
const SIGMA = 0x3a3;

/**
 * What a character is, and its lower case, by table. A regexp is asked once for each character that
 * comes up, so that a table costs nothing before it is used.
 */
export class CharTable {
  /**
   * Flags of the UTF-16 units that came up; 0 for others. Hot loops look here first, and call `kind`
   * for what is 0 or beyond: calls are dear while the engine has not compiled them yet.
   */
  readonly kinds: Uint8Array = new Uint8Array(0x10000);
  /** Lower case of the units that came up; a special one stands for itself. */
  readonly lower: Uint16Array = new Uint16Array(0x10000);
  readonly #astral = new Map<number, number>();

  /** The flags of a code point. */
  kind(symbol: number): number {
    if (symbol > 0xffff) return this.#kindOfAstral(symbol);
    return (this.kinds[symbol] as number) || this.#classify(symbol);
  }

  #classify(unit: number): number {
    const char = String.fromCharCode(unit);
    const lower = char.toLowerCase();
    const special =
      (unit >= 0xd800 && unit < 0xe000) || unit === SIGMA || lower.length !== 1 ? SPECIAL : 0;
    const kind = KNOWN | special | kindOf(char);
    this.kinds[unit] = kind;
    this.lower[unit] = special === 0 ? lower.charCodeAt(0) : unit;
    return kind;
  }

  #kindOfAstral(symbol: number): number {
    let kind = this.#astral.get(symbol);
    if (kind === undefined) {
      kind = KNOWN | kindOf(String.fromCodePoint(symbol));
      this.#astral.set(symbol, kind);
    }
    return kind;
  }
}

function kindOf(char: string): number {
  return (wordPattern.test(char) ? WORD : 0) | (blankPattern.test(char) ? BLANK : 0);
}
