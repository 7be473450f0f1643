import type { Label } from '../types.js';
import { probabilityTable } from './score-table.js';
import type { Scores } from './score-table.js';
import { dot, labelsOf, sum, weightsOf } from './targets.js';
import type { WeightOption } from './targets.js';

/** Options of `logLoss`. */
export interface LogLossOptions<L extends Label> extends WeightOption {
  /** All classes, in any order (columns are in sorted order); those in `yTrue` if not given. */
  labels?: readonly L[] | undefined;
  /** Probabilities are moved into `[eps, 1 - eps]`. Default 2^-52. */
  eps?: number | undefined;
  /** `true` (the default) gives the mean of the samples, `false` their sum. */
  normalize?: boolean | undefined;
}

/**
 * Mean of -ln of the probability given to the true class, also called cross-entropy (scikit-learn:
 * `log_loss`). Rows are divided by their sums.
 *
 * @param proba - A row a sample in the order of the sorted classes, or for two classes the
 * probability of the second.
 * @returns 0 for full certainty that was right; ln k for an even guess among k classes.
 * @throws TextError `invalid-input` if there is one class only, or columns do not fit the classes.
 * @example
 * ```ts
 * logLoss(['n', 'y'], [[0.9, 0.1], [0.2, 0.8]]); // 0.164252033486018
 * ```
 */
export function logLoss<L extends Label>(
  yTrue: ArrayLike<L>,
  proba: Scores,
  options: LogLossOptions<L> = {},
): number {
  const { labels, eps = Number.EPSILON, normalize = true, sampleWeight } = options;
  const sorted = labels && labelsOf(labels);
  const { columns, scores, truth } = probabilityTable(yTrue, proba, sorted);
  const clipped = scores.map((p) => Math.min(Math.max(p, eps), 1 - eps));
  const losses = new Float64Array(truth.length);
  for (let i = 0; i < losses.length; i++) {
    const row = clipped.subarray(i * columns, (i + 1) * columns);
    losses[i] = -Math.log((row[truth[i] as number] as number) / sum(row));
  }
  const weight = weightsOf(losses.length, sampleWeight);
  return dot(losses, weight) / (normalize ? sum(weight) : 1);
}
