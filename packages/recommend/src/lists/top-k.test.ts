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
    );
  });
});
