import type { Label } from '../types.js';
import { checkTwo, chosenLabel, cumulate } from './binary-curve.js';
import type { BinaryOptions } from './binary-curve.js';
import { labelsOf } from './targets.js';

/** Precision and recall by threshold; one point more than thresholds: precision 1, recall 0. */
export interface PrecisionRecallCurve {
  precision: Float64Array;
  /** Falling; all 1 (but for the last point) if there are no positives. */
  recall: Float64Array;
  /** The distinct scores, rising. */
  thresholds: Float64Array;
}

/**
 * Precision and recall at each threshold on the scores (scikit-learn: `precision_recall_curve`).
 *
 * @param scores - One a sample; higher speaks for `posLabel`.
 * @throws TextError as `rocCurve`.
 * @example
 * ```ts
 * precisionRecallCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 * // precision [0.5, 0.66.., 0.5, 1, 1], recall [1, 1, 0.5, 0.5, 0], thresholds [0.1, 0.35, 0.4, 0.8]
 * ```
 */
export function precisionRecallCurve<L extends Label>(
  yTrue: ArrayLike<L>,
  scores: ArrayLike<number>,
  options: BinaryOptions<L> = {},
): PrecisionRecallCurve {
  const { falsePositives, truePositives, thresholds } = cumulate(yTrue, scores, options);
  const points = thresholds.length;
  const positives = truePositives[points - 1] as number;
  const precision = new Float64Array(points + 1).fill(1);
  const recall = new Float64Array(points + 1);
  for (let i = 0; i < points; i++) {
    const right = truePositives[i] as number;
    precision[points - 1 - i] = right / (right + (falsePositives[i] as number));
    recall[points - 1 - i] = positives === 0 ? 1 : right / positives;
  }
  return { precision, recall, thresholds: thresholds.reverse() };
}

/**
 * Mean of the precision at each threshold, weighted by the recall it adds (scikit-learn:
 * `average_precision_score`, for two classes).
 *
 * @param options - `posLabel` is 1 (or `true`) if not given.
 * @throws TextError as `rocCurve`.
 * @example
 * ```ts
 * averagePrecisionScore([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]); // 0.8333333333333333
 * ```
 */
export function averagePrecisionScore<L extends Label>(
  yTrue: ArrayLike<L>,
  scores: ArrayLike<number>,
  options: BinaryOptions<L> = {},
): number {
  const labels = labelsOf(yTrue);
  checkTwo(labels);
  const posLabel = chosenLabel(labels, options.posLabel);
  const { precision, recall } = precisionRecallCurve(yTrue, scores, { ...options, posLabel });
  let score = 0;
  for (let i = 0; i + 1 < recall.length; i++) {
    score += ((recall[i] as number) - (recall[i + 1] as number)) * (precision[i] as number);
  }
  return score;
}
