import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as metrics from './index.js';

type Label = string | number;
type Curve = number[][];

interface Case {
  name: string;
  y_true: Label[];
  y_pred: Label[];
  confusion: number[][];
  proba?: number[][];
  score?: number[];
  score_ties?: number[];
  top_k?: Record<string, number>;
  calibration_uniform: Curve;
  calibration_quantile: Curve;
  report_dict: Record<string, unknown>;
  [key: string]: unknown;
}

// scikit-learn 1.2.1 wrote these; see the fixtures' own `meta`.
const golden = JSON.parse(
  readFileSync(new URL('../../test/fixtures/golden/metrics.json', import.meta.url), 'utf8'),
  (_, value: unknown) => (value === 'NaN' ? NaN : value),
) as { cases: Case[]; class_weight_balanced: { y: number[]; weights: number[] }[] };

/** Numbers equal within 1e-12, wherever they stand; everything else equal. */
function expectClose(actual: unknown, expected: unknown, path = ''): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const same = Object.is(actual, expected) || Math.abs(actual - expected) <= 1e-12;
    expect(same, `${path}: ${actual} for ${expected}`).toBe(true);
  } else if (Array.isArray(expected)) {
    const list = Array.from(actual as ArrayLike<unknown>);
    expect(list.length, path).toBe(expected.length);
    expected.forEach((value, i) => expectClose(list[i], value, `${path}[${i}]`));
  } else if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(actual as object).sort(), path).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(expected)) {
      expectClose((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
    }
  } else {
    expect(actual, path).toEqual(expected);
  }
}

describe.each(golden.cases)('scikit-learn on $name', (golden) => {
  const { y_true, y_pred } = golden;

  it('gives the same single scores', () => {
    expectClose(
      {
        accuracy: metrics.accuracyScore(y_true, y_pred),
        balanced_accuracy: metrics.balancedAccuracyScore(y_true, y_pred),
        kappa: metrics.cohenKappaScore(y_true, y_pred),
        mcc: metrics.matthewsCorrcoef(y_true, y_pred),
        hamming: metrics.hammingLoss(y_true, y_pred),
        zero_one: metrics.zeroOneLoss(y_true, y_pred),
        'fbeta0.5_macro': metrics.fbetaScore(y_true, y_pred, { beta: 0.5, average: 'macro' }),
        jaccard_macro: metrics.jaccardScore(y_true, y_pred, { average: 'macro' }),
      },
      {
        accuracy: golden.accuracy,
        balanced_accuracy: golden.balanced_accuracy,
        kappa: golden.kappa,
        mcc: golden.mcc,
        hamming: golden.hamming,
        zero_one: golden.hamming,
        'fbeta0.5_macro': golden['fbeta0.5_macro'],
        jaccard_macro: golden.jaccard_macro,
      },
    );
  });

  it('counts the same confusion matrix', () => {
    expect(metrics.confusionMatrix(y_true, y_pred)).toEqual(golden.confusion);
    for (const normalize of ['true', 'pred', 'all'] as const) {
      expectClose(
        metrics.confusionMatrix(y_true, y_pred, { normalize }),
        golden[`confusion_${normalize}`],
      );
    }
  });

  it('gives the same precision, recall and F-score for each average', () => {
    for (const average of ['macro', 'micro', 'weighted', null] as const) {
      for (const zeroDivision of [0, 1] as const) {
        const { precision, recall, fscore, support } = metrics.precisionRecallFscoreSupport(
          y_true,
          y_pred,
          { average, zeroDivision } as metrics.FbetaOptions<Label>,
        );
        expectClose(
          [precision, recall, fscore, support],
          golden[`prf_${average ?? 'None'}_zd${zeroDivision}`],
        );
      }
    }
  });
});
