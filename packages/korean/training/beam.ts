import { MOST_CANDIDATES } from '../src/analyze/candidates.js';
import { createFeatureSpace, hashFeatures } from '../src/analyze/features.js';
import type { Lexicon } from '../src/analyze/lexicon.js';
import { scoreUnits } from '../src/analyze/score.js';
import type { Units } from '../src/analyze/units.js';
import { createLattice } from '../src/analyze/viterbi.js';
import { toCandidates } from '../src/model/model.js';
import type { Example } from './examples.js';
import type { Quantized } from './quantize.js';
import type { Tables } from './tables.js';

/** Share of places whose true label the beam keeps. */
const KEPT = 0.9998;

/** How far the true labels stand behind the best of their units by their own features alone. */
export function chooseBeam(
  examples: readonly Example[],
  tables: Tables,
  lexicon: Lexicon,
  { weights }: Quantized,
): number {
  const space = createFeatureSpace();
  const lattice = createLattice();
  const candidates = toCandidates(tables.typos, tables.tagLabels, tables.begins);
  const gaps: number[] = [];
  for (const { symbol, spaced, fixed, label } of examples) {
    const length = label.length;
    const units: Units = { length, symbol, spaced, fixed, start: symbol, end: symbol };
    hashFeatures(space, units, lexicon);
    scoreUnits(lattice, units, space.hashes, candidates, weights, tables.colours, Infinity);
    for (let i = 0; i < length; i += 1) {
      const from = i * MOST_CANDIDATES;
      const count = lattice.counts[i] as number;
      if (count < 2 || (label[i] as number) < 0) continue;
      const scores = lattice.emissions.subarray(from, from + count);
      const place = lattice.labels.subarray(from, from + count).indexOf(label[i] as number);
      if (place >= 0) gaps.push(Math.max(...scores) - (scores[place] as number));
    }
  }
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length * KEPT)] ?? Infinity;
}
