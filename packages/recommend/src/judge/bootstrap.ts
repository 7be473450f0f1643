import { quantileSorted } from 'simple-statistics';
import { checkNumber, RecommendError } from '../errors.js';
import { RandomState } from '../random/random-state.js';

/** Options of `bootstrap`. */
export interface BootstrapOptions {
  /** How often users are drawn anew; 1000 by default. */
  samples?: number | undefined;
  /** 0 by default; equal seeds draw equal users, so that two models are compared on the same. */
  seed?: number | undefined;
  /** The share of means that the interval holds; 0.95 by default. */
  level?: number | undefined;
}

/** A mean and where it would lie with other users. */
export interface Interval {
  mean: number;
  low: number;
  high: number;
}

/** The difference of two models on the same users. */
export interface Difference extends Interval {
  /** Two-sided: twice the share of the samples on the rarer side of 0, never below 1 / samples. */
  p: number;
  /** Whether the interval leaves out 0. */
  significant: boolean;
}

/** One number a user; with `weights` the mean is Σ value × weight / Σ weight (pooled precision). */
export interface UserValues {
  values: Float64Array;
  weights?: Float64Array | undefined;
}

/**
 * A percentile interval of a mean over users (Efron and Tibshirani 1993, ch. 13): users, not rows, are
 * drawn with replacement, since the rows of one user hang together. O(samples × users).
 *
 * @throws RecommendError `invalid-input` for no users.
 * @example
 * ```ts
 * const { low, high } = bootstrap(report.perUser.ndcg, { seed: 1 });
 * ```
 */
export function bootstrap(
  values: Float64Array | UserValues,
  options: BootstrapOptions = {},
): Interval {
  const series = values instanceof Float64Array ? { values } : values;
  const [means = new Float64Array(0)] = resampledMeans([series], options);
  return intervalOf(meanOf(series), means, options);
}

/**
 * The paired difference `first - second` of two models' numbers for the same users in the same order.
 *
 * @throws RecommendError `invalid-input` for different lengths, or no users.
 */
export function bootstrapDifference(
  first: Float64Array | UserValues,
  second: Float64Array | UserValues,
  options: BootstrapOptions = {},
): Difference {
  const a = first instanceof Float64Array ? { values: first } : first;
  const b = second instanceof Float64Array ? { values: second } : second;
  const [left, right] = resampledMeans([a, b], options) as [Float64Array, Float64Array];
  return differenceOf(meanOf(a) - meanOf(b), left, right, options);
}

/** The interval that the means of the samples give. */
export function intervalOf(
  mean: number,
  means: Float64Array,
  { level = 0.95 }: BootstrapOptions,
): Interval {
  checkNumber('level', level, { min: 0, max: 1 });
  const sorted = Array.from(means.slice().sort());
  const tail = (1 - level) / 2;
  return { mean, low: quantileSorted(sorted, tail), high: quantileSorted(sorted, 1 - tail) };
}

/** The interval of the difference of two models whose samples drew the same users. */
export function differenceOf(
  mean: number,
  left: Float64Array,
  right: Float64Array,
  options: BootstrapOptions,
): Difference {
  const differences = left.map((x, sample) => x - (right[sample] as number));
  const interval = intervalOf(mean, differences, options);
  let below = 0;
  let above = 0;
  for (const d of differences) {
    if (d <= 0) below++;
    if (d >= 0) above++;
  }
  const rarer = Math.max(Math.min(below, above), 0.5);
  const p = Math.min(1, (2 * rarer) / differences.length);
  return { ...interval, p, significant: interval.low > 0 || interval.high < 0 };
}

/** Mean of a series. */
export function meanOf({ values, weights }: UserValues): number {
  let sum = 0;
  let weight = 0;
  for (let u = 0; u < values.length; u++) {
    const w = weights ? (weights[u] as number) : 1;
    sum += (values[u] as number) * w;
    weight += w;
  }
  return sum / weight;
}

/** Means of several series of the same users over the same samples: `[series][sample]`. */
export function resampledMeans(
  all: readonly UserValues[],
  { samples = 1000, seed = 0 }: BootstrapOptions,
): Float64Array[] {
  checkNumber('samples', samples, { min: 1, integer: true });
  const users = all[0]?.values.length ?? 0;
  for (const { values, weights = values } of all) {
    if (values.length === users && weights.length === users && users > 0) continue;
    throw new RecommendError(
      'invalid-input',
      users === 0
        ? 'There are no users to draw from.'
        : `Paired numbers must be of the same users: ${values.length} are not ${users}.`,
    );
  }
  const random = new RandomState(seed);
  const drawn = new Float64Array(users);
  const means = all.map(() => new Float64Array(samples));
  for (let sample = 0; sample < samples; sample++) {
    drawn.fill(0);
    for (let n = 0; n < users; n++) {
      const user = random.below(users);
      drawn[user] = (drawn[user] as number) + 1;
    }
    all.forEach(({ values, weights }, s) => {
      (means[s] as Float64Array)[sample] = drawnMean(drawn, values, weights);
    });
  }
  return means;
}

function drawnMean(drawn: Float64Array, values: Float64Array, weights?: Float64Array): number {
  let sum = 0;
  let weight = 0;
  for (let u = 0; u < drawn.length; u++) {
    const w = (drawn[u] as number) * (weights ? (weights[u] as number) : 1);
    sum += (values[u] as number) * w;
    weight += w;
  }
  return sum / weight;
}
