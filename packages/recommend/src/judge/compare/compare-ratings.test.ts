import { describe, expect, it } from 'vitest';
import { Interactions } from '../../data/interactions.js';
import { BaselineOnly } from '../../ratings/baseline-only.js';
import { NormalPredictor } from '../../ratings/normal-predictor.js';
import { compareRatings } from './compare-ratings.js';
import { KFold } from '../folds/k-fold.js';
import { mae, rmse } from '../rating-metrics.js';

// A viewer's mood and a drama's quality make the rating.
const data = Interactions.from(
  Array.from({ length: 200 }, (_, n) => ({
    user: `시청자${n % 20}`,
    item: `드라마${(n * 7) % 11}`,
    value: 1 + ((n % 20) % 3) + (((n * 7) % 11) % 3),
  })),
);
const folds = [...new KFold({ nSplits: 3, randomState: 0 }).split(data)];

describe('compareRatings', () => {
  const models = {
    우연: () => new NormalPredictor({ randomState: 1 }),
    기준선: () => new BaselineOnly(),
  };
  const { rows, toText, toMarkdown } = compareRatings({ models, folds });

  it('gives the mean errors over the folds', () => {
    const errors = folds.map(({ train, test }) => new BaselineOnly().fit(train).test(test.rows()));
    const mean = (values: number[]): number => values.reduce((a, b) => a + b) / 3;
    expect(rows[1]?.rmse).toBeCloseTo(mean(errors.map((fold) => rmse(fold))), 12);
    expect(rows[1]?.mae).toBeCloseTo(mean(errors.map((fold) => mae(fold))), 12);
    expect(rows[1]?.rmse).toBeLessThan(rows[0]?.rmse ?? 0);
    expect(rows[0]?.rmses).toHaveLength(3);
  });

  it('writes them as a table', () => {
    expect(toText().split('\n')[0]).toMatch(/^Model +RMSE +MAE +Fit s$/);
    expect(toMarkdown()).toContain('| 기준선 | ');
  });

  it('needs models and folds', () => {
    expect(() => compareRatings({ models, folds: [] })).toThrow('at least one model');
    expect(() => compareRatings({ models: {}, folds })).toThrow('at least one model');
  });
});
