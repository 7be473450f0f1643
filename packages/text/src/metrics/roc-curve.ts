import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { cumulate } from './binary-curve.js';
import type { BinaryOptions } from './binary-curve.js';
import { checkFinite, checkSamples } from './targets.js';

/** Options of `rocCurve`. */
export interface RocCurveOptions<L extends Label> extends BinaryOptions<L> {
  /** Leave out points on a straight line between others. Default `true`. */
  dropIntermediate?: boolean | undefined;
}

/** A receiver operating characteristic; point 0 is (0, 0). */
export interface RocCurve {
  /** Share of the negatives that are called positive, rising. NaN if there are no negatives. */
  fpr: Float64Array;
  /** Share of the positives that are called positive, rising. NaN if there are no positives. */
  tpr: Float64Array;
  /** Scores from which a sample is called positive, falling; the first is the highest plus 1. */
  thresholds: Float64Array;
}

/**
 * Rates of true and false positives at each threshold on the scores (scikit-learn: `roc_curve`).
 *
 * @param scores - One a sample; higher speaks for `posLabel`.
 * @throws TextError `invalid-input` for unfit labels, scores or weights; `invalid-parameter` if
 * `posLabel` is needed.
 * @example
 * ```ts
 * rocCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 * // fpr [0, 0, 0.5, 0.5, 1], tpr [0, 0.5, 0.5, 1, 1], thresholds [1.8, 0.8, 0.4, 0.35, 0.1]
 * ```
 */
export function rocCurve<L extends Label>(
  yTrue: ArrayLike<L>,
  scores: ArrayLike<number>,
  options: RocCurveOptions<L> = {},
): RocCurve {
  const { falsePositives: fps, truePositives: tps, thresholds } = cumulate(yTrue, scores, options);
  const last = thresholds.length - 1;
  const kept = [...thresholds.keys()].filter(
    (i) =>
      options.dropIntermediate === false ||
      i === 0 ||
      i === last ||
      bendsAt(fps, i) ||
      bendsAt(tps, i),
  );
  const rates = (counts: Float64Array): Float64Array => {
    const all = counts[last] as number;
    // 0 / 0, and so NaN, at every point if there is nothing to have a share of.
    return Float64Array.from([0, ...kept.map((i) => counts[i] as number)], (n) => n / all);
  };
  return {
    fpr: rates(fps),
    tpr: rates(tps),
    thresholds: Float64Array.from([
      (thresholds[0] as number) + 1,
      ...kept.map((i) => thresholds[i] as number),
    ]),
  };
}

/** Whether the step before point `i` differs from the step after it. */
function bendsAt(counts: Float64Array, i: number): boolean {
  const [before, here, after] = counts.subarray(i - 1, i + 2) as unknown as [
    number,
    number,
    number,
  ];
  return after - here - (here - before) !== 0;
}

/**
 * Area under a curve by the trapezoidal rule (scikit-learn: `auc`).
 *
 * @param x - Rising or falling.
 * @param y - As many as `x`.
 * @throws TextError `invalid-input` for fewer than two points, or an `x` that turns round.
 * @example
 * ```ts
 * auc([0, 0.5, 1], [0, 1, 1]); // 0.75
 * ```
 */
export function auc(x: ArrayLike<number>, y: ArrayLike<number>): number {
  checkSamples(x.length, y.length);
  checkFinite(x, 'x');
  checkFinite(y, 'y');
  if (x.length < 2) {
    throw new TextError(
      'invalid-input',
      `At least 2 points are needed to compute area under curve, but there are ${x.length}`,
    );
  }
  let area = 0;
  let direction = 0;
  for (let i = 1; i < x.length; i++) {
    const step = (x[i] as number) - (x[i - 1] as number);
    if (step * direction < 0) {
      throw new TextError('invalid-input', `x is neither increasing nor decreasing at ${i}.`, i);
    }
    direction ||= Math.sign(step);
    area += (step * ((y[i] as number) + (y[i - 1] as number))) / 2;
  }
  return direction < 0 ? -area : area;
}
