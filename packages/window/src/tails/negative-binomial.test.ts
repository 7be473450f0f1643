import { describe, expect, it } from 'vitest';
import { logLowerTail, logNone, logUpperTail } from './negative-binomial.js';

/** log P(X >= k) by adding up probabilities from 0 to k - 1, good where the tail is not small. */
function byAdding(k: number, mean: number, shape: number): number {
  let probability = (shape / (shape + mean)) ** shape;
  let below = 0;
  for (let j = 0; j < k; j++) {
    below += probability;
    probability *= ((j + shape) / (j + 1)) * (mean / (shape + mean));
  }
  return Math.log(1 - below);
}

describe('logUpperTail', () => {
  // Sums of probabilities with 60 digits (mpmath 1.3).
  it.each([
    [1, 0.01, 0.5, -4.620034410911663],
    [5, 2, 3, -2.340743970094817],
    [50, 10, 4, -10.370271530986082],
    [3, 10, 4, -0.06155951202164919],
    [1000, 10, 4, -321.28552436740415],
    [2000, 1500, 200, -10.590635749815096],
    [1400, 1500, 200, -0.20811072144072407],
    [100_000, 1000, 50, -4608.608318337205],
    [20, 0.001, 1e6, -180.49148444059998],
    [300, 100, 1e9, -132.95178148853432],
    [7, 2.5, 1e-3, -5.2282031668213484],
    [1, 0.01, Infinity, -4.610166019324897],
    [10, 2, Infinity, -9.97609964370606],
    [5, 10, Infinity, -0.029689079446520873],
    [500, 100, Infinity, -408.52284439130426],
    [100_000, 1000, Infinity, -361523.6839506743],
    [10_500, 10_000, Infinity, -14.837275757874126],
    [9800, 10_000, Infinity, -0.02246151334205201],
  ])('of %d, mean %d, shape %d', (k, mean, shape, expected) => {
    expect(logUpperTail(k, mean, shape) / expected).toBeCloseTo(1, 11);
  });

  it('agrees with a sum of probabilities on both sides of the mean', () => {
    for (const mean of [0.1, 1, 7.5, 30])
      for (const shape of [0.2, 1, 5, 80])
        for (let k = 1; k < 2 * mean + 3; k++)
          expect(logUpperTail(k, mean, shape)).toBeCloseTo(byAdding(k, mean, shape), 9);
  });

  it('is certain at 0, falls with k, and comes to Poisson as the shape grows', () => {
    expect(logUpperTail(0, 5, 2)).toBe(0);
    for (let k = 1; k < 200; k++)
      expect(logUpperTail(k + 1, 20, 3)).toBeLessThan(logUpperTail(k, 20, 3));
    expect(logUpperTail(40, 20, 1e12)).toBeCloseTo(logUpperTail(40, 20, Infinity), 6);
  });

  it('stays fast for large counts', () => {
    const begin = performance.now();
    for (let i = 0; i < 100; i++) logUpperTail(1_000_000 + i * 5000, 1_000_000, 1e6);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe('logLowerTail', () => {
  // mpmath 1.3, 50 digits.
  it.each([
    [3, 10, 4, -2.2230935335778756],
    [0, 2, 3, -1.532476871297972],
    [50, 100, 10, -3.143778396084361],
    [900, 1000, 100, -1.7611053184582581],
    [5, 1e4, 50, -250.12750609216693],
    [100, 20, 4, -9.857724431434161e-6],
    [0, 5, Infinity, -5],
    [3, 10, Infinity, -4.57211742909732],
    [850, 1000, Infinity, -14.287810869005057],
    [120, 100, Infinity, -0.022930228806711913],
    [1000, 1e4, Infinity, -6701.682458338879],
  ])('of %d, mean %d, shape %d', (k, mean, shape, expected) => {
    expect(logLowerTail(k, mean, shape) / expected).toBeCloseTo(1, 10);
  });

  it('is what the upper tail leaves', () => {
    for (const mean of [0.1, 3, 40])
      for (const shape of [0.2, 5, 1e5, Infinity])
        for (let k = 0; k < 3 * mean + 3; k++) {
          const both =
            Math.exp(logLowerTail(k, mean, shape)) + Math.exp(logUpperTail(k + 1, mean, shape));
          expect(both).toBeCloseTo(1, 10);
        }
  });

  it('knows how rare silence is, and stays finite, far out', () => {
    for (const shape of [1e-3, 2, 1e4, Infinity]) {
      expect(logNone(7, shape)).toBeCloseTo(logLowerTail(0, 7, shape), 9);
      for (const k of [0, 1, 1e6, 1e12])
        for (const mean of [1e-9, 1, 1e6, 1e12]) {
          expect(logUpperTail(k, mean, shape)).toBeGreaterThan(-Infinity);
          expect(logLowerTail(k, mean, shape)).toBeGreaterThan(-Infinity);
        }
    }
  });
});
