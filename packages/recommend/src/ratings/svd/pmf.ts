import type { SavedState } from '../../save/saved-state.js';
import { SVD, type SVDOptions } from './svd.js';
import type { PresetValues } from './svd-options.js';

/** Options of `PMF`. */
export type PMFOptions = Omit<SVDOptions, 'biased'>;

const TUNED: PresetValues = {
  ...{ nFactors: 100, nEpochs: 60, lrAll: 0.012, regAll: 0.07, lrDecay: 0.97 },
  ...{ initStdDev: 0.02, kernel: 'auto' },
};

/**
 * Probabilistic matrix factorization (Salakhutdinov and Mnih 2008): `pu · qi` alone, which is `SVD`
 * without mean and biases. It can tell nothing of an unknown user or item and answers with the mean.
 */
export class PMF extends SVD {
  override readonly kind = 'PMF';

  /** @throws RecommendError `invalid-parameter`. */
  constructor(options: PMFOptions = {}) {
    super({ ...options, biased: false }, TUNED);
  }

  /** A model of `saveModel`'s state again. */
  static override restore(state: SavedState): PMF {
    const model = new PMF(state.options);
    model.restoreFactors(state, model.settings.nFactors);
    return model.remember(state);
  }
}
