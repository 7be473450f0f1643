import { notFitted, TextError } from '../errors.js';
import { checkFinite, checkSamples, weightsOf } from '../metrics/targets.js';
import type { WeightOption } from '../metrics/targets.js';

/** A function that never falls: straight lines between points, level before and after them. */
export interface Steps {
  /** Rising. */
  readonly x: readonly number[];
  /** As many as `x`, never falling. */
  readonly y: readonly number[];
}

/** Values of `x` closer than this count as one. */
const RESOLUTION = 1e-15;

/**
 * The function that never falls and comes closest to the samples in the mean of squares: pool
 * adjacent violators (Ayer et al. 1955). Samples of one `x` count as their weighted mean. n log n.
 */
export function fitSteps(x: ArrayLike<number>, y: ArrayLike<number>, weight: Float64Array): Steps {
  const order = Uint32Array.from(weight.keys())
    .filter((i) => weight[i] !== 0)
    .sort((i, j) => (x[i] as number) - (x[j] as number) || (y[i] as number) - (y[j] as number));
  // Points with one x each.
  const xs: number[] = [];
  const sums: number[] = [];
  const weights: number[] = [];
  for (const i of order) {
    const last = xs.length - 1;
    const w = weight[i] as number;
    if (last >= 0 && (x[i] as number) - (xs[last] as number) < RESOLUTION) {
      sums[last] = (sums[last] as number) + w * (y[i] as number);
      weights[last] = (weights[last] as number) + w;
    } else {
      xs.push(x[i] as number);
      sums.push(w * (y[i] as number));
      weights.push(w);
    }
  }
  const level = pool(sums, weights);
  // Points inside a level stretch say nothing.
  const kept = [...xs.keys()].filter(
    (i) => i === 0 || i === xs.length - 1 || level[i] !== level[i - 1] || level[i] !== level[i + 1],
  );
  return { x: kept.map((i) => xs[i] as number), y: kept.map((i) => level[i] as number) };
}

/** Joins neighbours whose means fall into blocks of one mean; gives the mean at each point. */
function pool(sums: readonly number[], weights: readonly number[]): number[] {
  const blocks: { sum: number; weight: number; size: number }[] = [];
  sums.forEach((sum, i) => {
    const block = { sum, weight: weights[i] as number, size: 1 };
    let before = blocks.at(-1);
    while (before && before.sum / before.weight >= block.sum / block.weight) {
      block.sum += before.sum;
      block.weight += before.weight;
      block.size += before.size;
      blocks.pop();
      before = blocks.at(-1);
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ sum, weight, size }) => new Array<number>(size).fill(sum / weight));
}

/** Value of the function at `at`. */
export function stepsAt({ x, y }: Steps, at: number): number {
  const last = x.length - 1;
  if (at <= (x[0] as number)) return y[0] as number;
  if (at >= (x[last] as number)) return y[last] as number;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((x[middle] as number) <= at) low = middle;
    else high = middle;
  }
  const [x0, x1] = [x[low] as number, x[high] as number];
  const [y0, y1] = [y[low] as number, y[high] as number];
  return y0 + ((y1 - y0) / (x1 - x0)) * (at - x0);
}

/** Options of `IsotonicRegression`. */
export interface IsotonicOptions {
  /** Answer beyond the smallest and largest `x` learnt: NaN (the default), the nearest, an error. */
  outOfBounds?: 'nan' | 'clip' | 'raise' | undefined;
}

/**
 * Fits a function that never falls (scikit-learn: `IsotonicRegression`; Barlow et al. 1972).
 *
 * @example
 * ```ts
 * const iso = new IsotonicRegression({ outOfBounds: 'clip' }).fit([1, 2, 3, 4], [1, 3, 2, 4]);
 * iso.predict([0, 2.5, 3.5]); // [1, 2.5, 3.25]
 * ```
 */
export class IsotonicRegression {
  readonly outOfBounds: 'nan' | 'clip' | 'raise';
  #steps: Steps | null = null;

  constructor(options: IsotonicOptions = {}) {
    this.outOfBounds = options.outOfBounds ?? 'nan';
    if (!['nan', 'clip', 'raise'].includes(this.outOfBounds)) {
      throw new TextError(
        'invalid-parameter',
        "outOfBounds must be one of {'nan', 'clip', 'raise'}",
      );
    }
  }

  /**
   * Learns from points (`x`, `y`), in any order.
   *
   * @throws TextError `invalid-input` if lengths differ, nothing is given, or values are not finite.
   */
  fit(x: ArrayLike<number>, y: ArrayLike<number>, options: WeightOption = {}): this {
    checkSamples(x.length, y.length);
    checkFinite(x, 'x');
    checkFinite(y, 'y');
    this.#steps = fitSteps(x, y, weightsOf(x.length, options.sampleWeight));
    return this;
  }

  /** Where the function bends: `x` rising. */
  get xThresholds(): readonly number[] {
    return this.#fitted().x;
  }

  /** Values of the function at `xThresholds`. */
  get yThresholds(): readonly number[] {
    return this.#fitted().y;
  }

  /**
   * Values of the function.
   *
   * @throws TextError `invalid-input` for values that are not finite, or beyond what was learnt with
   * 'raise'.
   */
  predict(x: ArrayLike<number>): Float64Array {
    const steps = this.#fitted();
    const [first, last] = [steps.x[0] as number, steps.x.at(-1) as number];
    checkFinite(x, 'x');
    return Float64Array.from(x, (at, i) => {
      if (this.outOfBounds === 'clip' || (at >= first && at <= last)) return stepsAt(steps, at);
      if (this.outOfBounds === 'nan') return NaN;
      throw new TextError('invalid-input', `x ${i} is outside of [${first}, ${last}].`, i);
    });
  }

  #fitted(): Steps {
    if (this.#steps === null) throw notFitted('IsotonicRegression');
    return this.#steps;
  }
}
