import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_CANDIDATES } from './candidates.js';
import { bestPath, createLattice } from './viterbi.js';

const LABELS = 4;

/** Every path, the plain way. */
function bestByTrying(emissions: number[][], transitions: Int16Array): number {
  let best = -Infinity;
  const walk = (unit: number, before: number, score: number): void => {
    if (unit === emissions.length) {
      best = Math.max(best, score);
      return;
    }
    (emissions[unit] as number[]).forEach((emission, label) => {
      const step = transitions[before * LABELS + label] as number;
      walk(unit + 1, label, score + emission + step);
    });
  };
  walk(0, LABELS, 0);
  return best;
}

describe('bestPath', () => {
  it('finds the best of all paths', () => {
    const scores = fc.array(fc.integer({ min: -9, max: 9 }), {
      minLength: LABELS,
      maxLength: LABELS,
    });
    const table = fc.array(fc.integer({ min: -9, max: 9 }), {
      minLength: (LABELS + 1) * LABELS,
      maxLength: (LABELS + 1) * LABELS,
    });
    fc.assert(
      fc.property(fc.array(scores, { minLength: 1, maxLength: 5 }), table, (emissions, steps) => {
        const transitions = Int16Array.from(steps);
        const lattice = createLattice();
        emissions.forEach((row, unit) => {
          lattice.counts[unit] = LABELS;
          row.forEach((score, label) => {
            lattice.labels[unit * MOST_CANDIDATES + label] = label;
            lattice.emissions[unit * MOST_CANDIDATES + label] = score;
          });
        });
        const path = new Int32Array(emissions.length);
        const score = bestPath(lattice, emissions.length, transitions, LABELS, path);
        expect(score).toBe(bestByTrying(emissions, transitions));
        let walked = 0;
        path.forEach((label, unit) => {
          const before = unit === 0 ? LABELS : (path[unit - 1] as number);
          walked += (emissions[unit] as number[])[label] as number;
          walked += transitions[before * LABELS + label] as number;
        });
        expect(walked).toBe(score);
      }),
    );
  });
});
