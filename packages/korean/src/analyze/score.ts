import { MOST_CANDIDATES } from './candidates.js';
import type { Candidates } from './candidates.js';
import { FEATURES } from './features.js';
import type { Units } from './units.js';
import type { Lattice } from './viterbi.js';
import { reserveLattice } from './viterbi.js';

/** Weights of one feature stand in one block, a line of the processor's cache in the shipped model. */
export const BLOCK = 64;

/** The scale that {@link slotOf} takes for a table of so many blocks. */
export function slotScale(blocks: number): number {
  return blocks / 0x2000000;
}

/**
 * The slot of colour 0 for a feature: its block by 25 bits of the hash, and in the block a turn by
 * six others, so that two features of one block seldom meet. Colour `c` has slot `slotOf(...) ^ c`.
 */
export function slotOf(hash: number, scale: number): number {
  const block = ((Math.imul(hash, 0x2545f491) >>> 7) * scale) | 0;
  return (block << 6) | (Math.imul(hash, 0x61c88647) >>> 26);
}

/**
 * Sums the weights of each unit's features for each of its candidates, into the lattice.
 * `colours[label]` is the label's place in a block; labels that compete have different ones as far
 * as possible. Candidates more than `beam` behind the best of their unit are dropped: the search
 * after it costs their square.
 */
export function scoreUnits(
  lattice: Lattice,
  units: Units,
  hashes: Int32Array,
  candidates: Candidates,
  weights: Int8Array,
  colours: Uint8Array,
  beam: number,
): void {
  const { length, symbol, fixed, spaced } = units;
  reserveLattice(lattice, length);
  const { counts, labels, emissions, slots, sums } = lattice;
  const scale = slotScale(weights.length / BLOCK);
  for (let i = 0; i < length; i += 1) {
    const set = candidates.of(symbol[i] as number, fixed[i] as number, spaced[i] as number);
    const to = i * MOST_CANDIDATES;
    if (set.length === 1) {
      counts[i] = 1;
      labels[to] = set[0] as number;
      emissions[to] = 0;
      continue;
    }
    const from = i * FEATURES;
    for (let f = 0; f < FEATURES; f += 1) slots[f] = slotOf(hashes[from + f] as number, scale);
    const best = sumLabels(sums, slots, set, weights, colours);
    let count = 0;
    for (let a = 0; a < set.length; a += 1) {
      const sum = sums[a] as number;
      if (sum < best - beam) continue;
      labels[to + count] = set[a] as number;
      emissions[to + count] = sum;
      count += 1;
    }
    counts[i] = count;
  }
}

/**
 * The sum of each label of a set, and the highest. Most of an analysis is spent here, so four labels
 * go through the features together: their weights lie in the same lines of the cache.
 */
function sumLabels(
  sums: Int32Array,
  slots: Int32Array,
  set: Int16Array,
  weights: Int8Array,
  colours: Uint8Array,
): number {
  const last = set.length - 1;
  let best = -Infinity;
  for (let a = 0; a <= last; a += 4) {
    const colour0 = colours[set[a] as number] as number;
    const colour1 = colours[set[a + 1 > last ? last : a + 1] as number] as number;
    const colour2 = colours[set[a + 2 > last ? last : a + 2] as number] as number;
    const colour3 = colours[set[a + 3 > last ? last : a + 3] as number] as number;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let f = 0; f < FEATURES; f += 1) {
      const slot = slots[f] as number;
      sum0 = (sum0 + (weights[slot ^ colour0] as number)) | 0;
      sum1 = (sum1 + (weights[slot ^ colour1] as number)) | 0;
      sum2 = (sum2 + (weights[slot ^ colour2] as number)) | 0;
      sum3 = (sum3 + (weights[slot ^ colour3] as number)) | 0;
    }
    sums[a] = sum0;
    sums[a + 1] = sum1;
    sums[a + 2] = sum2;
    sums[a + 3] = sum3;
    if (sum0 > best) best = sum0;
    if (sum1 > best) best = sum1;
    if (sum2 > best) best = sum2;
    if (sum3 > best) best = sum3;
  }
  return best;
}
