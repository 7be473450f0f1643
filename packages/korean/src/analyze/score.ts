import { MOST_CANDIDATES } from './candidates.js';
import type { Candidates } from './candidates.js';
import { FEATURES } from './features.js';
import type { Units } from './units.js';
import type { Lattice } from './viterbi.js';
import { reserveLattice } from './viterbi.js';

/** Weights of one feature stand in one block, a line of the processor's cache in the shipped model. */
export const BLOCK = 64;

/** The first slot of a feature's block, in a table of `blocks` blocks. */
export function blockOf(hash: number, blocks: number): number {
  return (((Math.imul(hash, 0x2545f491) >>> 7) % blocks) * BLOCK) | 0;
}

/** What a feature turns the colours of labels by, so that two features of a block seldom meet. */
export function turnOf(hash: number): number {
  return Math.imul(hash, 0x61c88647) >>> 26;
}

/**
 * Sums the weights of each unit's features for each of its candidates, into the lattice.
 * `colours[label]` is the label's place in a block; labels that compete have different ones as far
 * as possible. A weight is kept as the root of its worth, in steps that fit a byte.
 */
export function scoreUnits(
  lattice: Lattice,
  units: Units,
  hashes: Int32Array,
  candidates: Candidates,
  weights: Int8Array,
  colours: Uint8Array,
): void {
  const { length, symbol, fixed } = units;
  reserveLattice(lattice, length);
  const { emissions, candidates: sets, places } = lattice;
  const blocks = weights.length / BLOCK;
  for (let i = 0; i < length; i += 1) {
    const set = candidates.of(symbol[i] as number, fixed[i] as number);
    sets[i] = set;
    const count = set.length;
    const to = i * MOST_CANDIDATES;
    emissions.fill(0, to, to + count);
    if (count === 1) continue;
    for (let a = 0; a < count; a += 1) places[a] = colours[set[a] as number] as number;
    const from = i * FEATURES;
    for (let f = from; f < from + FEATURES; f += 1) {
      const hash = hashes[f] as number;
      const base = blockOf(hash, blocks);
      const turn = turnOf(hash);
      for (let a = 0; a < count; a += 1) {
        const root = weights[base + ((places[a] as number) ^ turn)] as number;
        emissions[to + a] = (emissions[to + a] as number) + root * Math.abs(root);
      }
    }
  }
}
