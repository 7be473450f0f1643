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
  const logs = new Float64Array(featureCount.length);
  if (typeof smoothing === 'number') {
    const log = rememberSmall((count) => Math.log(count + smoothing));
    for (let at = 0; at < logs.length; at++) logs[at] = log(featureCount[at] as number);
    return logs;
  }
  for (let at = 0, feature = 0; at < logs.length; feature++) {
    const alpha = smoothing[feature] as number;
    for (let k = 0; k < outputs; k++, at++)
      logs[at] = Math.log((featureCount[at] as number) + alpha);
  }
  return logs;
}

const REMEMBERED = 1024;

/**
 * Keeps the results of `f` for small whole numbers. Counts of words are mostly such, and few are
 * distinct, so that a table of many features takes few logarithms.
 */
export function rememberSmall(f: (count: number) => number): (count: number) => number {
  const known = new Float64Array(REMEMBERED).fill(NaN);
  return (count) => {
    if (!(count >= 0 && count < REMEMBERED && count === (count | 0))) return f(count);
    const result = known[count] as number;
    if (result === result) return result;
    return (known[count] = f(count));
  };
}
