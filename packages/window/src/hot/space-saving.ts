import { ValueHash, mix } from '../aggregates/value-hash.js';
import type { StateReader } from '../aggregates/state-reader.js';
import type { StateWriter } from '../aggregates/state-writer.js';
import { WindowError, checkNumber } from '../errors.js';
import { BlockHeap } from './block-heap.js';
import { compareKeys, selectTop } from './ranking.js';
import type { Key } from './ranking.js';

/** One key that a SpaceSaving counts: `count - error <= the true count <= count`. */
export interface Counted<K extends Key> {
  key: K;
  count: number;
  error: number;
}

/**
 * The heaviest of unboundedly many keys with `capacity` counters (Metwally, Agrawal and El Abbadi, "Efficient
 * computation of frequent and top-k elements in data streams", ICDT 2005): a key without a counter
 * takes over the least one, whose count becomes its error. No count is wrong by more than the sum of
 * all weights divided by `capacity`; up to `capacity` keys are counted exactly.
 *
 * A counted key costs a look-up in a hash table, a new one the search of the least counter too. Of equal
 * counts the counter with the lowest place goes first: the same adds give the same state, across saving
 * and reading too.
 */
export class SpaceSaving<K extends Key = Key> {
  readonly capacity: number;
  readonly #hash = new ValueHash();
  #size = 0;
  #keys: K[] = [];
  #counts = new Float64Array(8);
  #errors = new Float64Array(8);
  #hashes = new Int32Array(8);
  /** Open addressing in pairs: place + 1 of a counter, or 0 where empty, and its hash; at most half full. */
  #table = new Int32Array(32);
  /** Once all counters are taken and the least is asked for. */
  #heap: BlockHeap | null = null;

  /** @param capacity How many counters, of about 40 bytes and the key; they are made as keys come. */
  constructor(capacity: number) {
    this.capacity = checkNumber('capacity', capacity, { min: 1, max: 2 ** 24, integer: true });
  }

  /** Keys that have a counter. */
  get size(): number {
    return this.#size;
  }

