import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { checkProbabilities, positives } from './brier-score.js';
import { probabilityTable } from './score-table.js';
import type { Scores } from './score-table.js';
import { checkSamples, weightsOf } from './targets.js';
import type { WeightOption } from './targets.js';

/** Options of `calibrationCurve`. */
export interface CalibrationCurveOptions<L extends Label> {
  /** The label that `proba` is of; known by itself for 0/1, -1/1 and booleans. */
  posLabel?: L | undefined;
  /** Number of bins. Default 5. */
  bins?: number | undefined;
  /** Bins of equal width (the default), or with equally many samples. */
  strategy?: 'uniform' | 'quantile' | undefined;
}

/** What was foretold and what came true, by bin; empty bins are left out. */
export interface CalibrationCurve {
  /** Share of positives in each bin. */
  probTrue: Float64Array;
  /** Mean probability in each bin. */
  probPred: Float64Array;
}

/**
 * Sorts samples into bins by their probability and compares, bin by bin, its mean with the share of
 * positives (scikit-learn: `calibration_curve`).
 *
 * @param proba - Probability of `posLabel`, one a sample.
 * @throws TextError `invalid-input` for more than two labels or no probabilities;
 * `invalid-parameter` for unfit bins or if `posLabel` is needed.
 * @example
 * ```ts
 * calibrationCurve([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9], { bins: 2 });
 * // { probTrue: [0, 1], probPred: [0.15, 0.85] }
 * ```
 */
export function calibrationCurve<L extends Label>(
  yTrue: ArrayLike<L>,
  proba: ArrayLike<number>,
  options: CalibrationCurveOptions<L> = {},
): CalibrationCurve {
  const { bins = 5, strategy = 'uniform' } = options;
  checkSamples(yTrue.length, proba.length);
  checkProbabilities(proba);
  checkBins(bins);
  const truth = positives(yTrue, options.posLabel);
  // Inner edges; numpy multiplies with the width of a bin, which rounds unlike i / bins.
  let edges = Float64Array.from({ length: bins - 1 }, (_, i) => (i + 1) * (1 / bins));
  if (strategy === 'quantile') {
    const sorted = Float64Array.from(proba).sort();
    edges = edges.map((share) => quantile(sorted, share));
  } else if ((strategy as string) !== 'uniform') {
    throw new TextError('invalid-parameter', "strategy must be either 'quantile' or 'uniform'.");
  }
  const count = new Float64Array(bins);
  const hits = new Float64Array(bins);
  const total = new Float64Array(bins);
  for (let i = 0; i < truth.length; i++) {
    const p = proba[i] as number;
    const bin = placeIn(edges, p);
    count[bin] = (count[bin] as number) + 1;
    hits[bin] = (hits[bin] as number) + (truth[i] as number);
    total[bin] = (total[bin] as number) + p;
  }
  const means = (sums: Float64Array): Float64Array =>
    sums.map((value, bin) => value / (count[bin] as number)).filter((_, bin) => count[bin] !== 0);
  return { probTrue: means(hits), probPred: means(total) };
}

function checkBins(bins: number): void {
  if (Number.isInteger(bins) && bins >= 1) return;
  throw new TextError('invalid-parameter', `bins must be a whole number from 1, not ${bins}.`);
}

/** Linear interpolation between the sorted values, rounding as numpy's `percentile` does. */
function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * ((share * 100) / 100);
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.min(Math.floor(at) + 1, sorted.length - 1)] as number;
  const part = at - Math.floor(at);
  return part >= 0.5 ? high - (high - low) * (1 - part) : low + (high - low) * part;
}

/** How many of the rising edges are below the value. */
function placeIn(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Options of `expectedCalibrationError`. */
export interface CalibrationErrorOptions<L extends Label> extends WeightOption {
  /** Number of bins of equal width. Default 15. */
  bins?: number | undefined;
  /** All classes, sorted as the columns are; those in `yTrue` if not given. */
  labels?: readonly L[] | undefined;
}

/**
 * How far confidence is from accuracy: samples are sorted into bins by the probability of the
 * predicted class, and the gaps between its mean and the share of right answers are averaged,
 * weighted by the samples of each bin (Guo et al. 2017, "On Calibration of Modern Neural
 * Networks").
 *
 * @param proba - A row a sample in the order of the sorted classes, or for two classes the
 * probability of the second.
 * @returns 0 for confidence that always comes true, at most 1.
 * @throws TextError `invalid-input` if probabilities do not fit the classes; `invalid-parameter`
 * for `bins`.
 * @example
 * ```ts
 * expectedCalibrationError([0, 1, 1, 1], [0.2, 0.8, 0.8, 0.8]); // 0.2: sure by 0.8, always right
 * ```
 */
export function expectedCalibrationError<L extends Label>(
  yTrue: ArrayLike<L>,
  proba: Scores,
  options: CalibrationErrorOptions<L> = {},
): number {
  const { bins = 15, labels, sampleWeight } = options;
  checkBins(bins);
  const { truth, columns, scores } = probabilityTable(yTrue, proba, labels);
  checkProbabilities(scores, columns);
  const weight = weightsOf(truth.length, sampleWeight);
  const gaps = new Float64Array(bins);
  let all = 0;
  for (let i = 0; i < truth.length; i++) {
    const row = scores.subarray(i * columns, (i + 1) * columns);
    const confidence = row.reduce((a, b) => Math.max(a, b));
    const right = Number(row.indexOf(confidence) === truth[i]);
    const bin = Math.max(Math.ceil(confidence * bins) - 1, 0);
    gaps[bin] = (gaps[bin] as number) + (weight[i] as number) * (right - confidence);
    all += weight[i] as number;
  }
  return gaps.reduce((total, gap) => total + Math.abs(gap), 0) / all;
}
