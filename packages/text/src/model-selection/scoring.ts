import { TextError } from '../errors.js';
import { accuracyScore } from '../metrics/accuracy.js';
import { balancedAccuracyScore } from '../metrics/agreement.js';
import type { Average } from '../metrics/label-counts.js';
import { logLoss } from '../metrics/log-loss.js';
import { f1Score, precisionScore, recallScore } from '../metrics/precision-recall.js';
import type { Label } from '../types.js';
import { scoresOf } from './estimator.js';
import type { Model } from './estimator.js';
import type { Samples } from './samples.js';

/** Scores by scikit-learn's names; higher is better. */
export type ScoringName =
  | 'accuracy'
  | 'balanced_accuracy'
  | 'neg_log_loss'
  | `${'precision' | 'recall' | 'f1'}_${'macro' | 'micro' | 'weighted'}`;

/** How predictions are scored: by name, or by a function whose higher values are better. */
export type Scoring<L extends Label> = ScoringName | ((yTrue: L[], yPred: L[]) => number);

/** Scores a fitted model on samples. */
export type Scorer = (model: Model, X: Samples, y: Label[]) => number;

/**
 * @throws TextError `invalid-parameter` for a name that is not known; the scorer itself throws it
 * where the score is no number.
 */
export function scorerOf(scoring: Scoring<never>): Scorer {
  if (scoring === 'neg_log_loss') {
    return (model, X, y) => {
      const { rows, classes } = scoresOf(model, 'predictProba', X);
      return -logLoss(y, rows, { labels: classes });
    };
  }
  const score = (
    typeof scoring === 'function' ? scoring : metricNamed(scoring)
  ) as typeof accuracyScore<Label>;
  return (model, X, y) => {
    const value = score(y, Array.from(model.predict(X)));
    if (typeof value === 'number' && !Number.isNaN(value)) return value;
    throw new TextError('invalid-parameter', `scoring must return a number, got ${String(value)}.`);
  };
}

/** `f1_macro` is `f1Score` with the average `macro`, and so on. */
function metricNamed(name: Exclude<ScoringName, 'neg_log_loss'>): typeof accuracyScore {
  if (name === 'accuracy') return accuracyScore;
  if (name === 'balanced_accuracy') return balancedAccuracyScore;
  const [, metric, average] = /^(f1|precision|recall)_(macro|micro|weighted)$/.exec(name) ?? [];
  if (metric === undefined) {
    throw new TextError(
      'invalid-parameter',
      `'${name}' is not a valid scoring value. Pass a function for other scores.`,
    );
  }
  const score = { f1: f1Score, precision: precisionScore, recall: recallScore }[metric as 'f1'];
  return (y, predicted) => score(y, predicted, { average: average as Average });
}
