import { describe, expect, it } from 'vitest';
import { cosine, diversify } from './diversify.js';

/** Three alike items and one of another kind. */
const vectors = { count: 4, length: 2, data: Float64Array.of(1, 0, 1, 0, 1, 0.1, 0, 1) };
const scores = Float64Array.of(1, 0.9, 0.8, 0.7);
const best = Int32Array.of(0, 1, 2, 3);

describe('diversify', () => {
  it('brings up what is unlike those above it', () => {
    expect([...diversify(best, scores, vectors, 0.6, 3)]).toEqual([0, 3, 1]);
  });

  it('keeps the order with diversity 0 and without vectors', () => {
    expect([...diversify(best, scores, vectors, 0, 4)]).toEqual([0, 1, 2, 3]);
    expect([...diversify(best, scores, null, 1, 2)]).toEqual([0, 1]);
  });

  it('keeps the order of infinite scores', () => {
    const infinite = Float64Array.of(Infinity, 2, 1, 0);
    expect([...diversify(best, infinite, vectors, 0.5, 4)]).toEqual([0, 1, 2, 3]);
  });
});

describe('cosine', () => {
  it('is 0 with a vector of zeros', () => {
    expect(cosine({ count: 2, length: 1, data: Float64Array.of(0, 1) }, 0, 1)).toBe(0);
  });
});
