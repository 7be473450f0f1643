import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomState } from '../../random/random-state.js';
import { SvdFoldIn } from './svd-fold-in.js';

const F = 9;
const ITEMS = 30;

describe('SvdFoldIn', () => {
  it('finds where no step of gradient descent leads away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: ITEMS }), fc.nat(), fc.boolean(), (n, seed, biased) => {
        const random = new RandomState(seed);
        const qi = random.normal(0, 0.5, ITEMS * F);
        const items = random.permutation(ITEMS).slice(0, n);
        const residuals = random.normal(0, 1, n);
        const reg = { regBu: 0.03, regPu: 0.07 };
        const foldIn = new SvdFoldIn({ nFactors: F, qi }, { biased, ...reg });
        const { bias, vector } = foldIn.solve(items, residuals);
        // Sums of `error × q - reg × p` over the ratings, for each factor and for the bias.
        const slope = new Float64Array(F + 1);
        for (const [k, item] of items.entries()) {
          const q = qi.subarray(item * F, item * F + F);
          const error = residuals[k]! - bias - q.reduce((sum, x, f) => sum + x * vector[f]!, 0);
          for (let f = 0; f < F; f++) slope[f]! += error * q[f]! - reg.regPu * vector[f]!;
          if (biased) slope[F]! += error - reg.regBu * bias;
        }
        expect(Math.max(...slope.map(Math.abs))).toBeLessThan(1e-4);
        if (!biased) expect(bias).toBe(0);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('has an answer without regularization and without ratings', () => {
    const qi = Float64Array.of(1, 0, 1, 0);
    const items = Int32Array.of(0, 1);
    const free = new SvdFoldIn({ nFactors: 2, qi }, { biased: false, regBu: 0, regPu: 0 });
    const { vector } = free.solve(items, Float64Array.of(2, 2));
    expect(vector[0]).toBeCloseTo(2, 4);
    expect(vector[1]).toBe(0);
    const none = free.solve(new Int32Array(0), new Float64Array(0));
    expect([none.bias, ...none.vector]).toEqual([0, 0, 0]);
  });
});
