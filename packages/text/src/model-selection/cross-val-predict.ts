import { TextError } from '../errors.js';
import { encodeLabels, uniqueLabels } from '../labels.js';
import type { Label, WorkOptions } from '../types.js';
import { Work } from '../work.js';
import { splitsOf } from './cv.js';
import type { CrossValidation } from './cv.js';
import { cutFold, scoresOf } from './estimator.js';
import type { Estimator, InputOf, LabelOf, Model, ScoreMethod } from './estimator.js';
import type { Split } from './splitter.js';

/** Options of `crossValPredict`. */
export interface CrossValPredictOptions extends WorkOptions {
  /** How to split; 5 stratified folds by default. Each sample must be tested just once. */
  cv?: CrossValidation | undefined;
}

/**
 * What a model says of each sample when it has learnt from the other folds (scikit-learn's
 * `cross_val_predict`): for confusion matrices, and for calibration by `predictProba`.
 *
 * @param factory Makes a new, unfitted model or pipeline for each split.
 * @param options `method` is `'predict'` by default. `'predictProba'`, `'predictLogProba'` and
 * `'decisionFunction'` give a row each, with a column for each of the sorted labels of `y`; a class
 * that a model has not seen gets the probability 0, or the lowest finite score.
 * @returns One prediction or row for each sample, in the order of `X`.
 * @throws TextError `invalid-parameter` if the test sides are no partition of the samples, or if
 * the model lacks the method; the signal's reason.
 * @example
 * ```ts
 * const predicted = crossValPredict(() => new ComplementNB(), counts, labels, { cv: 10 });
 * const rows = crossValPredict(() => new ComplementNB(), counts, labels, { method: 'predictProba' });
 * ```
 */
export function crossValPredict<E extends Estimator>(
  factory: () => E,
  X: InputOf<E>,
  y: ArrayLike<LabelOf<E>>,
  options?: CrossValPredictOptions & { method?: 'predict' | undefined },
): LabelOf<E>[];
export function crossValPredict<E extends Estimator>(
  factory: () => E,
  X: InputOf<E>,
  y: ArrayLike<LabelOf<E>>,
  options: CrossValPredictOptions & { method: ScoreMethod },
): Float64Array[];
export function crossValPredict<E extends Estimator>(
  factory: () => E,
  X: InputOf<E>,
  y: ArrayLike<LabelOf<E>>,
  options: CrossValPredictOptions & { method?: 'predict' | ScoreMethod | undefined } = {},
): unknown[] {
  const { cv = 5, method = 'predict', signal } = options;
  const splits = splitsOf(cv, X, y);
  checkPartition(splits, y.length);
  const classes = uniqueLabels<Label>(y);
  const work = new Work(options, splits.length, 1);
  const predictions = new Array<unknown>(y.length);
  for (const split of splits) {
    const { XTrain, yTrain, XTest } = cutFold(X, y, split);
    const model = factory() as unknown as Model;
    model.fit(XTrain, yTrain, { signal });
    const answers =
      method === 'predict'
        ? model.predict(XTest)
        : widen(method, scoresOf(model, method, XTest), classes);
    split.test.forEach((row, i) => (predictions[row] = answers[i]));
    work.step();
  }
  return predictions;
}

function checkPartition(splits: Split[], n: number): void {
  const tested = new Uint8Array(n);
  let count = 0;
  for (const { test } of splits) {
    count += test.length;
    for (const row of test) tested[row] = 1;
  }
  if (count === n && !tested.includes(0)) return;
  throw new TextError('invalid-parameter', 'crossValPredict only works for partitions.');
}

/** Brings rows to a column for each class, where a model has seen some of the classes only. */
function widen(
  method: ScoreMethod,
  { rows, classes: seen }: { rows: Float64Array[]; classes: readonly Label[] },
  classes: readonly Label[],
): Float64Array[] {
  if (seen.length === classes.length) return rows;
  const columns = encodeLabels(seen, classes);
  return rows.map((row) => {
    if (row.length !== seen.length) {
      throw new TextError(
        'invalid-parameter',
        `Only ${seen.length} classes in training fold, but ${classes.length} in overall dataset. This is not supported for ${method}; use stratified folds.`,
      );
    }
    const wide = new Float64Array(classes.length);
    if (method !== 'predictProba') wide.fill(-Number.MAX_VALUE);
    columns.forEach((column, k) => (wide[column] = row[k] as number));
    return wide;
  });
}
