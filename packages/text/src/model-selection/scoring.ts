import { TextError } from '../errors.js';
import { balancedAccuracyScore } from '../metrics/agreement.js';
import { accuracyScore } from '../metrics/accuracy.js';
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
  | 'f1_macro'
  | 'f1_micro'
  | 'f1_weighted'
  | 'precision_macro'
  | 'recall_macro'
  | 'neg_log_loss';

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

function metricNamed(name: Exclude<ScoringName, 'neg_log_loss'>): typeof accuracyScore {
  switch (name) {
    case 'accuracy':
      return accuracyScore;
    case 'balanced_accuracy':
      return balancedAccuracyScore;
    case 'f1_macro':
      return (y, predicted) => f1Score(y, predicted, { average: 'macro' });
    case 'f1_micro':
      return (y, predicted) => f1Score(y, predicted, { average: 'micro' });
    case 'f1_weighted':
      return (y, predicted) => f1Score(y, predicted, { average: 'weighted' });
    case 'precision_macro':
      return (y, predicted) => precisionScore(y, predicted, { average: 'macro' });
    case 'recall_macro':
      return (y, predicted) => recallScore(y, predicted, { average: 'macro' });
    default:
      throw new TextError(
        'invalid-parameter',
        `'${name as string}' is not a valid scoring value. Pass a function for other scores.`,
      );
  }
}
