import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { checkFinite, checkSamples, labelsOf, weightsOf } from './targets.js';
import type { WeightOption } from './targets.js';

/** Options of the curves and scores of two classes. */
export interface BinaryOptions<L extends Label> extends WeightOption {
  /** The label that high scores speak for; known by itself for 0/1, -1/1 and booleans. */
  posLabel?: L | undefined;
}

/** True and false positives, were all samples from a threshold up called positive. */
export interface Cumulated {
  /** Weight of the false positives at each threshold. */
  readonly falsePositives: Float64Array;
  readonly truePositives: Float64Array;
  /** The distinct scores, falling. */
  readonly thresholds: Float64Array;
}

/** Refuses more than two labels. */
export function checkTwo(labels: readonly Label[]): void {
  if (labels.length <= 2) return;
  throw new TextError('invalid-input', 'multiclass format is not supported: give two labels.');
}

/** Whether labels are 0/1 or -1/1 (or one of these alone), so that 1 is the positive one. */
export function areSigns(labels: readonly Label[]): boolean {
  return typeof labels[0] === 'number' && ['0', '1', '-1', '0,1', '-1,1'].includes(labels.join());
}

/** The positive label, if it is given or goes without saying. */
export function positiveLabel<L extends Label>(labels: readonly L[], posLabel: L | undefined): L {
  if (posLabel !== undefined) return posLabel;
  if (typeof labels[0] === 'boolean') return true as L;
  if (areSigns(labels)) return 1 as L;
  throw new TextError(
    'invalid-parameter',
    `yTrue takes value in {${labels.join(', ')}} and posLabel is not specified: make yTrue take value in {0, 1} or {-1, 1}, or pass posLabel.`,
  );
}

/** The label that is asked for, if not given 1 or `true`; it must be one of two. */
export function chosenLabel<L extends Label>(labels: readonly L[], posLabel: L | undefined): L {
  const chosen = posLabel ?? ((typeof labels[0] === 'boolean' ? true : 1) as L);
  if (labels.length > 1 && !labels.includes(chosen)) {
    throw new TextError(
      'invalid-parameter',
      `posLabel=${String(chosen)} is not a valid label. It should be one of [${labels.join(', ')}]`,
    );
  }
  return chosen;
}

/**
 * Counts positives from the highest score down; one entry a distinct score. Samples of weight 0 do
 * not count. n log n.
 */
export function cumulate<L extends Label>(
  yTrue: ArrayLike<L>,
  scores: ArrayLike<number>,
  { posLabel, sampleWeight }: BinaryOptions<L>,
): Cumulated {
  checkSamples(yTrue.length, scores.length);
  checkFinite(scores, 'Scores');
  const weight = weightsOf(yTrue.length, sampleWeight);
  const order = Uint32Array.from(weight.keys())
    .filter((i) => weight[i] !== 0)
    .sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const labels = labelsOf(Array.from(order, (i) => yTrue[i] as L));
  if (posLabel === undefined) checkTwo(labels);
  const positive = positiveLabel(labels, posLabel);
  const truePositives = new Float64Array(order.length);
  const falsePositives = new Float64Array(order.length);
  const thresholds = new Float64Array(order.length);
  let points = 0;
  let [right, wrong] = [0, 0];
  order.forEach((sample, i) => {
    if (yTrue[sample] === positive) right += weight[sample] as number;
    else wrong += weight[sample] as number;
    const score = scores[sample] as number;
    if (i + 1 < order.length && scores[order[i + 1] as number] === score) return;
    truePositives[points] = right;
    falsePositives[points] = wrong;
    thresholds[points++] = score;
  });
  return {
    truePositives: truePositives.slice(0, points),
    falsePositives: falsePositives.slice(0, points),
    thresholds: thresholds.slice(0, points),
  };
}
