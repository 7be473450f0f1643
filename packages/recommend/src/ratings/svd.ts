import type { Csr } from '../data/csr.js';
import type { Interactions } from '../data/interactions.js';
import type { History } from '../lists/types.js';
import { randomStateOf } from '../random/random-state.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';
import { FactorModel } from './factor-model.js';
import { drawFactors } from './factors.js';
import { savedOptions } from './saved-options.js';
import { foldIn } from './svd-fold-in.js';
import {
  factorSettings,
  type FactorOptions,
  type FactorSettings,
  type PresetValues,
} from './svd-options.js';
import { descendPlain } from './svd-plain.js';
import { descendSingle } from './svd-single.js';

/** Options of `SVD`. */
export interface SVDOptions extends FactorOptions {
  /** Whether there are a mean and biases (default); without them this is `PMF`. */
  biased?: boolean | undefined;
}

const TUNED: PresetValues = {
  ...{ nFactors: 100, nEpochs: 60, lrAll: 0.012, regAll: 0.08, lrDecay: 0.97 },
  ...{ regBu: 0.01, regBi: 0.01, kernel: 'auto' },
};

const SURPRISE: PresetValues = {
  ...{ nFactors: 100, nEpochs: 20, lrAll: 0.005, regAll: 0.02, lrDecay: 1 },
  kernel: 'plain',
};

/**
 * Matrix factorization by gradient descent (Funk 2006; Koren, Bell and Volinsky 2009): `mean + bu +
 * bi + pu · qi`. With `preset: 'surprise'` and a seed its numbers are those of Surprise 1.1.5. O(nEpochs
 * × ratings × nFactors).
 *
 * @example
 * ```ts
 * const model = new SVD({ randomState: 0 }).fit(ratings);
 * model.predict('김하늘', '도깨비').estimate; // 4.2...
 * ```
 */
export class SVD extends FactorModel {
  override readonly kind: string = 'SVD';
  readonly options: SVDOptions;
  protected override readonly biased: boolean;
  protected readonly settings: FactorSettings;

  /**
   * @param tuned Values of the preset `'tuned'`.
   * @throws RecommendError `invalid-parameter`.
   */
  constructor(options: SVDOptions = {}, tuned: PresetValues = TUNED) {
    super();
    this.options = options;
    this.biased = options.biased ?? true;
    this.settings = factorSettings(options, { tuned, surprise: SURPRISE });
  }

  protected override *learn(data: Interactions): Steps {
    const { users, items } = data;
    const random = randomStateOf(this.options.randomState);
    const mean = this.biased ? this.mean : 0;
    this.factors = drawFactors(random, users.size, items.size, this.settings, mean);
    yield* this.descend(data.byUser(), this.settings);
  }

  /** Goes on from the factors that are there. */
  private *descend(ratings: Csr, settings: FactorSettings): Steps {
    const descend = settings.kernel === 'plain' ? descendPlain : descendSingle;
    yield* descend(ratings, this.factors, settings, this.biased);
    this.checkFinite();
  }

  /**
   * Scores for somebody new, whose bias and vector are those of least error on the history with the
   * items held fast. The history's values are ratings.
   */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const { nFactors, qi } = this.factors;
    const { regBu, regPu } = this.settings.rates;
    const { biased } = this;
    const { bias, vector } = foldIn({
      ...{ nFactors, qi, biased, regBu, regPu },
      items: history.items,
      residuals: this.residuals(history),
    });
    this.scoreVectorInto(bias, vector, 0, scores);
  }

  protected override savedFields(): Pick<SavedState, 'options' | 'arrays'> {
    return { options: savedOptions(this.options), arrays: this.savedFactors() };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): SVD {
    const model = new SVD(state.options);
    model.restoreFactors(state, model.settings.nFactors);
    return model.remember(state);
  }
}
