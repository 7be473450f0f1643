import { WORD } from './chars.js';
import type { CountRows } from './count-rows.js';
import { NgramTrie } from './ngram-trie.js';
import type { SymbolReader } from './symbol-reader.js';
import type { NgramRange, Terms } from './terms.js';
import { finishHash, grown, HASH_FACTOR, HASH_START, hashOf, WordTable } from './word-table.js';

/**
 * Words (runs of word characters) and n-grams of words, read from texts without making strings.
 * Single words need only their table; n-grams are a tree whose symbols are the words' numbers.
 */
export class WordTerms implements Terms {
  readonly #words = new WordTable();
  readonly #trie: NgramTrie | null;
  readonly #reader: SymbolReader;
  readonly #shortest: number;
  readonly #longest: number;
  readonly #minLength: number;
  /** Words with numbers below this are stop words. */
  readonly #stops: number;
  #tokens = new Int32Array(256);

  constructor(
    [shortest, longest]: NgramRange,
    minLength: number,
    stopWords: Iterable<string>,
    reader: SymbolReader,
  ) {
    this.#shortest = shortest;
    this.#longest = longest;
    this.#minLength = minLength;
    this.#reader = reader;
    this.#trie = longest === 1 ? null : new NgramTrie();
    for (const word of stopWords) this.#addWord(word);
    this.#stops = this.#words.size;
  }

  get size(): number {
    return this.#trie?.size ?? this.#words.size;
  }

  count(text: string, rows: CountRows, learn: boolean): void {
    const end = this.#reader.read(text);
    const { symbols, chars } = this.#reader;
    const { kinds } = chars;
    const words = this.#words;
    const stops = this.#stops;
    const single = this.#trie === null;
    let tokens = 0;
    for (let at = 1; at < end; at++) {
      let symbol = symbols[at] as number;
      if ((((kinds[symbol] as number) || chars.kind(symbol)) & WORD) === 0) continue;
      const start = at++;
      let hash = Math.imul(HASH_START ^ symbol, HASH_FACTOR);
      for (; at < end; at++) {
        symbol = symbols[at] as number;
        if ((((kinds[symbol] as number) || chars.kind(symbol)) & WORD) === 0) break;
        hash = Math.imul(hash ^ symbol, HASH_FACTOR);
      }
      if (at - start < this.#minLength) continue;
      hash = finishHash(hash);
      const word = learn
        ? words.add(symbols, start, at, hash)
        : words.find(symbols, start, at, hash);
      if (single) {
        if (word >= stops) rows.add(word);
      } else if (word < 0 || word >= stops) {
        if (tokens === this.#tokens.length) this.#tokens = grown(this.#tokens, tokens + 1);
        this.#tokens[tokens++] = word;
      }
    }
    if (this.#trie !== null) this.#countNgrams(this.#trie, tokens, rows, learn);
  }

  #countNgrams(trie: NgramTrie, end: number, rows: CountRows, learn: boolean): void {
    const tokens = this.#tokens;
    for (let first = 0; first < end; first++) {
      const stop = Math.min(first + this.#longest, end);
      let node = 0;
      for (let at = first; at < stop; at++) {
        const word = tokens[at] as number;
        if (word < 0) break;
        node = learn ? trie.addChild(node, word) : trie.child(node, word);
        if (node === 0) break;
        if (at - first + 1 >= this.#shortest) rows.add(node);
      }
    }
  }

  #addWord(word: string): number {
    const symbols = symbolsOf(word);
    return this.#words.add(symbols, 0, symbols.length, hashOf(symbols));
  }

  #findWord(word: string): number {
    const symbols = symbolsOf(word);
    return this.#words.find(symbols, 0, symbols.length, hashOf(symbols));
  }

  add(term: string): number {
    const trie = this.#trie;
    if (trie === null) return this.#addWord(term);
    return term.split(' ').reduce((node, word) => trie.addChild(node, this.#addWord(word)), 0);
  }

  find(term: string): number {
    if (this.#trie === null) return this.#findWord(term);
    let node = 0;
    for (const word of term.split(' ')) {
      const id = this.#findWord(word);
      node = id < 0 ? 0 : this.#trie.child(node, id);
      if (node === 0) return -1;
    }
    return node;
  }

  term(id: number): string {
    if (this.#trie === null) return this.#words.word(id);
    return this.#trie
      .path(id)
      .map((word) => this.#words.word(word))
      .join(' ');
  }

  /** A blank is less than any character of a word, so n-grams sort word by word. */
  sorted(): Int32Array {
    const words = this.#words.sorted();
    if (this.#trie === null) return words;
    const ranks = new Int32Array(words.length);
    for (let i = 0; i < words.length; i++) ranks[words[i] as number] = i;
    return this.#trie.sorted((word) => ranks[word] as number);
  }
}

function symbolsOf(word: string): number[] {
  return Array.from(word, (char) => char.codePointAt(0) as number);
}
