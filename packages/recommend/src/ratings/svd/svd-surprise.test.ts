import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Interactions } from '../../data/interactions.js';
import { fcp, mae, mse, rmse } from '../../judge/rating-metrics.js';
import type { RatingModel } from '../../models/rating-model.js';
import { BaselineOnly } from '../baseline-only.js';
import { NMF } from '../nmf/nmf.js';
import { NormalPredictor } from '../normal-predictor.js';
import { PMF } from './pmf.js';
import { SVD } from './svd.js';
import { SVDpp } from './svdpp.js';

/** Predictions of Surprise 1.1.5, made by test/fixtures/make-surprise-sgd.py. */
interface Golden {
  ratingScale: [number, number];
  train: Columns;
  asked: Columns;
  cases: {
    kind: string;
    options: Record<string, unknown>;
    estimates: number[];
    impossible?: boolean[];
    measures?: Record<'rmse' | 'mse' | 'mae' | 'fcp', number>;
  }[];
}

interface Columns {
  users: string[];
  items: string[];
  ratings: number[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/surprise-sgd.json', import.meta.url), 'utf8'),
) as Golden;
const { ratingScale } = golden;
const train = Interactions.from(rowsOf(golden.train), { ratingScale });
const asked = rowsOf(golden.asked);

function rowsOf({
  users,
  items,
  ratings,
}: Columns): { user: string; item: string; value: number }[] {
  return users.map((user, k) => ({ user, item: items[k]!, value: ratings[k]! }));
}

const models: Record<string, (options: object) => RatingModel> = {
  NormalPredictor: (options) => new NormalPredictor(options),
  BaselineOnly: (options) => new BaselineOnly(options),
  SVD: (options) => new SVD({ preset: 'surprise', ...options }),
  PMF: (options) => new PMF({ preset: 'surprise', ...options }),
  SVDpp: (options) => new SVDpp({ preset: 'surprise', ...options }),
  NMF: (options) => new NMF(options),
};

const TOLERANCE: Record<string, number> = { SVDpp: 1e-10, NMF: 1e-10 };

describe.each(golden.cases)(
  '$kind $options',
  ({ kind, options, estimates, impossible, measures }) => {
    const model = models[kind]!(options).fit(train);

    it("estimates as Surprise's does", () => {
      const ours = model.test(asked, { clip: false });
      const furthest = ours.reduce(
        (most, { estimate }, k) => Math.max(most, Math.abs(estimate - estimates[k]!)),
        0,
      );
      expect(furthest).toBeLessThanOrEqual(TOLERANCE[kind] ?? 1e-12);
    });

    if (measures) {
      it('is measured alike, clipped, and knows what it cannot tell', () => {
        const ours = model.test(asked);
        expect(ours.map(({ wasImpossible }) => wasImpossible)).toEqual(impossible);
        expect(rmse(ours)).toBeCloseTo(measures.rmse, 10);
        expect(mse(ours)).toBeCloseTo(measures.mse, 10);
        expect(mae(ours)).toBeCloseTo(measures.mae, 10);
        expect(fcp(ours)).toBeCloseTo(measures.fcp, 10);
      });
    }

    it('scores lists as it estimates', () => {
      const scores = new Float64Array(train.items.size);
      model.scoreInto(3, scores);
      const lone = scores.map((_, item) => model.estimate(3, item));
      if (kind === 'NormalPredictor') expect(scores.every((x) => x === train.mean)).toBe(true);
      else expect([...scores]).toEqual([...lone].map((x) => expect.closeTo(x, 12) as number));
    });
  },
);
