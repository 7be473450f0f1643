import { checkNumber, checkOption } from '../../errors.js';
import type { RandomStateLike } from '../../random/random-state.js';

/** Options that `SVD`, `PMF` and `SVDpp` share; the names are Surprise's. */
export interface FactorOptions {
  /**
   * Where the values that are not given come from: `'tuned'` (default) has better rates, more
   * epochs, rates that fall, 32-bit arithmetic, and takes every rating scale as if it were as wide as
   * that from 1 to 5, so that its rates fit all; `'surprise'` has Surprise's defaults and its 64-bit
   * arithmetic, step by step.
   */
  preset?: 'tuned' | 'surprise' | undefined;
  /** Length of the vectors. */
  nFactors?: number | undefined;
  /** How often all ratings are gone through. */
  nEpochs?: number | undefined;
  /** Mean of the normal distribution of the first factors. */
  initMean?: number | undefined;
  /** Its standard deviation. */
  initStdDev?: number | undefined;
  /** Learning rate of all that have none of their own. */
  lrAll?: number | undefined;
  /** Regularization of all that have none of their own. */
  regAll?: number | undefined;
  lrBu?: number | undefined;
  lrBi?: number | undefined;
  lrPu?: number | undefined;
  lrQi?: number | undefined;
  regBu?: number | undefined;
  regBi?: number | undefined;
  regPu?: number | undefined;
  regQi?: number | undefined;
  /** What the learning rates are multiplied with after each epoch; 1 leaves them. */
  lrDecay?: number | undefined;
  /**
   * `'plain'`: JavaScript in 64 bits; `'wasm'`: WebAssembly SIMD in 32 bits, an error where there is
   * none; `'auto'`: 32 bits, in WebAssembly where it is there and in JavaScript with the same bits
   * where it is not. `'plain'` by default with the preset `'surprise'`, else `'auto'`.
   */
  kernel?: Kernel | undefined;
  /** Seed of the first factors. */
  randomState?: RandomStateLike;
}

/** Which arithmetic a model learns with. */
export type Kernel = 'auto' | 'plain' | 'wasm';

/** Rates and regularizations of one kind of parameters each. */
export interface Rates {
  lrBu: number;
  lrBi: number;
  lrPu: number;
  lrQi: number;
  lrYj: number;
  regBu: number;
  regBi: number;
  regPu: number;
  regQi: number;
  regYj: number;
}

/** All that a run of gradient descent needs to know. */
export interface FactorSettings {
  nFactors: number;
  nEpochs: number;
  initMean: number;
  initStdDev: number;
  lrDecay: number;
  kernel: Kernel;
  rates: Rates;
}

/** Values of a preset; rates of their own go before `lrAll` and `regAll` of the same preset. */
export interface PresetValues extends Partial<Rates> {
  nFactors: number;
  nEpochs: number;
  lrAll: number;
  regAll: number;
  lrDecay: number;
  kernel: Kernel;
  initStdDev?: number;
}

const PARAMETERS = ['Bu', 'Bi', 'Pu', 'Qi', 'Yj'] as const;

/**
 * Fills in what was not given. A rate is the one given for its parameters, else the one given for
 * all, else the preset's for its parameters, else the preset's for all.
 *
 * @throws RecommendError `invalid-parameter`.
 */
export function factorSettings(
  options: FactorOptions & { lrYj?: number | undefined; regYj?: number | undefined },
  presets: { tuned: PresetValues; surprise: PresetValues },
): FactorSettings {
  checkOption('preset', options.preset, ['tuned', 'surprise']);
  checkOption('kernel', options.kernel, ['auto', 'plain', 'wasm']);
  const preset = presets[options.preset ?? 'tuned'];
  const rates: Partial<Rates> = {};
  for (const of of PARAMETERS) {
    const lr = `lr${of}` as const;
    const reg = `reg${of}` as const;
    const rate = options[lr] ?? options.lrAll ?? preset[lr] ?? preset.lrAll;
    const hold = options[reg] ?? options.regAll ?? preset[reg] ?? preset.regAll;
    rates[lr] = checkNumber(lr, rate, { min: 0, max: 1e3 });
    rates[reg] = checkNumber(reg, hold, { min: 0, max: 1e6 });
  }
  const {
    nFactors = preset.nFactors,
    nEpochs = preset.nEpochs,
    initMean = 0,
    initStdDev = preset.initStdDev ?? 0.1,
    lrDecay = preset.lrDecay,
    kernel = preset.kernel,
  } = options;
  return {
    nFactors: checkNumber('nFactors', nFactors, { min: 1, max: 65536, integer: true }),
    nEpochs: checkNumber('nEpochs', nEpochs, { min: 0, integer: true }),
    initMean: checkNumber('initMean', initMean, { min: -1e6, max: 1e6 }),
    initStdDev: checkNumber('initStdDev', initStdDev, { min: 0, max: 1e6 }),
    lrDecay: checkNumber('lrDecay', lrDecay, { min: 0, above: true, max: 1 }),
    kernel,
    rates: rates as Rates,
  };
}
