import { TextError } from '../errors.js';
import { checkSameCount } from '../matrix/checks.js';
import { encodeLabels, uniqueLabels } from '../labels.js';
import type { Label } from '../types.js';

/** Option of nearly every metric. */
export interface WeightOption {
  /** A weight for each sample, not negative; not given means 1 each. */
  sampleWeight?: ArrayLike<number> | undefined;
}

/** Samples with their labels as places in the sorted list of all labels. */
export interface Pairs<L extends Label> {
  readonly labels: L[];
  readonly truth: Int32Array;
  readonly predicted: Int32Array;
  readonly weight: Float64Array;
}

/** Checks true and predicted labels and numbers them by all labels that occur in either. */
export function pairUp<L extends Label>(
  yTrue: ArrayLike<L>,
  yPred: ArrayLike<L>,
  sampleWeight?: ArrayLike<number>,
): Pairs<L> {
  checkSamples(yTrue.length, yPred.length);
  const labels = labelsOf([...Array.from(yTrue), ...Array.from(yPred)]);
  return {
    labels,
    truth: encodeLabels(yTrue, labels),
    predicted: encodeLabels(yPred, labels),
    weight: weightsOf(yTrue.length, sampleWeight),
  };
}

/** The distinct labels, sorted. Numbers with a fraction are scores put in place of labels. */
export function labelsOf<L extends Label>(y: ArrayLike<L>): L[] {
  const labels = uniqueLabels(y);
  for (const label of labels) {
    if (typeof label === 'number' && !Number.isInteger(label)) {
      const at = Array.from(y).indexOf(label);
      throw new TextError(
        'invalid-input',
        `Labels cannot be continuous: label ${at} is ${label}.`,
        at,
      );
    }
  }
  return labels;
}

/** Refuses an empty list of samples, and lists that do not have the same length. */
export function checkSamples(samples: number, others: number): void {
  checkSameCount(samples, others);
  if (samples === 0) throw new TextError('invalid-input', 'Found array with 0 sample(s).');
}

/** A weight for each sample: those given, checked, or 1 each. Their sum is above zero. */
export function weightsOf(samples: number, sampleWeight?: ArrayLike<number>): Float64Array {
  if (sampleWeight === undefined) return new Float64Array(samples).fill(1);
  checkSamples(samples, sampleWeight.length);
  const weight = Float64Array.from(sampleWeight);
  const wrong = weight.findIndex((value) => !(value >= 0 && value < Infinity));
  if (wrong >= 0) {
    throw new TextError('invalid-input', `sampleWeight ${wrong} is ${weight[wrong]}.`, wrong);
  }
  if (sum(weight) === 0) {
    throw new TextError('invalid-input', "Weights sum to zero, can't be normalized.");
  }
  return weight;
}

/** Sum of the values. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
}

/** Sum of the products. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] as number) * (b[i] as number);
  return total;
}

/** Mean of the values, weighted if weights are given. */
export function mean(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  return weights === undefined ? sum(values) / values.length : dot(values, weights) / sum(weights);
}

/** Refuses a value that is NaN or infinite, and names its sample. */
export function checkFinite(values: ArrayLike<number>, what: string, perSample = 1): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    const sample = Math.floor(i / perSample);
    throw new TextError('invalid-input', `${what} contains ${values[i]} at ${sample}.`, sample);
  }
}
