import type { Csr } from '../../data/csr.js';
import type { RandomState } from '../../random/random-state.js';

/**
 * A small fast generator of 32 random bits (sfc32, Chris Doty-Humphrey's PractRand). SGD draws two
 * numbers a step, and MT19937 would take a good part of its time; this one is seeded from it, so
 * the same seed gives the same model.
 */
export class FastRandom {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: RandomState) {
    this.#a = seed.nextUint32() | 0;
    this.#b = seed.nextUint32() | 0;
    this.#c = seed.nextUint32() | 0;
    for (let n = 0; n < 12; n++) this.below(1);
  }

  /** A whole number from 0 up to but not `n`, below 2^31; uneven by less than n / 2^32. */
  below(n: number): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return Math.floor((sum >>> 0) * (n / 4294967296));
  }
}

/** The entries above 0: what a user likes. */
export function positives({ rows, columns, indptr, indices, values }: Csr): Csr {
  const newIndptr = new Int32Array(rows + 1);
  const kept = new Int32Array(indices.length);
  let end = 0;
  for (let r = 0; r < rows; r++) {
    for (let n = indptr[r] as number; n < (indptr[r + 1] as number); n++) {
      if ((values[n] as number) > 0) kept[end++] = indices[n] as number;
    }
    newIndptr[r + 1] = end;
  }
  const ones = new Float64Array(end).fill(1);
  return { rows, columns, indptr: newIndptr, indices: kept.slice(0, end), values: ones };
}

/** Whether rising `places` from `begin` up to `end` hold a place. O(log n). */
export function holds(places: Int32Array, begin: number, end: number, place: number): boolean {
  let low = begin;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low < end && places[low] === place;
}
