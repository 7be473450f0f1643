import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { countLabels, ratios } from './label-counts.js';
import type { Average, LabelOptions } from './label-counts.js';
import { mean, sum } from './targets.js';

/** Options of `precisionRecallFscoreSupport` and `fbetaScore`. */
export interface FbetaOptions<
  L extends Label,
  A extends Average | null = Average | null,
> extends LabelOptions<L, A> {
  /** How many times as much recall counts as precision, from 0; `Infinity`: recall only. */
  beta?: number | undefined;
}

/** Scores of each label, in the order of `labels`. */
export interface LabelScores {
  precision: number[];
  recall: number[];
  fscore: number[];
  /** How many samples (what weight) of each label are true. */
  support: number[];
}

/** Scores averaged over labels. */
export interface AverageScores {
  precision: number;
  recall: number;
  fscore: number;
  support: null;
}

/**
 * Precision (how many of the predicted are true), recall (how many of the true are predicted), the
 * F-score that joins both, and the support of each label (scikit-learn:
 * `precision_recall_fscore_support`).
 *
 * @param options - `average` is `null` if not given: a score for each label.
 * @returns Lists in the order of `labels`; with an `average` one number each, and no support.
 * @throws TextError `invalid-input` for unfit labels or weights; `invalid-parameter` for an unknown
 * average, a `posLabel` that is not there, 'binary' with more than two labels, a negative `beta`.
 * @example
 * ```ts
 * precisionRecallFscoreSupport(['a', 'a', 'b'], ['a', 'b', 'b']);
 * // { precision: [1, 0.5], recall: [0.5, 1], fscore: [0.66.., 0.66..], support: [2, 1] }
 * ```
 */
export function precisionRecallFscoreSupport<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options?: FbetaOptions<L, null>,
): LabelScores;
export function precisionRecallFscoreSupport<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: FbetaOptions<L, Average> & { average: Average },
): AverageScores;
export function precisionRecallFscoreSupport<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options?: FbetaOptions<L>,
): LabelScores | AverageScores;
export function precisionRecallFscoreSupport<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: FbetaOptions<L> = {},
): LabelScores | AverageScores {
  const { average = null, beta = 1, zeroDivision } = options;
  if (!(beta >= 0)) {
    throw new TextError('invalid-parameter', 'beta should be >=0 in the F-beta score');
  }
  const { right, predicted, truth } = countLabels(yTrue, yPred, options);
  const precision = ratios(right, predicted, zeroDivision);
  const recall = ratios(right, truth, zeroDivision);
  const fscore =
    beta === Infinity ? recall : precision.map((p, i) => harmonic(p, recall[i] as number, beta));
  if (average === null) return { precision, recall, fscore, support: truth };
  if (average === 'weighted' && sum(truth) === 0) {
    const none = zeroDivision === 1 ? 1 : 0;
    const some = sum(predicted) === 0 ? none : 0;
    return { precision: some, recall: none, fscore: some, support: null };
  }
  const weights = average === 'weighted' ? truth : undefined;
  return {
    precision: mean(precision, weights),
    recall: mean(recall, weights),
    fscore: mean(fscore, weights),
    support: null,
  };
}

/** Weighted harmonic mean; 0 where both are 0. */
function harmonic(precision: number, recall: number, beta: number): number {
  const below = beta * beta * precision + recall;
  return ((1 + beta * beta) * precision * recall) / (below || 1);
}

/** One of the three scores; 'binary' if no average is given. */
function one<L extends Label>(
  score: 'precision' | 'recall' | 'fscore',
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: FbetaOptions<L>,
): number | number[] {
  const { average = 'binary' } = options;
  return precisionRecallFscoreSupport(yTrue, yPred, { ...options, average })[score];
}

/**
 * How many of the samples predicted as a label have it (scikit-learn: `precision_score`).
 *
 * @param options - `average` is `'binary'` if not given; with `null` the result is a list.
 * @throws TextError as `precisionRecallFscoreSupport`.
 * @example
 * ```ts
 * precisionScore(['a', 'a', 'b'], ['a', 'b', 'b'], { average: 'macro' }); // 0.75
 * ```
 */
export function precisionScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: LabelOptions<L, null> & { average: null },
): number[];
export function precisionScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options?: LabelOptions<L, Average>,
): number;
export function precisionScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: LabelOptions<L> = {},
): number | number[] {
  return one('precision', yTrue, yPred, options);
}

/**
 * How many of the samples that have a label are predicted as it (scikit-learn: `recall_score`).
 *
 * @param options - `average` is `'binary'` if not given; with `null` the result is a list.
 * @throws TextError as `precisionRecallFscoreSupport`.
 * @example
 * ```ts
 * recallScore(['a', 'a', 'b'], ['a', 'b', 'b'], { average: null }); // [0.5, 1]
 * ```
 */
export function recallScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: LabelOptions<L, null> & { average: null },
): number[];
export function recallScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options?: LabelOptions<L, Average>,
): number;
export function recallScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: LabelOptions<L> = {},
): number | number[] {
  return one('recall', yTrue, yPred, options);
}

/**
 * Harmonic mean of precision and recall, recall weighing `beta` times as much (scikit-learn:
 * `fbeta_score`, in which `beta` has no default; here it is 1).
 *
 * @param options - `average` is `'binary'` if not given; with `null` the result is a list.
 * @throws TextError as `precisionRecallFscoreSupport`.
 * @example
 * ```ts
 * fbetaScore([0, 1, 1], [0, 1, 0], { beta: 0.5 }); // 0.8333333333333334
 * ```
 */
export function fbetaScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: FbetaOptions<L, null> & { average: null },
): number[];
export function fbetaScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options?: FbetaOptions<L, Average>,
): number;
export function fbetaScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: FbetaOptions<L> = {},
): number | number[] {
  return one('fscore', yTrue, yPred, options);
}

/**
 * Harmonic mean of precision and recall (scikit-learn: `f1_score`).
 *
 * @param options - `average` is `'binary'` if not given; with `null` the result is a list.
 * @throws TextError as `precisionRecallFscoreSupport`.
 * @example
 * ```ts
 * f1Score(['a', 'a', 'b'], ['a', 'b', 'b'], { average: 'macro' }); // 0.6666666666666666
 * ```
 */
export function f1Score<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: LabelOptions<L, null> & { average: null },
): number[];
export function f1Score<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options?: LabelOptions<L, Average>,
): number;
export function f1Score<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: LabelOptions<L> = {},
): number | number[] {
  return one('fscore', yTrue, yPred, options);
}
