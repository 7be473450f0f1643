import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topK } from './top-k.js';

describe('topK', () => {
  it('gives the highest first, of equal ones the first', () => {
    expect([...topK(Float64Array.of(1, 3, 2, 3), 3)]).toEqual([1, 3, 2]);
  });

  it('leaves out what may not be chosen, NaN and -Infinity', () => {
    const scores = Float64Array.of(NaN, 5, 4, -Infinity, 3);
    expect([...topK(scores, 9, Uint8Array.of(1, 0, 1, 1, 1))]).toEqual([2, 4]);
  });

  it('equals a stable sort', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 3 })),
        fc.integer({ min: 1, max: 9 }),
        (list, k) => {
          const sorted = list.map((_, i) => i).sort((a, b) => list[b]! - list[a]! || a - b);
          expect([...topK(Float64Array.from(list), k)]).toEqual(sorted.slice(0, k));
        },
      ),
      { seed: 1 },
    );
  });

  it('equals a stable sort for long lists too, whose time does not grow with n k', () => {
    const n = 200_000;
    const levels = [7, 1000, n];
    for (const level of levels) {
      const scores = Float64Array.from({ length: n }, (_, i) => (i * 7919) % level);
      scores[5] = Infinity;
      scores[9] = Infinity;
      scores[11] = NaN;
      const sorted = Array.from(scores, (_, i) => i)
        .filter((i) => i !== 11)
        .sort((a, b) => (scores[a] === scores[b] ? a - b : scores[b]! - scores[a]!));
      for (const k of [65, 4000]) expect([...topK(scores, k)]).toEqual(sorted.slice(0, k));
    }
    // Rising scores are the worst there is: each one is better than all before it.
    const rising = Float64Array.from({ length: n }, (_, i) => i);
    const begun = performance.now();
    expect(topK(rising, n / 2)[0]).toBe(n - 1);
    expect(performance.now() - begun).toBeLessThan(1500);
  });
});
