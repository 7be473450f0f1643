import type { Csr } from '../../data/csr.js';
import type { Interactions } from '../../data/interactions.js';
import type { History } from '../../lists/types.js';
import { randomStateOf } from '../../random/random-state.js';
import type { SavedState } from '../../save/saved-state.js';
import type { Steps } from '../../work.js';
import { LatentFactorModel, long, short } from './latent-factor-model.js';
import { dot, drawFactors } from './factors.js';
import { historyRatings } from '../history-ratings.js';
import { inUnits, unitOf } from './rating-unit.js';
import { savedOptions } from '../saved-options.js';
import {
  factorSettings,
  type FactorOptions,
  type FactorSettings,
  type PresetValues,
} from './svd-options.js';
import { descendSingle } from './svd-single.js';
import { eachItemOnce } from './svdpp-repeats.js';
import { descendImplicitPlain, implicitInto, type ImplicitFactors } from './svdpp-plain.js';

/** Options of `SVDpp`. */
export interface SVDppOptions extends FactorOptions {
  /** Learning rate of the items' implicit vectors. */
  lrYj?: number | undefined;
  /** Their regularization. */
  regYj?: number | undefined;
}

const PRESETS: { tuned: PresetValues; surprise: PresetValues } = {
  tuned: {
    ...{ nFactors: 100, nEpochs: 40, lrAll: 0.012, regAll: 0.065, lrDecay: 0.97 },
    ...{ regBu: 0.01, regBi: 0.01, regYj: 0.005, initStdDev: 0.02, kernel: 'auto' },
  },
  surprise: {
    ...{ nFactors: 20, nEpochs: 20, lrAll: 0.007, regAll: 0.02, lrDecay: 1 },
    kernel: 'plain',
  },
};

/**
 * SVD++ (Koren 2008, section 4): `mean + bu + bi + qi · (pu + Σ yj / √n)`, the sum going over the n
 * items that the user rated, however. With `preset: 'surprise'` and a seed its numbers are those of
 * Surprise 1.1.5, at O(nEpochs × ratings × nFactors) in place of a user's ratings squared.
 *
 * An item that a user rated twice counts once, with the mean of the ratings; with the kernel `'plain'`
 * it counts twice, as in Surprise, and such a user costs the square of his or her ratings.
 */
export class SVDpp extends LatentFactorModel {
  override readonly kind = 'SVDpp';
  readonly options: SVDppOptions;
  protected override readonly biased = true;
  readonly #settings: FactorSettings;
  #yj: Float64Array = new Float64Array(0);

  /** @throws RecommendError `invalid-parameter`. */
  constructor(options: SVDppOptions = {}) {
    super();
    this.options = options;
    this.#settings = factorSettings(options, PRESETS);
  }

  protected override *learn(data: Interactions): Steps {
    const { users, items } = data;
    const { nFactors, initMean, initStdDev } = this.#settings;
    const random = randomStateOf(this.options.randomState);
    const unit = unitOf(data.ratingScale, this.options);
    const factors: ImplicitFactors = {
      ...drawFactors(random, users.size, items.size, this.#settings, data.mean / unit),
      yj: random.normal(initMean, initStdDev, items.size * nFactors),
    };
    const { kernel } = this.#settings;
    const rows = inUnits(data.byUser(), unit);
    const ratings = kernel === 'plain' ? rows : eachItemOnce(rows);
    if (kernel === 'plain') yield* descendImplicitPlain(ratings, factors, this.#settings);
    else yield* descendSingle(ratings, factors, this.#settings, true);
    addImplicit(factors, ratings);
    this.take(factors, unit);
    this.#yj = unit === 1 ? factors.yj : factors.yj.map((y) => y * Math.sqrt(unit));
  }

  /**
   * Scores for somebody new: the implicit part comes from the history's items, the bias and the
   * vector are those of least error on it with the items held fast. The history's values are ratings.
   */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const { nFactors, mean, bi, qi } = this.factors;
    const { regBu, regPu } = this.#settings.rates;
    const { items, ratings } = historyRatings(history);
    const implicit = new Float64Array(nFactors);
    if (items.length > 0) implicitInto(implicit, 0, items.length, items, this.#yj, nFactors);
    const residuals = ratings.map((rating, k) => {
      const item = items[k] as number;
      const told = dot(implicit, 0, qi, item * nFactors, nFactors);
      return rating - mean - (bi[item] as number) - told;
    });
    const hold = { biased: this.biased, regBu, regPu };
    const { bias, vector } = this.foldIn(items, residuals, hold);
    const whole = vector.map((x, f) => x + (implicit[f] as number));
    this.scoreVectorInto(bias, whole, 0, scores);
  }

  protected override savedFields(): Pick<SavedState, 'options' | 'arrays'> {
    return {
      options: savedOptions(this.options),
      arrays: { ...this.savedFactors(), yj: short(this.#yj) },
    };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): SVDpp {
    const model = new SVDpp(state.options);
    const { nFactors } = model.#settings;
    model.restoreFactors(state, nFactors);
    model.#yj = long(state, 'yj', state.items.length * nFactors);
    return model.remember(state);
  }
}

/** Adds to each user's vector what the items say that he or she rated. */
function addImplicit({ nFactors, pu, yj }: ImplicitFactors, { rows, indptr, indices }: Csr): void {
  const implicit = new Float64Array(nFactors);
  for (let user = 0; user < rows; user++) {
    const begin = indptr[user] as number;
    const end = indptr[user + 1] as number;
    if (begin === end) continue;
    implicitInto(implicit, begin, end, indices, yj, nFactors);
    for (let f = 0; f < nFactors; f++) {
      pu[user * nFactors + f] = (pu[user * nFactors + f] as number) + (implicit[f] as number);
    }
  }
}
