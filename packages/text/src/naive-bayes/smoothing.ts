import { TextError } from '../errors.js';

/** What is added to every count: one number for all features, or one for each. */
export type Smoothing = number | Float64Array;

/** Below this, scikit-learn 1.2 raises `alpha` unless `forceAlpha` is set. */
const SMALLEST_ALPHA = 1e-10;

/** Checks the option `alpha` and brings it into the form in which it is added to counts. */
export function smoothingOf(
  alpha: number | ArrayLike<number>,
  forceAlpha: boolean,
  features: number,
  estimator: string,
): Smoothing {
  const alphas = typeof alpha === 'number' ? Float64Array.of(alpha) : Float64Array.from(alpha);
  if (typeof alpha !== 'number' && alphas.length !== features) {
    throw new TextError(
      'invalid-parameter',
      `When alpha is an array, it should contain n_features. Got ${alphas.length} elements instead of ${features}.`,
    );
  }
  alphas.forEach((value, i) => {
    if (value >= 0 && value < Infinity) return;
    throw new TextError(
      'invalid-parameter',
      `The 'alpha' parameter of ${estimator} must be in the range [0, inf). Got ${value} instead.`,
      typeof alpha === 'number' ? null : i,
    );
  });
  const kept = forceAlpha ? alphas : alphas.map((value) => Math.max(value, SMALLEST_ALPHA));
  return typeof alpha === 'number' ? (kept[0] as number) : kept;
}

export function smoothingAt(smoothing: Smoothing, feature: number): number {
  return typeof smoothing === 'number' ? smoothing : (smoothing[feature] as number);
}

/** `log(count + alpha)` of every count, in the same order. */
export function logsOfCounts(
  featureCount: Float64Array,
  outputs: number,
  smoothing: Smoothing,
): Float64Array {
  return mapCounts(featureCount, outputs, smoothing, (count, alpha) => Math.log(count + alpha));
}

const REMEMBERED = 256;

/**
 * `f(count, alpha, class)` of every count, in the same order. Counts of words are mostly small whole
 * numbers; what `f` gives for these is kept, so that a table of many features takes few logarithms.
 * The results may overwrite an array that is no longer needed, even that of the counts.
 */
export function mapCounts(
  featureCount: Float64Array,
  outputs: number,
  smoothing: Smoothing,
  f: (count: number, alpha: number, k: number) => number,
  results: Float64Array = new Float64Array(featureCount.length),
): Float64Array {
  const known = new Float64Array(REMEMBERED * outputs).fill(NaN);
  const most = typeof smoothing === 'number' ? REMEMBERED : 0;
  for (let at = 0, feature = 0; at < results.length; feature++) {
    const alpha = smoothingAt(smoothing, feature);
    for (let k = 0; k < outputs; k++, at++) {
      const count = featureCount[at] as number;
      const whole = count | 0;
      if (count !== whole || whole >>> 0 >= most) {
        results[at] = f(count, alpha, k);
        continue;
      }
      const place = whole * outputs + k;
      let result = known[place] as number;
      if (result !== result) known[place] = result = f(count, alpha, k);
      results[at] = result;
    }
  }
  return results;
}
