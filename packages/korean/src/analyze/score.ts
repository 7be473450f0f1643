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
 * as possible. A weight is kept as the root of its worth, in steps that fit a byte. Candidates more
 * than `beam` behind the best of their unit are dropped: the search after it costs their square.
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
    let best = -Infinity;
    for (let a = 0; a < set.length; a += 1) {
      const colour = colours[set[a] as number] as number;
      let sum = 0;
      for (let f = 0; f < FEATURES; f += 1) {
        const root = weights[(slots[f] as number) ^ colour] as number;
        sum = (sum + Math.imul(root, Math.abs(root))) | 0;
      }
      sums[a] = sum;
      if (sum > best) best = sum;
    }
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
