import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csrOf, type Csr } from '../../data/csr.js';
import { RandomState } from '../../random/random-state.js';
import { runSteps } from '../../work.js';
import { drawFactors } from './factors.js';
import { factorSettings, type FactorSettings } from './svd-options.js';
import { descendSingle } from './svd-single.js';
import { descendImplicitPlain, type ImplicitFactors } from './svdpp-plain.js';
import { eachItemOnce } from './svdpp-repeats.js';

const USERS = 5;
const ITEMS = 7;
const preset = {
  ...{ nFactors: 6, nEpochs: 3, lrAll: 0.03, regAll: 0.05, lrDecay: 0.9 },
  kernel: 'auto' as const,
};
const settings = factorSettings({ regYj: 0.2, lrYj: 0.02 }, { tuned: preset, surprise: preset });

/** Every y of a user after every rating, as the paper writes it. */
function descendNaively(ratings: Csr, factors: ImplicitFactors, of: FactorSettings): void {
  const { nFactors: F, mean, bu, bi, pu, qi, yj } = factors;
  const { indptr, indices, values } = ratings;
  const { rates } = of;
  for (let epoch = 0; epoch < of.nEpochs; epoch++) {
    const s = of.lrDecay ** epoch;
    for (let u = 0; u < ratings.rows; u++) {
      const own = [...indices.subarray(indptr[u], indptr[u + 1])];
      const root = Math.sqrt(own.length);
      for (const [k, i] of own.entries()) {
        const z = Array.from({ length: F }, (_, f) =>
          own.reduce((sum, j) => sum + yj[j * F + f]! / root, 0),
        );
        const told = z.reduce((sum, x, f) => sum + qi[i * F + f]! * (pu[u * F + f]! + x), 0);
        const error = values[indptr[u]! + k]! - (mean + bu[u]! + bi[i]! + told);
        bu[u]! += s * rates.lrBu * (error - rates.regBu * bu[u]!);
        bi[i]! += s * rates.lrBi * (error - rates.regBi * bi[i]!);
        for (let f = 0; f < F; f++) {
          const p = pu[u * F + f]!;
          const q = qi[i * F + f]!;
          pu[u * F + f]! += s * rates.lrPu * (error * q - rates.regPu * p);
          qi[i * F + f]! += s * rates.lrQi * (error * (p + z[f]!) - rates.regQi * q);
          for (const j of own) {
            const y = yj[j * F + f]!;
            yj[j * F + f]! += s * rates.lrYj * ((error * q) / root - rates.regYj * y);
          }
        }
      }
    }
  }
}

const rating = fc.record({
  user: fc.integer({ min: 0, max: USERS - 1 }),
  item: fc.integer({ min: 0, max: ITEMS - 1 }),
  value: fc.integer({ min: 1, max: 5 }),
});
type Rating = typeof rating extends fc.Arbitrary<infer R> ? R : never;

function ratingsOf(rows: Rating[]): Csr {
  return csrOf(
    USERS,
    ITEMS,
    Int32Array.from(rows, ({ user }) => user),
    Int32Array.from(rows, ({ item }) => item),
    Float64Array.from(rows, ({ value }) => value),
  );
}

function start(): ImplicitFactors {
  const random = new RandomState(1);
  const sizes = { nFactors: settings.nFactors, initMean: 0, initStdDev: 0.3 };
  const factors = drawFactors(random, USERS, ITEMS, sizes, 3);
  return { ...factors, yj: random.normal(0, 0.3, ITEMS * settings.nFactors) };
}

function furthest(a: ImplicitFactors, b: ImplicitFactors): number {
  const far = (x: Float64Array, y: Float64Array): number =>
    x.reduce((most, value, k) => Math.max(most, Math.abs(value - y[k]!)), 0);
  return Math.max(
    far(a.bu, b.bu),
    far(a.bi, b.bi),
    far(a.pu, b.pu),
    far(a.qi, b.qi),
    far(a.yj, b.yj),
  );
}

describe('SVD++', () => {
  it('is the same with one map a user as with every vector written out, repeats too', () => {
    fc.assert(
      fc.property(fc.array(rating, { minLength: 1, maxLength: 40 }), (rows) => {
        const lazy = start();
        const naive = start();
        runSteps(descendImplicitPlain(ratingsOf(rows), lazy, settings));
        descendNaively(ratingsOf(rows), naive, settings);
        expect(furthest(lazy, naive)).toBeLessThan(1e-12);
        expect(furthest(lazy, start())).toBeGreaterThan(1e-4);
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('is the same in 32 bits but for rounding, each item once a user', () => {
    fc.assert(
      fc.property(fc.array(rating, { minLength: 1, maxLength: 40 }), (rows) => {
        const ratings = eachItemOnce(ratingsOf(rows));
        const long = start();
        const short = start();
        runSteps(descendImplicitPlain(ratings, long, settings));
        runSteps(descendSingle(ratings, short, settings, true));
        expect(furthest(long, short)).toBeLessThan(1e-5);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it('takes the mean of repeated ratings where each item counts once', () => {
    const rows = [3, 1, 3, 0, 3].map((item, k) => ({ user: k < 4 ? 0 : 1, item, value: k + 1 }));
    const { indptr, indices, values } = eachItemOnce(ratingsOf(rows));
    expect([...indptr]).toEqual([0, 3, 4, 4, 4, 4]);
    expect([...indices]).toEqual([3, 1, 0, 3]);
    expect([...values]).toEqual([2, 2, 4, 5]);
  });
});
