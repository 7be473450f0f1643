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

  /** Number of the word `symbols[start..end)`, or -1. */
  find(symbols: ArrayLike<number>, start: number, end: number): number {
    return this.#slots[
      this.#locate(symbols, start, end, hashOf(symbols, start, end)) + 3
    ] as number;
  }

  /** Number of the word, which becomes a new one if it was not known. */
  add(symbols: ArrayLike<number>, start: number, end: number): number {
    const hash = hashOf(symbols, start, end);
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
    if (this.size * 2 > this.#mask) this.#rehash();
    return id;
  }

  #rehash(): void {
    const old = this.#slots;
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Int32Array((this.#mask + 1) * STRIDE).fill(EMPTY);
    for (let slot = 0; slot < old.length; slot += STRIDE) {
      if (old[slot + 3] === EMPTY) continue;
      let at = (old[slot] as number) & this.#mask;
      while (this.#slots[at * STRIDE + 3] !== EMPTY) at = (at + 1) & this.#mask;
      this.#slots.set(old.subarray(slot, slot + STRIDE), at * STRIDE);
    }
  }

  /** The word of a number. */
  word(id: number): string {
    let word = '';
    for (let i = this.#starts[id] as number; i < (this.#starts[id + 1] as number); i++) {
      word += String.fromCodePoint(this.#pool[i] as number);
    }
    return word;
  }

  /**
   * Numbers of all words in code point order: multikey quicksort (Bentley and Sedgewick 1997), which
   * looks at each character of a common beginning once.
   */
  sorted(): Int32Array {
    const ids = Int32Array.from({ length: this.size }, (_, i) => i);
    const pool = this.#pool;
    const starts = this.#starts;
    const at = (id: number, depth: number): number => {
      const place = (starts[id] as number) + depth;
      return place < (starts[id + 1] as number) ? (pool[place] as number) : -1;
    };
    const swap = (a: number, b: number): void => {
      const id = ids[a] as number;
      ids[a] = ids[b] as number;
      ids[b] = id;
    };
    const todo = [0, ids.length, 0];
    while (todo.length > 0) {
      const depth = todo.pop() as number;
      const high = todo.pop() as number;
      const low = todo.pop() as number;
      if (high - low < 2) continue;
      const pivot = at(ids[(low + high) >>> 1] as number, depth);
      let less = low;
      let more = high;
      for (let i = low; i < more;) {
        const symbol = at(ids[i] as number, depth);
        if (symbol < pivot) swap(i++, less++);
        else if (symbol > pivot) swap(i, --more);
        else i++;
      }
      todo.push(low, less, depth, more, high, depth);
      if (pivot >= 0) todo.push(less, more, depth + 1);
    }
    return ids;
  }
}

function hashOf(symbols: ArrayLike<number>, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (symbols[i] as number), 0x01000193);
  // FNV leaves its low bits weak; this is the finish of MurmurHash3.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** The same numbers in an array of at least this size, and at least twice as long as before. */
export function grown(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(Math.max(size, array.length * 2));
  next.set(array);
  return next;
}
