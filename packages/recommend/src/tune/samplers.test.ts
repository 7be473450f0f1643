import { describe, expect, it } from 'vitest';
import { optimize } from './optimize.js';
import { choice, int, logUniform, uniform, type Space } from './space.js';

const branin = {
  space: { x: uniform(-5, 10), y: uniform(0, 15) },
  of: ({ x, y }: { x: number; y: number }): number =>
    (y - (5.1 * x * x) / (4 * Math.PI ** 2) + (5 * x) / Math.PI - 6) ** 2 +
    10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) +
    10,
};

/** Six numbers with six bumps (Hartmann 1973). */
const hartmann = {
  space: Object.fromEntries(Array.from('abcdef', (name) => [name, uniform(0, 1)])),
  of: (params: Record<string, number>): number => {
    const a = [
      [10, 3, 17, 3.5, 1.7, 8],
      [0.05, 10, 17, 0.1, 8, 14],
      [3, 3.5, 1.7, 10, 17, 8],
      [17, 8, 0.05, 10, 0.1, 14],
    ];
    const p = [
      [1312, 1696, 5569, 124, 8283, 5886],
      [2329, 4135, 8307, 3736, 1004, 9991],
      [2348, 1451, 3522, 2883, 3047, 6650],
      [4047, 8828, 8732, 5743, 1091, 381],
    ];
    const x = Object.values(params);
    return -[1, 1.2, 3, 3.2].reduce((sum, alpha, i) => {
      const far = x.reduce((s, xj, j) => s + a[i]![j]! * (xj - p[i]![j]! / 10000) ** 2, 0);
      return sum + alpha * Math.exp(-far);
    }, 0);
  },
};

/** As a model's options are: a rate, a count, and a kind that decides what they should be. */
const mixed = {
  space: {
    rate: logUniform(1e-4, 1),
    factors: int(8, 256, { log: true }),
    kind: choice(['als', 'bpr', 'knn', 'ease', 'svd']),
    epochs: int(5, 50, { step: 5 }),
  },
  of: (p: { rate: number; factors: number; kind: string; epochs: number }): number => {
    const best = { als: 0.01, bpr: 0.05, knn: 0.3, ease: 0.001, svd: 0.02 }[p.kind] ?? 1;
    return (
      Math.log10(p.rate / best) ** 2 +
      0.5 * Math.log2(p.factors / 64) ** 2 +
      ((p.epochs - 30) / 20) ** 2 +
      { als: 0, bpr: 0.5, knn: 1, ease: 0.3, svd: 0.8 }[p.kind]!
    );
  },
};

const SEEDS = 3;

/** Median of the best values of several seeds. */
function found(
  { space, of }: { space: Space; of: (params: never) => number },
  sampler: 'tpe' | 'random',
  multivariate = true,
): number {
  const best = Array.from({ length: SEEDS }, (_, seed) => {
    const options = { space, sampler, seed, trials: 40, tpe: { multivariate } };
    return optimize((params) => of(params as never), { ...options, direction: 'minimize' }).best
      .value;
  });
  return best.sort((a, b) => a - b)[best.length >> 1]!;
}

describe('the tree-structured Parzen estimator', () => {
  for (const [name, task] of Object.entries({ branin, hartmann, mixed })) {
    it(`finds better values than chance: ${name}`, () => {
      const random = found(task, 'random');
      expect(found(task, 'tpe')).toBeLessThan(random);
      expect(found(task, 'tpe', false)).toBeLessThan(random);
    });
  }
});
