import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prediction } from '../models/rating-model.js';
import { fcp, mae, mse, rmse } from './rating-metrics.js';

interface Golden {
  ties: {
    users: string[];
    items: string[];
    ratings: number[];
    estimates: number[];
    measures: { rmse: number; mse: number; mae: number; fcp: number };
  };
}

const { ties } = JSON.parse(
  readFileSync(new URL('../../test/fixtures/surprise-sgd.json', import.meta.url), 'utf8'),
) as Golden;

function prediction(user: string, trueRating: number | null, estimate: number): Prediction {
  return { user, item: '도깨비', trueRating, estimate, wasImpossible: false };
}

/** Every pair looked at, as Surprise does it. */
function slowFcp(predictions: Prediction[]): number {
  const agree = new Map<unknown, number>();
  const disagree = new Map<unknown, number>();
  for (const a of predictions) {
    for (const b of predictions) {
      if (a.user !== b.user || (a.trueRating ?? 0) >= (b.trueRating ?? 0)) continue;
      const counts = a.estimate < b.estimate ? agree : disagree;
      counts.set(a.user, (counts.get(a.user) ?? 0) + 1);
    }
  }
  const mean = (counts: Map<unknown, number>): number =>
    [...counts.values()].reduce((x, y) => x + y, 0) / (counts.size || 1);
  return mean(agree) / (mean(agree) + mean(disagree));
}

describe('measures of ratings', () => {
  it("are Surprise's, ties and users with one rating too", () => {
    const predictions = ties.users.map((user, k) =>
      prediction(user, ties.ratings[k] ?? null, ties.estimates[k] ?? 0),
    );
    expect(rmse(predictions)).toBeCloseTo(ties.measures.rmse, 13);
    expect(mse(predictions)).toBeCloseTo(ties.measures.mse, 13);
    expect(mae(predictions)).toBeCloseTo(ties.measures.mae, 13);
    expect(fcp(predictions)).toBeCloseTo(ties.measures.fcp, 13);
  });

  it('read as in a book', () => {
    const predictions = [prediction('김하늘', 5, 4), prediction('김하늘', 3, 3.5)];
    expect(mse(predictions)).toBe(0.625);
    expect(mae(predictions)).toBe(0.75);
    expect(fcp(predictions)).toBe(1);
    expect(fcp([prediction('김하늘', 5, 4), prediction('김하늘', 3, 4)])).toBe(0);
  });

  it('count concordant pairs as one by one', () => {
    const star = fc.integer({ min: 1, max: 5 });
    const user = fc.constantFrom('김', '이', '박');
    fc.assert(
      fc.property(fc.array(fc.tuple(user, star, star), { minLength: 2 }), (rows) => {
        const predictions = rows.map(([who, rating, told]) => prediction(who, rating, told));
        const slow = slowFcp(predictions);
        if (Number.isNaN(slow)) expect(() => fcp(predictions)).toThrow('two different ratings');
        else expect(fcp(predictions)).toBeCloseTo(slow, 12);
      }),
      { seed: 11 },
    );
  });

  it('refuse nothing and the unknown', () => {
    expect(() => rmse([])).toThrow('no predictions');
    expect(() => mae([prediction('김하늘', null, 3)])).toThrow('Prediction 0 has no true rating');
  });
});