  /**
   * @param weight 0 adds nothing.
   * @throws WindowError `invalid-parameter` for a weight below 0 or without bounds, and for NaN as key.
   */
  add(key: K, weight = 1): void {
    if (!(weight > 0 && weight < Infinity)) {
      checkNumber('weight', weight, { min: 0, max: Number.MAX_VALUE });
      return;
    }
    const hash = this.#hashOf(key);
    const place = this.#find(key, hash);
    if (place >= 0) this.#counts[place] = (this.#counts[place] as number) + weight;
    else if (this.#size < this.capacity) this.#append(key, hash, weight, 0);
    else this.#replaceLeast(key, hash, weight);
  }

  /** What is known of a key; undefined where it has no counter: then its count is at most `leastCount`. */
  get(key: K): Counted<K> | undefined {
    const place = this.#find(key, this.#hashOf(key));
    return place < 0 ? undefined : this.#at(place);
  }

  /** No key without a counter has a greater count; 0 while there are counters left. */
  get leastCount(): number {
    return this.#size < this.capacity ? 0 : (this.#counts[this.#least()] as number);
  }

  /** The k heaviest, heaviest first; of equal ones the surer first, then by key. */
  top(k: number): Counted<K>[] {
    return selectTop(this.#size, k, (a, b) => this.#compare(a, b)).map((place) => this.#at(place));
  }

  /**
   * Takes another one in, of the same capacity (Agarwal, Cormode, Huang, Phillips, Wei and Yi, "Mergeable
   * summaries", TODS 38(4), 2013). A key that one side does not know may have had as much as that side's
   * least count, which is added to its count and its error.
   */
  merge(from: SpaceSaving<K>): void {
    if (from.capacity !== this.capacity) {
      throw new WindowError(
        'invalid-parameter',
        `Counters of capacity ${from.capacity} cannot be merged into ${this.capacity}: use one capacity.`,
      );
    }
    const [unseenHere, unseenThere] = [this.leastCount, from.leastCount];
    const union = Array.from({ length: this.#size }, (_, place) => {
      const { key, count, error } = this.#at(place);
      const other = from.get(key) ?? { count: unseenThere, error: unseenThere };
      return { key, count: count + other.count, error: error + other.error };
    });
    for (let place = 0; place < from.#size; place++) {
      const { key, count, error } = from.#at(place);
      if (this.#find(key, from.#hashes[place] as number) < 0)
        union.push({ key, count: count + unseenHere, error: error + unseenHere });
    }
    this.#clear();
    for (const { key, count, error } of union.sort(compareCounted).slice(0, this.capacity))
      this.#append(key, this.#hashOf(key), count, error);
  }

  /** Multiplies all counts and errors by a number above 0; a power of two keeps every ratio. */
  scale(factor: number): void {
    for (let place = 0; place < this.#size; place++) {
      this.#counts[place] = (this.#counts[place] as number) * factor;
      this.#errors[place] = (this.#errors[place] as number) * factor;
    }
    this.#heap = null;
  }

  write(writer: StateWriter): void {
    writer.uint(this.capacity).uint(this.#size);
    for (let place = 0; place < this.#size; place++) {
      const { key, count, error } = this.#at(place);
      writer.value(key).float(count).float(error);
    }
  }

  static read<K extends Key = Key>(reader: StateReader, capacity: number): SpaceSaving<K> {
    const read = new SpaceSaving<K>(capacity);
    reader.check(reader.uint() === capacity, 'it has another capacity');
    const size = reader.length(17);
    reader.check(size <= capacity, 'it has too many counters');
    for (let i = 0; i < size; i++) {
      const key = reader.value();
      if (key === null || Number.isNaN(key)) reader.fail('a key is null');
      const [count, error] = [reader.float(), reader.float()];
      reader.check(count >= error && error >= 0 && count < Infinity, 'a count is out of bounds');
      // What keys a state has is for its user to know: the types of a saved state are those it was made with.
      const hash = read.#hashOf(key as K);
      reader.check(read.#find(key as K, hash) < 0, 'a key comes twice');
      read.#append(key as K, hash, count, error);
    }
    return read;
  }

  #at(place: number): Counted<K> {
    const [key, count, error] = [this.#keys[place], this.#counts[place], this.#errors[place]];
    return { key: key as K, count: count as number, error: error as number };
  }

  #compare(a: number, b: number): number {
    const heavier = (this.#counts[b] as number) - (this.#counts[a] as number);
    return heavier || compareCounted(this.#at(a), this.#at(b));
  }

  #hashOf(key: K): number {
    if (typeof key === 'number' && (key | 0) === key) return mix(key);
    if (Number.isNaN(key)) throw new WindowError('invalid-parameter', 'A key must not be NaN.');
    this.#hash.of(key);
    return this.#hash.low;
  }

  /** The place of a key's counter; -1 without one. */
  #find(key: K, hash: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    for (let at = (2 * hash) & mask; ; at = (at + 2) & mask) {
      const place = (table[at] as number) - 1;
      if (place < 0) return -1;
      if (table[at + 1] === hash && this.#keys[place] === key) return place;
    }
  }

  #append(key: K, hash: number, count: number, error: number): void {
    const place = this.#size;
    if (place === this.#counts.length) this.#grow();
    this.#keys[place] = withoutSign(key);
    this.#counts[place] = count;
    this.#errors[place] = error;
    this.#hashes[place] = hash;
    this.#enter(place, hash);
    this.#size++;
  }

  #replaceLeast(key: K, hash: number, weight: number): void {
    const place = this.#least();
    const least = this.#counts[place] as number;
    this.#leave(place, this.#hashes[place] as number);
    this.#keys[place] = withoutSign(key);
    this.#counts[place] = least + weight;
    this.#errors[place] = least;
    this.#hashes[place] = hash;
    this.#enter(place, hash);
  }

  #enter(place: number, hash: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let at = (2 * hash) & mask;
    while (table[at] !== 0) at = (at + 2) & mask;
    table[at] = place + 1;
    table[at + 1] = hash;
  }

  /** Takes a counter out of the table and moves those behind it up, so that no search ends too early. */
  #leave(place: number, hash: number): void {
    const table = this.#table;
    const mask = table.length - 1;
    let gap = (2 * hash) & mask;
    while (table[gap] !== place + 1) gap = (gap + 2) & mask;
    for (let at = (gap + 2) & mask; table[at] !== 0; at = (at + 2) & mask) {
      const home = (2 * (table[at + 1] as number)) & mask;
      if (((at - home) & mask) < ((at - gap) & mask)) continue;
      table[gap] = table[at] as number;
      table[gap + 1] = table[at + 1] as number;
      gap = at;
    }
    table[gap] = 0;
  }

  #grow(): void {
    const size = 2 * this.#counts.length;
    const [counts, errors, hashes] = [this.#counts, this.#errors, this.#hashes];
    this.#counts = new Float64Array(size);
    this.#errors = new Float64Array(size);
    this.#hashes = new Int32Array(size);
    this.#counts.set(counts);
    this.#errors.set(errors);
    this.#hashes.set(hashes);
    this.#table = new Int32Array(4 * size);
    for (let place = 0; place < this.#size; place++) this.#enter(place, hashes[place] as number);
  }

  #clear(): void {
    this.#size = 0;
    this.#heap = null;
    this.#keys = [];
    this.#table.fill(0);
  }

  /** The place of the least counter, the first of equal ones; all counters must be taken. */
  #least(): number {
    this.#heap ??= new BlockHeap(this.#counts, this.#size);
    return this.#heap.least();
  }
}

/** Heaviest first; of equal ones the surer first, then by key. */
function compareCounted(a: Counted<Key>, b: Counted<Key>): number {
  return b.count - a.count || a.error - b.error || compareKeys(a.key, b.key);
}

/** 0 for -0, which is the same key. */
function withoutSign<K extends Key>(key: K): K {
  return key === 0 ? (0 as K) : key;
}
