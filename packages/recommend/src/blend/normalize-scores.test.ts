import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeScores, type Normalization } from './normalize-scores.js';

function normalized(
  scores: number[],
  method: Normalization,
  candidates: number[] | null = null,
): number[] {
  const written = Float64Array.from(scores);
  normalizeScores(written, method, candidates && Uint8Array.from(candidates));
  return [...written];
}

describe('normalizeScores', () => {
  it('gives z-scores mean 0 and deviation 1', () => {
    const scores = normalized([1, 3, 5, 7], 'zscore');
    for (const [n, x] of [-3, -1, 1, 3].entries()) {
      expect(scores[n]).toBeCloseTo(x / Math.sqrt(5), 12);
    }
  });

  it('brings scores to 0 to 1', () => {
    expect(normalized([2, 4, 10], 'minmax')).toEqual([0, 0.25, 1]);
  });

  it('ranks, ties in the middle of their places', () => {
    expect(normalized([50, 1, 1, 2, -9], 'rank')).toEqual([1, 0.375, 0.375, 0.75, 0]);
  });

  it('leaves scores alone with none', () => {
    expect(normalized([3, 3, -1], 'none')).toEqual([3, 3, -1]);
  });

  it('takes nothing from candidates that are all alike, whatever the others have', () => {
    // Their mean is not 0.1 but next to it: that must not be a width.
    for (const method of ['zscore', 'minmax'] as const) {
      expect(normalized([0.1, 0.1, 0.1, 5], method, [1, 1, 1, 0])).toEqual([0, 0, 0, 0]);
    }
  });

  it('takes nothing from scores that are all alike', () => {
    for (const method of ['zscore', 'minmax', 'rank'] as const) {
      expect(normalized([0.1, 0.1, 0.1], method)).toEqual([0, 0, 0]);
    }
  });

  it('takes NaN and infinite scores as the lowest and the highest', () => {
    expect(normalized([NaN, 1, -Infinity, 3, Infinity], 'minmax')).toEqual([0, 0, 0, 1, 1]);
    expect(normalized([NaN, NaN], 'none')).toEqual([0, 0]);
  });

  it('finds mean and width over the candidates alone', () => {
    expect(normalized([0, 10, 1000], 'minmax', [1, 1, 0])).toEqual([0, 1, 100]);
    expect(normalized([0, 10, 1000], 'rank', [1, 1, 0])).toEqual([0, 1, 1]);
    expect(normalized([5, 5, 9], 'zscore', [1, 1, 0])).toEqual([0, 0, 0]);
  });

  it('never changes an order, but for ties of rounding', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }),
        fc.constantFrom<Normalization>('zscore', 'minmax', 'rank', 'none'),
        (scores, method) => {
          const after = normalized(scores, method);
          for (let n = 1; n < scores.length; n++) {
            const before = Math.sign(scores[n]! - scores[n - 1]!);
            expect(Math.sign(after[n]! - after[n - 1]!)).toBe(before);
          }
        },
      ),
      { seed: 4 },
    );
  });
});
