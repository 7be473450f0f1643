import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { areSigns, checkTwo, positiveLabel } from './binary-curve.js';
import type { BinaryOptions } from './binary-curve.js';
import { checkSamples, labelsOf, mean, weightsOf } from './targets.js';

/** Refuses what is no probability, and names its sample. */
export function checkProbabilities(proba: ArrayLike<number>, perSample: number = 1): void {
  for (let i = 0; i < proba.length; i++) {
    const p = proba[i] as number;
    if (p >= 0 && p <= 1) continue;
    const sample = Math.floor(i / perSample);
    throw new TextError(
      'invalid-input',
      `Probabilities must be in [0, 1]; sample ${sample} has ${p}.`,
      sample,
    );
  }
}

/** 1 for samples of the positive label, 0 for the others; two labels at most. */
export function positives<L extends Label>(
  yTrue: ArrayLike<L>,
  posLabel: L | undefined,
  labels: readonly L[] = labelsOf(yTrue),
): Float64Array {
  checkTwo(labels);
  const positive = positiveLabel(labels, posLabel);
  return Float64Array.from(yTrue as ArrayLike<Label>, (label) => Number(label === positive));
}

/**
 * Mean squared difference of the probability of the positive label and what came true
 * (scikit-learn: `brier_score_loss`; Brier 1950).
 *
 * @param proba - Probability of `posLabel`, one a sample.
 * @param options - `posLabel`: if not given, 1 or `true`, or the greater of two numbers.
 * @throws TextError `invalid-input` for more than two labels or no probabilities;
 * `invalid-parameter` if `posLabel` is needed.
 * @example
 * ```ts
 * brierScoreLoss([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]); // 0.0375
 * ```
 */
export function brierScoreLoss<L extends Label>(
  yTrue: ArrayLike<L>,
  proba: ArrayLike<number>,
  options: BinaryOptions<L> = {},
): number {
  checkSamples(yTrue.length, proba.length);
  checkProbabilities(proba);
  const labels = labelsOf(yTrue);
  const greater = typeof labels[0] === 'number' && !areSigns(labels) ? labels.at(-1) : undefined;
  const truth = positives(yTrue, options.posLabel ?? greater, labels);
  return mean(
    truth.map((hit, i) => (hit - (proba[i] as number)) ** 2),
    weightsOf(truth.length, options.sampleWeight),
  );
}
