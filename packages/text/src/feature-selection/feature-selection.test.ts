import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsrMatrix } from '../types.js';
import { chi2 } from './chi2.js';
import { chiSquareTail } from './chi-square-tail.js';
import { SelectKBest } from './select-k-best.js';

const golden = (
  JSON.parse(
    readFileSync(new URL('../../test/fixtures/golden/linear.json', import.meta.url), 'utf8'),
  ) as {
    chi2: {
      X: { shape: [number, number]; indptr: number[]; indices: number[]; data: number[] };
      y: number[];
      chi2: number[];
      p: number[];
      k5: number[];
    };
  }
).chi2;
const X: CsrMatrix = {
  shape: golden.X.shape,
  indptr: Int32Array.from(golden.X.indptr),
  indices: Int32Array.from(golden.X.indices),
  data: Float64Array.from(golden.X.data),
};
const small = [
  [1, 0],
  [2, 1],
  [0, 1],
  [0, 1],
];
const y = ['a', 'a', 'b', 'b'];

describe('chi2', () => {
  it('is that of scikit-learn', () => {
    const { scores, pValues } = chi2(X, golden.y);
    golden.chi2.forEach((score, j) => expect(scores[j]! / score).toBeCloseTo(1, 12));
    golden.p.forEach((p, j) => expect(pValues[j]! / p).toBeCloseTo(1, 12));
  });

  it('is high where a feature stands in one class alone', () => {
    const { scores, pValues } = chi2(small, y);
    expect(scores[0]).toBeCloseTo(3, 12);
    expect(scores[1]).toBeCloseTo(1 / 3, 12);
    expect(pValues[0]).toBeLessThan(pValues[1]!);
  });

  it('has no answer for a feature that never occurs, or a single class', () => {
    expect(
      chi2(
        [
          [0, 1],
          [0, 2],
        ],
        ['a', 'b'],
      ).scores[0],
    ).toBeNaN();
    expect(chi2([[1], [2]], ['a', 'a']).pValues[0]).toBeNaN();
  });

  it('refuses negative values', () => {
    expect(() => chi2([[1], [-1]], ['a', 'b'])).toThrow(
      'Input X must be non-negative; row 1 has -1',
    );
    expect(() => chi2([[1], [1]], ['a'])).toThrow('2 rows');
  });
});

describe('chiSquareTail', () => {
  // scipy.stats.chi2.sf
  it.each([
    [0.5, 1, 0.47950012218695337],
    [3.84, 1, 0.05004352124870519],
    [700, 1, 2.990226975124623e-154],
    [10, 2, 0.006737946999085468],
    [40, 6, 4.5551495055892125e-7],
    [3, 60, 1.0],
    [120, 60, 6.876264968732136e-6],
    [5, 99, 1.0],
    [400, 7, 2.3852710811123476e-82],
  ])('of %d with %d degrees of freedom', (x, freedom, tail) => {
    expect(chiSquareTail(x, freedom) / tail).toBeCloseTo(1, 11);
  });

  it('falls from 1 to 0', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.integer({ min: 1, max: 80 }),
        (x, freedom) => {
          const tail = chiSquareTail(x, freedom);
          expect(tail).toBeGreaterThanOrEqual(0);
          expect(tail).toBeLessThanOrEqual(1);
          expect(chiSquareTail(x + 1, freedom)).toBeLessThanOrEqual(tail);
          // Exact for 2 degrees of freedom.
          expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 11);
        },
      ),
    );
  });
});

describe('SelectKBest', () => {
  it('keeps what scikit-learn keeps', () => {
    const best = new SelectKBest({ k: 5 }).fit(X, golden.y);
    expect(best.getSupport().flatMap((kept, j) => (kept ? [j] : []))).toEqual(golden.k5);
    const kept = best.transform(X);
    expect(kept.shape).toEqual([11, 5]);
    for (let row = 0; row < 11; row++) {
      for (const column of kept.indices.subarray(kept.indptr[row], kept.indptr[row + 1])) {
        const at = X.indices.subarray(X.indptr[row], X.indptr[row + 1]);
        expect(Array.from(at)).toContain(golden.k5[column]);
      }
    }
  });

  it('keeps values in their places', () => {
    const kept = new SelectKBest({ k: 1 }).fitTransform(small, y);
    expect(kept.shape).toEqual([4, 1]);
    expect(Array.from(kept.indptr)).toEqual([0, 1, 2, 2, 2]);
    expect(Array.from(kept.data)).toEqual([1, 2]);
    expect(Array.from(kept.indices)).toEqual([0, 0]);
  });

  it('takes the later ones among equals, and those without a score last', () => {
    const scoreFunc = (): { scores: Float64Array; pValues: Float64Array } => ({
      scores: Float64Array.of(1, NaN, 1, 0, 1),
      pValues: new Float64Array(5),
    });
    const support = (k: number | 'all'): string =>
      new SelectKBest({ k, scoreFunc })
        .fit([[1, 1, 1, 1, 1]], ['a'])
        .getSupport()
        .map(Number)
        .join('');
    expect(support(0)).toBe('00000');
    expect(support(2)).toBe('00101');
    expect(support(4)).toBe('10111');
    expect(support('all')).toBe('11111');
  });

  it('names what it keeps', () => {
    const best = new SelectKBest({ k: 1 }).fit(small, y);
    expect(best.getFeatureNamesOut(['바다', '산'])).toEqual(['바다']);
    expect(() => best.getFeatureNamesOut(['바다'])).toThrow('1 names for 2 features');
  });

  it('refuses what it cannot do', () => {
    expect(() => new SelectKBest({ k: -1 })).toThrow('k must be an integer');
    expect(() => new SelectKBest().fit(small, y)).toThrow("Use k='all'");
    expect(() => new SelectKBest({ k: 1 }).fit(small)).toThrow('requires y');
    expect(() => new SelectKBest().transform(small)).toThrow('not fitted');
    expect(() => new SelectKBest({ k: 1 }).fit(small, y).transform([[1]])).toThrow('expecting 2');
  });
});
