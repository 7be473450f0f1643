import type { Label, WorkOptions } from '../types.js';
import { Work } from '../work.js';
import { splitsOf } from './cv.js';
import type { CrossValidation } from './cv.js';
import { cutFold } from './estimator.js';
import type { Estimator, InputOf, LabelOf, Model } from './estimator.js';
import { scorerOf } from './scoring.js';
import type { Scoring } from './scoring.js';

/** Options of `crossValidate`. */
export interface CrossValidateOptions<L extends Label> extends WorkOptions {
  /** How to split; 5 stratified folds by default. */
  cv?: CrossValidation | undefined;
  /** How to score predictions; `'accuracy'` by default. */
  scoring?: Scoring<L> | undefined;
  /** Whether to score the training samples too; `false` by default. */
  returnTrainScore?: boolean | undefined;
}

/** What `crossValidate` found; one entry for each split. */
export interface CrossValidateResult {
  testScore: number[];
  /** Only with `returnTrainScore`. */
  trainScore?: number[] | undefined;
  /** Seconds of each `fit`. */
  fitTime: number[];
  /** Seconds of predicting and scoring the test samples. */
  scoreTime: number[];
}

/**
 * Fits a model on the training side of each split and scores it on the other (scikit-learn's
 * `cross_validate`). A model that throws ends the call.
 *
 * @param factory Makes a new, unfitted model or pipeline for each split. scikit-learn clones an
 * estimator instead; a factory needs no cloning and keeps the model's types.
 * @param X Documents, rows or a sparse matrix: what the model's `fit` takes.
 * @param y A label for each sample.
 * @param options With `onProgress` (counts fits) and `signal` (looked at between fits, and handed
 * to `fit`).
 * @throws TextError as the splitter, the model or the score does; the signal's reason.
 * @example
 * ```ts
 * const { testScore } = crossValidate(() => new MultinomialNB({ alpha: 0.3 }), counts, labels, {
 *   cv: new StratifiedKFold({ nSplits: 5, shuffle: true, randomState: 0 }),
 *   scoring: 'f1_macro',
 * });
 * ```
 */
export function crossValidate<E extends Estimator>(
  factory: () => E,
  X: InputOf<E>,
  y: ArrayLike<LabelOf<E>>,
  options: CrossValidateOptions<LabelOf<E>> = {},
): CrossValidateResult {
  const { cv = 5, scoring = 'accuracy', returnTrainScore = false, signal } = options;
  const score = scorerOf(scoring);
  const splits = splitsOf(cv, X, y);
  const work = new Work(options, splits.length, 1);
  const result = { testScore: [], fitTime: [], scoreTime: [] } as CrossValidateResult;
  const trainScore: number[] = [];
  for (const split of splits) {
    const { XTrain, yTrain, XTest, yTest } = cutFold(X, y, split);
    const model = factory() as unknown as Model;
    const start = performance.now();
    model.fit(XTrain, yTrain, { signal });
    const fitted = performance.now();
    result.testScore.push(score(model, XTest, yTest));
    result.scoreTime.push((performance.now() - fitted) / 1000);
    result.fitTime.push((fitted - start) / 1000);
    if (returnTrainScore) trainScore.push(score(model, XTrain, yTrain));
    work.step();
  }
  return returnTrainScore ? { ...result, trainScore } : result;
}
