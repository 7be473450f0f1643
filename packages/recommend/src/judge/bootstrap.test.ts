import { describe, expect, it } from 'vitest';
import { RandomState } from '../random/random-state.js';
import { bootstrap, bootstrapDifference, meanOf } from './bootstrap.js';

describe('bootstrap', () => {
  const values = new RandomState(3).normal(5, 2, 400);

  it('comes near the normal interval where that holds', () => {
    const { mean, low, high } = bootstrap(values, { samples: 2000, seed: 1 });
    const error = 1.96 * (2 / Math.sqrt(400));
    expect(mean).toBe(meanOf({ values }));
    expect(low).toBeCloseTo(mean - error, 1);
    expect(high).toBeCloseTo(mean + error, 1);
  });

  it('covers the true mean about as often as it says', () => {
    let covered = 0;
    for (let seed = 0; seed < 100; seed++) {
      const drawn = new RandomState(1000 + seed).normal(0, 1, 60);
      const { low, high } = bootstrap(drawn, { samples: 200, seed, level: 0.9 });
      if (low <= 0 && high >= 0) covered++;
    }
    expect(covered).toBeGreaterThan(80);
    expect(covered).toBeLessThan(98);
  });

  it('pools with weights', () => {
    const pooled = { values: Float64Array.of(1, 0), weights: Float64Array.of(3, 1) };
    expect(bootstrap(pooled).mean).toBe(0.75);
  });

  it('finds a small difference of pairs that lies inside both intervals', () => {
    const better = values.map((x) => x + 0.05);
    const { mean, p, significant } = bootstrapDifference(better, values);
    expect(mean).toBeCloseTo(0.05, 12);
    expect(significant).toBe(true);
    expect(p).toBeLessThan(0.01);
    expect(bootstrapDifference(values, values)).toMatchObject({
      mean: 0,
      p: 1,
      significant: false,
    });
  });

  it('gives the same for the same seed, another for another', () => {
    expect(bootstrap(values, { seed: 4 })).toEqual(bootstrap(values, { seed: 4 }));
    expect(bootstrap(values, { seed: 4 })).not.toEqual(bootstrap(values, { seed: 5 }));
  });

  it('refuses nobody, and different users', () => {
    expect(() => bootstrap(new Float64Array(0))).toThrow('no users');
    expect(() => bootstrapDifference(values, values.slice(1))).toThrow('same users');
    expect(() => bootstrap(values, { samples: 0 })).toThrow('samples');
  });
});
