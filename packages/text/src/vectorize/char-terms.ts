import { BLANK } from './chars.js';
import type { CountRows } from './count-rows.js';
import { NgramTrie } from './ngram-trie.js';
import type { SymbolReader } from './symbol-reader.js';
import type { NgramRange, Terms } from './terms.js';

const SPACE = 0x20;

/** N-grams of characters: `char` over the whole text, `char_wb` within words set between blanks. */
export class CharTerms implements Terms {
  readonly #trie = new NgramTrie();
  readonly #reader: SymbolReader;
  readonly #withinWords: boolean;
  readonly #shortest: number;
  readonly #longest: number;

  constructor(withinWords: boolean, [shortest, longest]: NgramRange, reader: SymbolReader) {
    this.#withinWords = withinWords;
    this.#shortest = shortest;
    this.#longest = longest;
    this.#reader = reader;
  }

  get size(): number {
    return this.#trie.size;
  }

  count(text: string, rows: CountRows, learn: boolean): void {
    const read = this.#reader.read(text);
    const { symbols } = this.#reader;
    if (!this.#withinWords) {
      const end = joinBlanks(this.#reader, read);
      this.#countStretch(symbols, 1, end, rows, learn);
      return;
    }
    const end = padWords(this.#reader, read);
    for (let start = 0; start < end - 1;) {
      let next = start + 1;
      while (symbols[next] !== SPACE) next++;
      this.#countStretch(symbols, start, next + 1, rows, learn);
      start = next;
    }
  }

  /** All n-grams of one stretch. In `char_wb`, a word shorter than the shortest counts as it is. */
  #countStretch(
    symbols: Int32Array,
    start: number,
    end: number,
    rows: CountRows,
    learn: boolean,
  ): void {
    const trie = this.#trie;
    const longest = this.#longest;
    const shortest = this.#withinWords ? Math.min(this.#shortest, end - start) : this.#shortest;
    for (let first = start; first < end; first++) {
      const stop = Math.min(first + longest, end);
      let node = 0;
      for (let at = first; at < stop; at++) {
        const symbol = symbols[at] as number;
        node = learn ? trie.addChild(node, symbol) : trie.child(node, symbol);
        if (node === 0) break;
        if (at - first + 1 >= shortest) rows.add(node);
      }
    }
  }

  add(term: string): number {
    let node = 0;
    for (const char of term) node = this.#trie.addChild(node, char.codePointAt(0) as number);
    return node;
  }

  find(term: string): number {
    let node = 0;
    for (const char of term) {
      node = this.#trie.child(node, char.codePointAt(0) as number);
      if (node === 0) return -1;
    }
    return node === 0 ? -1 : node;
  }

  term(id: number): string {
    return String.fromCodePoint(...this.#trie.path(id));
  }

  sorted(): Int32Array {
    return this.#trie.sorted((symbol) => symbol);
  }
}

/** Makes one blank of two or more, in place, as `char` reads texts; a single tab stays a tab. */
export function joinBlanks(reader: SymbolReader, end: number): number {
  const { symbols, chars } = reader;
  const { kinds } = chars;
  let written = 1;
  let run = 0;
  for (let at = 1; at < end; at++) {
    const symbol = symbols[at] as number;
    const kind = (kinds[symbol] as number) || chars.kind(symbol);
    run = (kind & BLANK) === 0 ? 0 : run + 1;
    if (run === 2) symbols[written - 1] = SPACE;
    if (run < 2) symbols[written++] = symbol;
  }
  return written;
}

/** Sets all words between single blanks, in place from index 0: ` word word `. */
export function padWords(reader: SymbolReader, end: number): number {
  const { symbols, chars } = reader;
  const { kinds } = chars;
  symbols[0] = SPACE;
  let written = 1;
  for (let at = 1; at < end; at++) {
    const symbol = symbols[at] as number;
    const kind = (kinds[symbol] as number) || chars.kind(symbol);
    if ((kind & BLANK) === 0) symbols[written++] = symbol;
    else if (symbols[written - 1] !== SPACE) symbols[written++] = SPACE;
  }
  if (symbols[written - 1] !== SPACE) symbols[written++] = SPACE;
  return written;
}
