import type { StateReader } from './state-reader.js';
import type { StateWriter } from './state-writer.js';

/** Leading bits of a hash that say where an entry of the short list stands. */
const LIST_BITS = 25;
/** Entries of the short list: above, inserting would cost more than it saves. */
const LONGEST_LIST = 2048;
/** The registers of a sketch that has its list: shared, since a million sketches may have none. */
const NONE = new Uint8Array(0);

/**
 * How many different hashes were added, in 2^precision bytes, with a standard error of
 * 1.04 / 2^(precision / 2). Few of them are kept as a sorted list of 25 bits of each hash and the
 * rank of the rest, as in HyperLogLog++ (Heule, Nunkesser and Hall, EDBT 2013), which is next to exact.
 * Registers are read with Ertl's improved raw estimator ("New cardinality estimation algorithms for
 * HyperLogLog sketches", arXiv:1702.01284, algorithm 6): unbiased from 0 on, without tables.
 *
 * The state is the same in whatever order hashes come and sketches are merged.
 */
export class HyperLogLog {
  readonly precision: number;
  /** 25 bits of the hash, then 6 of the rank, ascending; null once there are registers. */
  #list: number[] | null = [];
  #registers = NONE;

  /** @param precision 4 to 18. */
  constructor(precision: number) {
    this.precision = precision;
  }

  /** Adds a 64-bit hash, given as halves of 32 bits. */
  add(high: number, low: number): void {
    const rest = high & 127;
    const rank = rest === 0 ? 8 + Math.clz32(low) : Math.clz32(rest) - 24;
    this.#addEntry(((high >>> 7) << 6) | rank);
  }

  merge(from: HyperLogLog): void {
    if (from.#list !== null) {
      for (const entry of from.#list) this.#addEntry(entry);
      return;
    }
    const registers = this.#toRegisters();
    from.#registers.forEach((rank, i) => {
      if (rank > (registers[i] as number)) registers[i] = rank;
    });
  }

  /** Not rounded. */
  estimate(): number {
    if (this.#list !== null) {
      const places = 2 ** LIST_BITS;
      return -places * Math.log1p(-this.#list.length / places);
    }
    const m = this.#registers.length;
    const highest = 64 - this.precision;
    const counts = new Uint32Array(highest + 2);
    for (const rank of this.#registers) counts[rank] = (counts[rank] as number) + 1;
    let z = m * tau(1 - (counts[highest + 1] as number) / m);
    for (let rank = highest; rank >= 1; rank--) z = 0.5 * (z + (counts[rank] as number));
    z += m * sigma((counts[0] as number) / m);
    return (m * m) / (2 * Math.LN2 * z);
  }

  write(writer: StateWriter): void {
    writer.uint(this.precision);
    writer.uint(this.#list === null ? 1 : 0);
    if (this.#list === null) {
      writer.bytes(this.#registers);
      return;
    }
    writer.uint(this.#list.length);
    let before = 0;
    for (const entry of this.#list) {
      writer.uint(entry - before);
      before = entry;
    }
  }

  static read(reader: StateReader, precision: number): HyperLogLog {
    reader.check(reader.uint() === precision, 'it has another precision');
    const sketch = new HyperLogLog(precision);
    if (reader.uint(1) === 1) {
      const registers = reader.bytes();
      reader.check(registers.length === 2 ** precision, 'it has too few registers');
      reader.check(
        registers.every((rank) => rank <= 65 - precision),
        'a register is too large',
      );
      sketch.#registers = registers.slice();
      sketch.#list = null;
      return sketch;
    }
    const length = reader.length(1);
    reader.check(length <= sketch.#longestList(), 'its list is too long');
    let entry = 0;
    sketch.#list = Array.from({ length }, (_, i) => {
      const place = entry >>> 6;
      entry += reader.uint(2 ** 31);
      reader.check(entry < 2 ** 31 && (i === 0 || entry >>> 6 > place), 'its list is not in order');
      reader.check((entry & 63) >= 1 && (entry & 63) <= 65 - LIST_BITS, 'a rank is out of bounds');
      return entry;
    });
    return sketch;
  }

  #longestList(): number {
    return Math.min(2 ** this.precision / 4, LONGEST_LIST);
  }

  #addEntry(entry: number): void {
    const list = this.#list;
    if (list === null) {
      this.#addToRegisters(entry);
      return;
    }
    const place = entry >>> 6;
    let low = 0;
    for (let high = list.length; low < high;) {
      const middle = (low + high) >>> 1;
      if ((list[middle] as number) >>> 6 < place) low = middle + 1;
      else high = middle;
    }
    const found = list[low];
    if (found !== undefined && found >>> 6 === place) {
      if (entry > found) list[low] = entry;
      return;
    }
    list.splice(low, 0, entry);
    if (list.length > this.#longestList()) this.#toRegisters();
  }

  #addToRegisters(entry: number): void {
    // Of the 25 bits, the first choose the register and the others begin its rank.
    const bits = LIST_BITS - this.precision;
    const place = entry >>> 6;
    const rest = place & ((1 << bits) - 1);
    const rank = rest === 0 ? bits + (entry & 63) : Math.clz32(rest) - 31 + bits;
    const at = place >>> bits;
    if (rank > (this.#registers[at] as number)) this.#registers[at] = rank;
  }

  #toRegisters(): Uint8Array {
    if (this.#list !== null) {
      const list = this.#list;
      this.#registers = new Uint8Array(2 ** this.precision);
      this.#list = null;
      for (const entry of list) this.#addToRegisters(entry);
    }
    return this.#registers;
  }
}

/** x + the sum over k >= 1 of x^(2^k) 2^(k - 1): what empty registers tell. */
function sigma(x: number): number {
  if (x === 1) return Infinity;
  let sum = x;
  let power = x;
  for (let weight = 1; ; weight *= 2) {
    power *= power;
    const next = sum + power * weight;
    if (next === sum) return sum;
    sum = next;
  }
}

/** (1 - x - the sum over k >= 1 of (1 - x^(2^-k))^2 2^-k) / 3: what full registers tell. */
function tau(x: number): number {
  if (x === 0 || x === 1) return 0;
  let sum = 1 - x;
  let root = x;
  for (let weight = 0.5; ; weight /= 2) {
    root = Math.sqrt(root);
    const next = sum - (1 - root) ** 2 * weight;
    if (next === sum) return sum / 3;
    sum = next;
  }
}
