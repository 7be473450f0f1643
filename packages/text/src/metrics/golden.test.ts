import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { uniqueLabels } from '../labels.js';
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

  it('writes the same reports', () => {
    const report = (options: metrics.ReportTextOptions<Label>): string =>
      metrics.classificationReport(y_true, y_pred, options);
    const labels = uniqueLabels([...y_true, ...y_pred]);
    const targetNames = labels.map((label) => `이름 ${label}`);
    expect(report({ zeroDivision: 0 })).toBe(golden.report_2);
    expect(report({ zeroDivision: 0, digits: 4 })).toBe(golden.report_4);
    expect(report({ zeroDivision: 1 })).toBe(golden.report_zd1);
    expect(report({})).toBe(golden.report_default_text_with_warn);
    expect(report({ labels: labels.slice(0, 2), zeroDivision: 0 })).toBe(
      golden.report_labels_subset,
    );
    expect(report({ targetNames, zeroDivision: 0 })).toBe(golden.report_target_names);
    expectClose(
      metrics.classificationReportDict(y_true, y_pred, { zeroDivision: 0 }),
      golden.report_dict,
    );
  });
});

describe.each(golden.cases.filter(({ proba }) => proba))('probabilities of $name', (golden) => {
  const { y_true, proba = [], top_k } = golden;

  it('gives the same log-loss, areas and top k', () => {
    expectClose(metrics.logLoss(y_true, proba), golden.log_loss);
    if (top_k === undefined) return;
    for (const multiClass of ['ovr', 'ovo'] as const) {
      for (const average of ['macro', 'weighted'] as const) {
        expectClose(
          metrics.rocAucScore(y_true, proba, { multiClass, average }),
          golden[`roc_auc_${multiClass}_${average}`],
        );
      }
    }
    for (const [k, expected] of Object.entries(top_k)) {
      expectClose(metrics.topKAccuracyScore(y_true, proba, { k: Number(k) }), expected);
    }
  });
});

describe.each(golden.cases.filter(({ score }) => score))('scores of $name', (golden) => {
  const { y_true, score = [], score_ties = [] } = golden;

  it.each([
    ['', score],
    ['_ties', score_ties],
  ])('draws the same curves%s', (suffix, scores) => {
    const roc = metrics.rocCurve(y_true, scores);
    const full = metrics.rocCurve(y_true, scores, { dropIntermediate: false });
    const pr = metrics.precisionRecallCurve(y_true, scores);
    expectClose([roc.fpr, roc.tpr, roc.thresholds], golden[`roc_curve${suffix}`]);
    expectClose([full.fpr, full.tpr, full.thresholds], golden[`roc_curve_full${suffix}`]);
    expectClose([pr.precision, pr.recall, pr.thresholds], golden[`pr_curve${suffix}`]);
    expectClose(metrics.rocAucScore(y_true, scores), golden[`roc_auc${suffix}`]);
    expectClose(metrics.auc(full.fpr, full.tpr), golden[`roc_auc${suffix}`]);
    expectClose(
      metrics.rocAucScore(y_true, scores, { maxFpr: 0.3 }),
      golden[`roc_auc_max_fpr0.3${suffix}`],
    );
    expectClose(
      metrics.averagePrecisionScore(y_true, scores),
      golden[`average_precision${suffix}`],
    );
  });

  it('compares probabilities with what came true alike', () => {
    expectClose(metrics.brierScoreLoss(y_true, score), golden.brier);
    for (const strategy of ['uniform', 'quantile'] as const) {
      const { probTrue, probPred } = metrics.calibrationCurve(y_true, score, { strategy });
      expectClose([probTrue, probPred], golden[`calibration_${strategy}`]);
    }
  });
});

describe('scikit-learn on class weights', () => {
  it.each(golden.class_weight_balanced)('balances $y', ({ y, weights }) => {
    const classes = [...new Set(y)].sort((a, b) => a - b);
    expectClose(metrics.computeClassWeight('balanced', classes, y), weights);
  });
});
