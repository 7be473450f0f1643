import type { CharTable } from './chars.js';
import { SPECIAL } from './chars.js';

/**
 * Reads texts as code points, in lower case if asked for. Characters, and not UTF-16 units, are what
 * n-grams count, so an emoji is one symbol here and nothing after this has to think of pairs.
 */
export class SymbolReader {
  /** Code points of the last text, from index 1 on; index 0 is left for a blank before them. */
  symbols: Int32Array = new Int32Array(1024);
  readonly chars: CharTable;
  readonly #lowercase: boolean;

  constructor(chars: CharTable, lowercase: boolean) {
    this.chars = chars;
    this.#lowercase = lowercase;
  }

  /** Reads a text and gives the index after its last symbol. */
  read(text: string): number {
    const { length } = text;
    // One place before, one behind, for the blanks of `char_wb`.
    if (this.symbols.length < length + 2) this.symbols = new Int32Array(length * 2 + 2);
    const { symbols } = this;
    const { kinds, lower } = this.chars;
    const lowercase = this.#lowercase;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      const kind = (kinds[unit] as number) || this.chars.kind(unit);
      if ((kind & SPECIAL) !== 0) return this.#readSpecial(text);
      symbols[i + 1] = lowercase ? (lower[unit] as number) : unit;
    }
    return length + 1;
  }

  /** The way that takes every text: whole lower case by the language's own rules, then pairs. */
  #readSpecial(text: string): number {
    const lower = this.#lowercase ? text.toLowerCase() : text;
    if (this.symbols.length < lower.length + 2) this.symbols = new Int32Array(lower.length * 2 + 2);
    let end = 1;
    for (let i = 0; i < lower.length; i++) {
      const symbol = lower.codePointAt(i) as number;
      if (symbol > 0xffff) i++;
      this.symbols[end++] = symbol;
    }
    return end;
  }
}
