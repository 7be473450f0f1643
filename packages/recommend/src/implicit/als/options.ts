import { checkNumber, checkOption, RecommendError } from '../../errors.js';
import type { KernelChoice } from '../../kernels/als-open.js';
import type { RandomState } from '../../random/random-state.js';

/** Options of `ImplicitALS`; the objective stands there. */
export interface ImplicitALSOptions {
  /**
   * `'implicit'`: what `implicit.als.AlternatingLeastSquares` does by default; options given beside it
   * go before it. See `ImplicitALS`.
   */
  preset?: 'implicit' | undefined;
  /** Numbers in a vector; 64. */
  factors?: number | undefined;
  /** How often both sides are solved; 15. */
  iterations?: number | undefined;
  /** Lambda; 0.01. */
  regularization?: number | undefined;
  /** Nu: how a row's lambda grows with its weight; 1. At 0 every row has lambda itself. */
  regularizationExponent?: number | undefined;
  /** What a confidence of 1 weighs; 1. */
  alpha?: number | undefined;
  /** a0: what a pair weighs of which nothing is known; 0.1. Tune it first: 0.3 to 0.001. */
  unobservedWeight?: number | undefined;
  /** Which pairs a0 weighs: `'all'` (default), or only those that are `'missing'` in the data. */
  unobserved?: 'all' | 'missing' | undefined;
  /**
   * What a row's value is:
   * - `'preference'` (default): above 0 liked (p = 1), else disliked (p = 0); c = alpha × confidence;
   * - `'confidence'`: as implicit has it, p by the sign, c = alpha × |value| × confidence;
   * - `'target'`: p is the value itself; c = alpha × confidence.
   */
  values?: 'preference' | 'confidence' | 'target' | undefined;
  /** Steps of conjugate gradients from the last vectors (`'cg'`, default), or `'exact'` equations. */
  solver?: 'cg' | 'exact' | undefined;
  /** 3. */
  cgSteps?: number | undefined;
  /** Seed of the first item vectors. */
  randomState?: number | RandomState | undefined;
  /** Length of the first item vectors, about: each number has `initStdDev / √factors`; 0.1. */
  initStdDev?: number | undefined;
  /** Vectors to begin with in place of random ones, rows in the order of the data's ids. */
  initialFactors?: { users?: Float32Array; items: Float32Array } | undefined;
  /** Whether the loss is found after each iteration and told in `onProgress`; costs about a tenth. */
  trackLoss?: boolean | undefined;
  /** Stops when an iteration lowers the loss by less than this share of it; 0 (default) never. */
  tolerance?: number | undefined;
  kernel?: KernelChoice | undefined;
}

/** Options with nothing left open. */
export interface AlsSettings {
  factors: number;
  iterations: number;
  regularization: number;
  regularizationExponent: number;
  alpha: number;
  unobservedWeight: number;
  unobserved: 'all' | 'missing';
  values: 'preference' | 'confidence' | 'target';
  solver: 'cg' | 'exact';
  cgSteps: number;
  initStdDev: number;
  trackLoss: boolean;
  tolerance: number;
  kernel: KernelChoice;
}

const DEFAULTS: AlsSettings = {
  factors: 64,
  iterations: 15,
  regularization: 0.01,
  regularizationExponent: 1,
  alpha: 1,
  unobservedWeight: 0.1,
  unobserved: 'all',
  values: 'preference',
  solver: 'cg',
  cgSteps: 3,
  initStdDev: 0.1,
  trackLoss: false,
  tolerance: 0,
  kernel: 'auto',
};

/** What implicit has by default. */
const IMPLICIT: Partial<AlsSettings> = {
  factors: 100,
  regularizationExponent: 0,
  unobservedWeight: 1,
  unobserved: 'missing',
  values: 'confidence',
};

/** @throws RecommendError `invalid-parameter` */
export function alsSettings(options: ImplicitALSOptions): AlsSettings {
  checkOption('preset', options.preset, ['implicit']);
  const settings = { ...DEFAULTS, ...(options.preset ? IMPLICIT : {}) };
  for (const name of Object.keys(DEFAULTS) as (keyof AlsSettings)[]) {
    const value = options[name];
    if (value === undefined) continue;
    if (typeof value !== typeof DEFAULTS[name]) {
      const type = typeof DEFAULTS[name];
      throw new RecommendError(
        'invalid-parameter',
        `${name} must be a ${type}, not ${typeof value}.`,
      );
    }
    Object.assign(settings, { [name]: value });
  }
  checkNumber('factors', settings.factors, { min: 1, max: 4096, integer: true });
  checkNumber('iterations', settings.iterations, { min: 1, max: 1e6, integer: true });
  checkNumber('cgSteps', settings.cgSteps, { min: 1, max: 1e4, integer: true });
  const finite = { min: 0, max: 1e30 };
  checkNumber('regularization', settings.regularization, finite);
  checkNumber('regularizationExponent', settings.regularizationExponent, { min: 0, max: 4 });
  checkNumber('alpha', settings.alpha, { ...finite, above: true });
  checkNumber('unobservedWeight', settings.unobservedWeight, finite);
  checkNumber('initStdDev', settings.initStdDev, { ...finite, above: true });
  checkNumber('tolerance', settings.tolerance, { min: 0, max: 1 });
  checkOption('unobserved', settings.unobserved, ['all', 'missing']);
  checkOption('values', settings.values, ['preference', 'confidence', 'target']);
  checkOption('solver', settings.solver, ['cg', 'exact']);
  checkOption('trackLoss', settings.trackLoss, [true, false]);
  checkOption('kernel', settings.kernel, ['auto', 'plain', 'wasm']);
  return settings;
}

/** Refuses first vectors that do not fit the data. */
export function checkInitial(
  name: string,
  array: Float32Array,
  rows: number,
  length: number,
): void {
  if (!(array instanceof Float32Array) || array.length !== rows * length) {
    throw new RecommendError(
      'invalid-parameter',
      `initialFactors.${name} must be a Float32Array of ${rows} × ${length} numbers.`,
    );
  }
  const bad = array.findIndex((x) => !Number.isFinite(x));
  if (bad !== -1) {
    throw new RecommendError(
      'invalid-parameter',
      `initialFactors.${name} has ${array[bad]} at ${bad}.`,
      bad,
    );
  }
}
