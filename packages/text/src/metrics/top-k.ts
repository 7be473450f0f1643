import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { scoreTable } from './score-table.js';
import type { Scores } from './score-table.js';
import { dot, sum, weightsOf } from './targets.js';
import type { WeightOption } from './targets.js';

/** Options of `topKAccuracyScore`. */
export interface TopKOptions<L extends Label> extends WeightOption {
  /** How many of the highest scores may hold the true class. Default 2. */
  k?: number | undefined;
  /** All classes, sorted as the columns are; those in `yTrue` if not given. */
  labels?: readonly L[] | undefined;
  /** `true` (the default) gives a share, `false` a count (or a sum of weights). */
  normalize?: boolean | undefined;
}

/**
 * Share of samples whose true class is among the `k` with the highest scores (scikit-learn:
 * `top_k_accuracy_score`). Of equal scores the class further right comes first.
 *
 * @param scores - Rows with a column a class; for two classes also one number each, where more than
 * 0.5 (0, if any score is not in [0, 1]) speaks for the second.
 * @throws TextError `invalid-input` if scores do not fit the classes; `invalid-parameter` for `k`.
 * @example
 * ```ts
 * topKAccuracyScore([0, 1, 2], [[0.5, 0.3, 0.2], [0.6, 0.3, 0.1], [0.5, 0.3, 0.2]]); // 0.66..
 * ```
 */
export function topKAccuracyScore<L extends Label>(
  yTrue: ArrayLike<L>,
  scores: Scores,
  options: TopKOptions<L> = {},
): number {
  const { k = 2, normalize = true } = options;
  if (!(Number.isInteger(k) && k >= 1)) {
    throw new TextError('invalid-parameter', `k must be a whole number from 1, not ${k}.`);
  }
  const { truth, columns, scores: flat } = scoreTable(yTrue, scores, options.labels);
  const weight = weightsOf(truth.length, options.sampleWeight);
  const threshold = flat.every((score) => score >= 0 && score <= 1) ? 0.5 : 0;
  const hits = truth.map((label, i) => {
    if (columns === 1) return Number(k > 1 || Number((flat[i] as number) > threshold) === label);
    const row = flat.subarray(i * columns, (i + 1) * columns);
    const own = row[label] as number;
    let rank = 0;
    row.forEach((score, j) => (rank += Number(score > own || (score === own && j > label))));
    return Number(rank < k);
  });
  return dot(hits, weight) / (normalize ? sum(weight) : 1);
}
