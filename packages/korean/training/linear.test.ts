import { describe, expect, it } from 'vitest';
import { sumWeights } from '../src/analyze/linear-table.js';
import { LinearExamples } from './linear.js';

const OPTIONS = { size: 256, epochs: 4, rate: 0.2, lasso: 0, seed: 1 };

/** The first feature tells the answer, the second tells nothing. */
function examples(): LinearExamples {
  const set = new LinearExamples(2);
  for (let i = 0; i < 6000; i += 1) {
    set.add(Int32Array.of(i % 2 === 0 ? 11 : 12, 100 + (i % 7)), i % 2 === 0);
  }
  return set;
}

describe('LinearExamples', () => {
  it('learns which features speak for yes and which for no', () => {
    const table = examples().learn(OPTIONS);
    expect(sumWeights(table, Int32Array.of(11, 103), 2)).toBeGreaterThan(0);
    expect(sumWeights(table, Int32Array.of(12, 103), 2)).toBeLessThan(0);
  });

  it('gives the same bytes again, and other bytes for another seed', () => {
    const noisy = (): LinearExamples => {
      const set = examples();
      for (let i = 0; i < 999; i += 1) set.add(Int32Array.of(i % 13, i % 31), i % 3 === 0);
      return set;
    };
    expect(noisy().learn(OPTIONS)).toEqual(noisy().learn(OPTIONS));
    expect(noisy().learn(OPTIONS)).not.toEqual(noisy().learn({ ...OPTIONS, seed: 2 }));
  });
});
