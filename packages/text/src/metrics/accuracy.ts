import type { Label } from '../types.js';
import { pairUp, sum } from './targets.js';
import type { WeightOption } from './targets.js';

/** Options of `accuracyScore` and `zeroOneLoss`. */
export interface AccuracyOptions extends WeightOption {
  /** `true` (the default) gives a share, `false` a count (or a sum of weights). */
  normalize?: boolean | undefined;
}

/** Weight of all samples and of those whose predicted label is the true one. */
function weigh<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  sampleWeight: ArrayLike<number> | undefined,
): { all: number; right: number; wrong: number } {
  const { truth, predicted, weight } = pairUp(yTrue, yPred, sampleWeight);
  let right = 0;
  let wrong = 0;
  for (let i = 0; i < truth.length; i++) {
    if (truth[i] === predicted[i]) right += weight[i] as number;
    else wrong += weight[i] as number;
  }
  return { all: sum(weight), right, wrong };
}

/**
 * Share of samples whose predicted label is the true one (scikit-learn: `accuracy_score`).
 *
 * @param yTrue - The true labels, one a sample.
 * @param yPred - The predicted labels, one a sample.
 * @returns A number from 0 to 1, or a count with `normalize: false`.
 * @throws TextError `invalid-input` if lengths differ, nothing is given, or weights are unfit.
 * @example
 * ```ts
 * accuracyScore(['운동', '여행', '여행'], ['운동', '여행', '운동']); // 0.6666666666666666
 * ```
 */
export function accuracyScore<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: AccuracyOptions = {},
): number {
  const { all, right } = weigh(yTrue, yPred, options.sampleWeight);
  return options.normalize === false ? right : right / all;
}

/**
 * Share of samples whose predicted label is not the true one (scikit-learn: `zero_one_loss`).
 *
 * @returns `1 - accuracyScore`, or a count with `normalize: false`.
 * @throws TextError `invalid-input` as `accuracyScore`.
 * @example
 * ```ts
 * zeroOneLoss([0, 1, 1], [0, 1, 0], { normalize: false }); // 1
 * ```
 */
export function zeroOneLoss<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: AccuracyOptions = {},
): number {
  const { all, wrong } = weigh(yTrue, yPred, options.sampleWeight);
  return options.normalize === false ? wrong : wrong / all;
}

/**
 * Share of labels that are wrong (scikit-learn: `hamming_loss`). With one label a sample, as here,
 * it equals `zeroOneLoss`.
 *
 * @throws TextError `invalid-input` as `accuracyScore`.
 * @example
 * ```ts
 * hammingLoss([0, 1, 1, 1], [0, 1, 1, 0]); // 0.25
 * ```
 */
export function hammingLoss<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  options: WeightOption = {},
): number {
  return zeroOneLoss(yTrue, yPred, { sampleWeight: options.sampleWeight });
}
