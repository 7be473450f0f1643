import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { columnSums, confusionMatrix, rowSums } from './confusion-matrix.js';
import { dot, mean, sum } from './targets.js';
import type { WeightOption } from './targets.js';

/** Options of `balancedAccuracyScore`. */
export interface BalancedAccuracyOptions extends WeightOption {
  /** `true` moves the scale, so that guessing gives 0 and a perfect answer 1. */
  adjusted?: boolean | undefined;
}

/**
 * Mean of the recall of each true class: small classes count as much as large ones (scikit-learn:
 * `balanced_accuracy_score`). Classes that only occur in `yPred` do not count.
 *
 * @throws TextError `invalid-input` if lengths differ, nothing is given, or weights are unfit.
 * @example
 * ```ts
 * balancedAccuracyScore([0, 0, 0, 1], [0, 0, 0, 0]); // 0.5
 * ```
 */
export function balancedAccuracyScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: BalancedAccuracyOptions = {},
): number {
  const matrix = confusionMatrix(yTrue, yPred, { sampleWeight: options.sampleWeight });
  const recalls = matrix
    .map((row, i) => (row[i] as number) / sum(row))
    .filter((recall) => !Number.isNaN(recall));
  const score = mean(recalls);
  const chance = 1 / recalls.length;
  return options.adjusted === true ? (score - chance) / (1 - chance) : score;
}

/** Options of `cohenKappaScore`. */
export interface KappaOptions<L extends Label> extends WeightOption {
  /** The labels that count, in their order; all labels, sorted. */
  labels?: readonly L[] | undefined;
  /** How much more a mistake weighs with its distance in `labels`; `null`: all weigh the same. */
  weights?: 'linear' | 'quadratic' | null | undefined;
}

/**
 * Cohen's kappa: agreement of two raters beyond chance (scikit-learn: `cohen_kappa_score`; Cohen
 * 1960).
 *
 * @returns 1 for full agreement, 0 for chance; NaN where both always give one same label.
 * @throws TextError `invalid-input` for unfit labels, `invalid-parameter` for unknown `weights`.
 * @example
 * ```ts
 * cohenKappaScore([0, 0, 1, 1], [0, 0, 1, 0]); // 0.5
 * ```
 */
export function cohenKappaScore<L extends Label>(
  y1: ArrayLike<L>,
  y2: ArrayLike<L>,
  options: KappaOptions<L> = {},
): number {
  const { labels, sampleWeight, weights = null } = options;
  const cost = weights === null ? 0 : { linear: 1, quadratic: 2 }[weights];
  // Reached from plain JavaScript only.
  if ((cost as number | undefined) === undefined) {
    throw new TextError('invalid-parameter', 'Unknown kappa weighting type.');
  }
  const matrix = confusionMatrix(y1, y2, { labels, sampleWeight });
  const [ofRows, ofColumns] = [rowSums(matrix), columnSums(matrix)];
  const all = sum(ofRows);
  let observed = 0;
  let expected = 0;
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j < matrix.length; j++) {
      if (i === j) continue;
      const weight = Math.abs(i - j) ** cost;
      observed += weight * ((matrix[i] as number[])[j] as number);
      expected += (weight * (ofColumns[i] as number) * (ofRows[j] as number)) / all;
    }
  }
  return 1 - observed / expected;
}

/**
 * Matthews' correlation of true and predicted labels, for two classes or more (scikit-learn:
 * `matthews_corrcoef`; Gorodkin 2004).
 *
 * @returns 1 for full agreement, 0 for chance or where one side has a single label.
 * @throws TextError `invalid-input` if lengths differ, nothing is given, or weights are unfit.
 * @example
 * ```ts
 * matthewsCorrcoef([1, 1, 1, -1], [1, -1, 1, 1]); // -0.3333333333333333
 * ```
 */
export function matthewsCorrcoef<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: WeightOption = {},
): number {
  const matrix = confusionMatrix(yTrue, yPred, { sampleWeight: options.sampleWeight });
  const [ofTruth, ofPredicted] = [rowSums(matrix), columnSums(matrix)];
  const all = sum(ofTruth);
  const right = sum(matrix.map((row, i) => row[i] as number));
  const together = right * all - dot(ofTruth, ofPredicted);
  const spread = (all * all - dot(ofPredicted, ofPredicted)) * (all * all - dot(ofTruth, ofTruth));
  return spread === 0 ? 0 : together / Math.sqrt(spread);
}
