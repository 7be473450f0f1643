import type { Label } from '../types.js';
import { countLabels, ratios } from './label-counts.js';
import type { Average, LabelOptions } from './label-counts.js';
import { mean, sum } from './targets.js';

/**
 * How many of the samples that have a label or are predicted as it are both (scikit-learn:
 * `jaccard_score`; Jaccard 1901).
 *
 * @param options - `average` is `'binary'` if not given; with `null` the result is a list.
 * @throws TextError as `precisionRecallFscoreSupport`.
 * @example
 * ```ts
 * jaccardScore(['a', 'a', 'b'], ['a', 'b', 'b'], { average: 'macro' }); // 0.5
 * ```
 */
export function jaccardScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: LabelOptions<L, null> & { average: null },
): number[];
export function jaccardScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options?: LabelOptions<L, Average>,
): number;
export function jaccardScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: LabelOptions<L> = {},
): number | number[] {
  const { average = 'binary', zeroDivision } = options;
  const { right, predicted, truth } = countLabels(yTrue, yPred, { ...options, average });
  const either = right.map((both, i) => (predicted[i] as number) + (truth[i] as number) - both);
  const scores = ratios(right, either, zeroDivision);
  if (average === null) return scores;
  return mean(scores, average === 'weighted' && sum(truth) > 0 ? truth : undefined);
}
