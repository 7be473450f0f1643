import { MOST_CANDIDATES } from './candidates.js';
import { FEATURES } from './features.js';

/** Room for the best paths through the labels of a text; grows, and is used again. */
export interface Lattice {
  /** Of each unit, how many labels are open to it. */
  counts: Uint8Array;
  /** `MOST_CANDIDATES` places a unit: its labels, and their scores in the same order. */
  labels: Int16Array;
  emissions: Float64Array;
  /** Which candidate of the unit before leads best to this one. */
  back: Uint8Array;
  before: Float64Array;
  here: Float64Array;
  /** Where the transitions from each label of the unit before begin. */
  rows: Int32Array;
  /** Slots of the features of the unit that is scored. */
  slots: Int32Array;
  /** Sums of its candidates so far. */
  sums: Int32Array;
}

export function createLattice(capacity = 256): Lattice {
  return {
    counts: new Uint8Array(capacity),
    labels: new Int16Array(capacity * MOST_CANDIDATES),
    emissions: new Float64Array(capacity * MOST_CANDIDATES),
    back: new Uint8Array(capacity * MOST_CANDIDATES),
    before: new Float64Array(MOST_CANDIDATES),
    here: new Float64Array(MOST_CANDIDATES),
    rows: new Int32Array(MOST_CANDIDATES),
    slots: new Int32Array(FEATURES),
    sums: new Int32Array(MOST_CANDIDATES + 3),
  };
}

export function reserveLattice(lattice: Lattice, units: number): void {
  if (lattice.counts.length < units) Object.assign(lattice, createLattice(units * 2));
}

/**
 * The labels of the best path (Viterbi 1967) through `length` units, written to `path`. Labels
 * score by their emissions and by `transitions[before * labelCount + here]`; row `labelCount` is
 * the beginning. Answers the path's score.
 */
export function bestPath(
  lattice: Lattice,
  length: number,
  transitions: Float32Array | Int16Array,
  labelCount: number,
  path: Int32Array,
): number {
  const { counts, labels, emissions, back, rows } = lattice;
  let { before, here } = lattice;
  // Before the first unit there is one state, the beginning.
  before[0] = 0;
  rows[0] = labelCount * labelCount;
  let countBefore = 1;
  for (let i = 0; i < length; i += 1) {
    const offset = i * MOST_CANDIDATES;
    const count = counts[i] as number;
    for (let a = 0; a < count; a += 1) {
      const label = labels[offset + a] as number;
      let best = -Infinity;
      let from = 0;
      for (let b = 0; b < countBefore; b += 1) {
        const step = transitions[(rows[b] as number) + label] as number;
        const score = (before[b] as number) + step;
        if (score > best) {
          best = score;
          from = b;
        }
      }
      here[a] = best + (emissions[offset + a] as number);
      back[offset + a] = from;
    }
    for (let a = 0; a < count; a += 1) rows[a] = (labels[offset + a] as number) * labelCount;
    countBefore = count;
    const swap = before;
    before = here;
    here = swap;
  }
  let best = 0;
  for (let a = 1; length > 0 && a < (counts[length - 1] as number); a += 1) {
    if ((before[a] as number) > (before[best] as number)) best = a;
  }
  const score = before[best] as number;
  for (let i = length - 1; i >= 0; i -= 1) {
    const at = i * MOST_CANDIDATES + best;
    path[i] = labels[at] as number;
    best = back[at] as number;
  }
  return score;
}
