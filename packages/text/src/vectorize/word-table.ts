import { sortWords } from './sort-words.js';

const EMPTY = -1;
/** Ints of a slot: hash, where the word begins in the pool, its length, its number. */
const STRIDE = 4;

/**
 * Gives each distinct word (a run of code points) a number, in order of first appearance. Open
 * addressing; all words stand one after the other in one pool.
 */
export class WordTable {
  /** How many words there are. */
  size = 0;
  #pool = new Int32Array(1 << 10);
  #used = 0;
  /** Where word `i` begins in the pool; it ends where the next one begins. */
  #starts = new Int32Array(1 << 8);
  #slots = new Int32Array((1 << 9) * STRIDE).fill(EMPTY);
  #mask = (1 << 9) - 1;

  /** Number of the word `symbols[start..end)`, or -1. `hash` is its {@link hashOf}. */
  find(symbols: ArrayLike<number>, start: number, end: number, hash: number): number {
    return this.#slots[this.#locate(symbols, start, end, hash) + 3] as number;
  }

  /** Number of the word, which becomes a new one if it was not known. */
  add(symbols: ArrayLike<number>, start: number, end: number, hash: number): number {
    const slot = this.#locate(symbols, start, end, hash);
    const found = this.#slots[slot + 3] as number;
    return found === EMPTY ? this.#insert(symbols, start, end, hash, slot) : found;
  }

  #locate(symbols: ArrayLike<number>, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const pool = this.#pool;
    const length = end - start;
    for (let at = hash & this.#mask; ; at = (at + 1) & this.#mask) {
      const slot = at * STRIDE;
      if (slots[slot + 3] === EMPTY) return slot;
      if (slots[slot] !== hash || slots[slot + 2] !== length) continue;
      const from = slots[slot + 1] as number;
      let i = 0;
      while (i < length && pool[from + i] === symbols[start + i]) i++;
      if (i === length) return slot;
    }
  }

  #insert(
    symbols: ArrayLike<number>,
    start: number,
    end: number,
    hash: number,
    slot: number,
  ): number {
    const id = this.size++;
    const length = end - start;
    if (this.#used + length > this.#pool.length) {
      this.#pool = grown(this.#pool, this.#used + length);
    }
    if (id + 2 > this.#starts.length) this.#starts = grown(this.#starts, id + 2);
    for (let i = 0; i < length; i++) this.#pool[this.#used + i] = symbols[start + i] as number;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = this.#used;
    this.#slots[slot + 2] = length;
    this.#slots[slot + 3] = id;
    this.#used += length;
    this.#starts[id + 1] = this.#used;
    if (this.size * 3 > this.#mask * 2) this.#rehash();
    return id;
  }

  #rehash(): void {
    const old = this.#slots;
    const mask = this.#mask * 2 + 1;
    const slots = new Int32Array((mask + 1) * STRIDE).fill(EMPTY);
    for (let slot = 0; slot < old.length; slot += STRIDE) {
      if (old[slot + 3] === EMPTY) continue;
      let at = ((old[slot] as number) & mask) * STRIDE;
      while (slots[at + 3] !== EMPTY) at = (at + STRIDE) & (mask * STRIDE);
      slots[at] = old[slot] as number;
      slots[at + 1] = old[slot + 1] as number;
      slots[at + 2] = old[slot + 2] as number;
      slots[at + 3] = old[slot + 3] as number;
    }
    this.#slots = slots;
    this.#mask = mask;
  }

  /** The word of a number. */
  word(id: number): string {
    let word = '';
    for (let i = this.#starts[id] as number; i < (this.#starts[id + 1] as number); i++) {
      word += String.fromCodePoint(this.#pool[i] as number);
    }
    return word;
  }

  /** Numbers of all words in code point order. */
  sorted(): Int32Array {
    return sortWords(this.#pool, this.#starts, this.size);
  }
}

/** What the hash of a word begins with; each symbol goes in by {@link HASH_FACTOR} (FNV-1a). */
export const HASH_START: number = 0x811c9dc5 | 0;
export const HASH_FACTOR = 0x01000193;

/** FNV leaves its low bits weak; this is the finish of MurmurHash3. */
export function finishHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** Hash of a word. Scanners reckon it while they look for the word's end. */
export function hashOf(symbols: ArrayLike<number>): number {
  let hash = HASH_START;
  for (let i = 0; i < symbols.length; i++)
    hash = Math.imul(hash ^ (symbols[i] as number), HASH_FACTOR);
  return finishHash(hash);
}

/** The same numbers in an array of at least this size, and at least twice as long as before. */
export function grown(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(Math.max(size, array.length * 2));
  next.set(array);
  return next;
}
