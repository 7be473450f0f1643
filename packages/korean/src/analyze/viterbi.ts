import { MOST_CANDIDATES } from './candidates.js';

/** Room for the best paths through the labels of a text; grows, and is used again. */
export interface Lattice {
  /** `MOST_CANDIDATES` scores a unit, of its candidates in their order. */
  emissions: Float64Array;
  /** Which candidate of the unit before leads best to this one. */
  back: Uint8Array;
  candidates: Int16Array<ArrayBufferLike>[];
  before: Float64Array;
  here: Float64Array;
  /** Places of the candidates in a block, while a unit is scored. */
  places: Uint8Array;
}

export function createLattice(capacity = 256): Lattice {
  return {
    emissions: new Float64Array(capacity * MOST_CANDIDATES),
    back: new Uint8Array(capacity * MOST_CANDIDATES),
    candidates: [],
    before: new Float64Array(MOST_CANDIDATES),
    here: new Float64Array(MOST_CANDIDATES),
    places: new Uint8Array(MOST_CANDIDATES),
  };
}

export function reserveLattice(lattice: Lattice, units: number): void {
  if (lattice.back.length >= units * MOST_CANDIDATES) return;
  lattice.emissions = new Float64Array(units * 2 * MOST_CANDIDATES);
  lattice.back = new Uint8Array(units * 2 * MOST_CANDIDATES);
}

/**
 * The labels of the best path (Viterbi 1967) through `length` units, written to `labels`. Labels
 * score by their emissions and by `transitions[before * labelCount + here]`; row `labelCount` is
 * the beginning. Answers the path's score.
 */
export function bestPath(
  lattice: Lattice,
  length: number,
  transitions: Float32Array | Int16Array,
  labelCount: number,
  labels: Int32Array | Int16Array,
): number {
  const { emissions, back, candidates } = lattice;
  let { before, here } = lattice;
  let previous: Int16Array = BEGINNING;
  before[0] = 0;
  for (let i = 0; i < length; i += 1) {
    const current = candidates[i] as Int16Array;
    const offset = i * MOST_CANDIDATES;
    const count = previous.length;
    const first = i === 0 ? labelCount : -1;
    for (let a = 0; a < current.length; a += 1) {
      const label = current[a] as number;
      let best = -Infinity;
      let from = 0;
      for (let b = 0; b < count; b += 1) {
        const row = first >= 0 ? first : (previous[b] as number);
        const score = (before[b] as number) + (transitions[row * labelCount + label] as number);
        if (score > best) {
          best = score;
          from = b;
        }
      }
      here[a] = best + (emissions[offset + a] as number);
      back[offset + a] = from;
    }
    previous = current;
    const swap = before;
    before = here;
    here = swap;
  }
  let best = 0;
  for (let a = 1; a < previous.length; a += 1) {
    if ((before[a] as number) > (before[best] as number)) best = a;
  }
  const score = before[best] as number;
  for (let i = length - 1; i >= 0; i -= 1) {
    labels[i] = (candidates[i] as Int16Array)[best] as number;
    best = back[i * MOST_CANDIDATES + best] as number;
  }
  return score;
}

const BEGINNING = Int16Array.of(0);
