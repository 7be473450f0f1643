import type { Interactions } from '../../data/interactions.js';
import { checkNumber, RecommendError } from '../../errors.js';
import type { History } from '../../lists/types.js';
import { randomStateOf, type RandomStateLike } from '../../random/random-state.js';
import type { SavedState } from '../../save/saved-state.js';
import type { Steps } from '../../work.js';
import { LatentFactorModel } from '../svd/latent-factor-model.js';
import type { Factors } from '../svd/factors.js';
import { historyRatings } from '../history-ratings.js';
import { multiply, multiplyUser, type NMFRates } from './nmf-plain.js';
import { savedOptions } from '../saved-options.js';

/** Options of `NMF`; the names and the defaults are Surprise's. */
export interface NMFOptions {
  /** Length of the vectors; 15 by default. */
  nFactors?: number | undefined;
  /** How often all ratings are gone through; 50 by default. */
  nEpochs?: number | undefined;
  /** Whether there are a mean and biases; `false` by default. */
  biased?: boolean | undefined;
  /** Regularization of the users' vectors; 0.06 by default. */
  regPu?: number | undefined;
  /** Of the items' vectors; 0.06 by default. */
  regQi?: number | undefined;
  /** Of the users' biases; 0.02 by default. */
  regBu?: number | undefined;
  /** Of the items' biases; 0.02 by default. */
  regBi?: number | undefined;
  /** Learning rate of the users' biases; 0.005 by default. */
  lrBu?: number | undefined;
  /** Of the items' biases; 0.005 by default. */
  lrBi?: number | undefined;
  /** Least first factor, from 0; 0 by default. */
  initLow?: number | undefined;
  /** Greatest first factor; 1 by default. */
  initHigh?: number | undefined;
  /** Seed of the first factors. */
  randomState?: RandomStateLike;
}

/** All that learning needs to know. */
interface Settings extends NMFRates {
  nFactors: number;
  nEpochs: number;
  initLow: number;
  initHigh: number;
}

/**
 * Non-negative matrix factorization of the given ratings (Luo et al. 2014): `pu · qi` with no factor
 * below 0. With a seed its numbers are those of Surprise 1.1.5. O(nEpochs × ratings × nFactors).
 */
export class NMF extends LatentFactorModel {
  override readonly kind = 'NMF';
  readonly options: NMFOptions;
  protected override readonly biased: boolean;
  readonly #settings: Settings;

  /** @throws RecommendError `invalid-parameter`. */
  constructor(options: NMFOptions = {}) {
    super();
    const { nFactors = 15, nEpochs = 50, initLow = 0, initHigh = 1, biased = false } = options;
    const { regPu = 0.06, regQi = 0.06, regBu = 0.02, regBi = 0.02 } = options;
    const { lrBu = 0.005, lrBi = 0.005 } = options;
    for (const [name, value] of Object.entries({ regPu, regQi, regBu, regBi, lrBu, lrBi })) {
      checkNumber(name, value, { min: 0, max: 1e6 });
    }
    checkNumber('initLow', initLow, { min: 0, max: 1e6 });
    checkNumber('initHigh', initHigh, { min: initLow, max: 1e6, above: true });
    checkNumber('nFactors', nFactors, { min: 1, max: 65536, integer: true });
    checkNumber('nEpochs', nEpochs, { min: 0, integer: true });
    this.options = options;
    this.biased = biased;
    this.#settings = {
      ...{ nFactors, nEpochs, initLow, initHigh, regPu, regQi, regBu, regBi, lrBu, lrBi },
    };
  }

  protected override *learn(data: Interactions): Steps {
    const { biased } = this;
    const negative = biased ? -1 : data.values.findIndex((rating) => rating < 0);
    if (negative !== -1) {
      throw new RecommendError(
        'invalid-input',
        `Row ${negative} has a rating below 0, which no product of factors from 0 up can reach: move the scale, or take biased: true.`,
        negative,
      );
    }
    const { nFactors, nEpochs, initLow, initHigh } = this.#settings;
    const random = randomStateOf(this.options.randomState);
    const factors: Factors = {
      nFactors,
      mean: biased ? data.mean : 0,
      bu: new Float64Array(data.users.size),
      bi: new Float64Array(data.items.size),
      pu: random.uniform(initLow, initHigh, data.users.size * nFactors),
      qi: random.uniform(initLow, initHigh, data.items.size * nFactors),
    };
    yield* multiply(data.byUser(), factors, this.#settings, nEpochs, biased);
    this.take(factors);
  }

  /**
   * Scores for somebody new, who learns as at `fit` while the items are held fast. The history's
   * values are ratings.
   */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const { nFactors, nEpochs, initLow, initHigh } = this.#settings;
    const { items, ratings } = historyRatings(history);
    const user: Factors = {
      ...this.factors,
      bu: new Float64Array(1),
      pu: new Float64Array(nFactors).fill((initLow + initHigh) / 2),
    };
    const row = {
      rows: 1,
      columns: scores.length,
      indptr: Int32Array.of(0, items.length),
      indices: items,
      values: ratings,
    };
    const above = new Float64Array(nFactors);
    const below = new Float64Array(nFactors);
    for (let epoch = 0; epoch < nEpochs; epoch++) {
      multiplyUser(0, row, user, this.#settings, this.biased, above, below, null);
    }
    this.scoreVectorInto(user.bu[0] as number, user.pu, 0, scores);
  }

  protected override savedFields(): Pick<SavedState, 'options' | 'arrays'> {
    return { options: savedOptions(this.options), arrays: this.savedFactors() };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): NMF {
    const model = new NMF(state.options);
    model.restoreFactors(state, model.#settings.nFactors);
    return model.remember(state);
  }
}
