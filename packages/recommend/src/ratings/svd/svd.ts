import type { Csr } from '../../data/csr.js';
import type { Interactions } from '../../data/interactions.js';
import { checkNumber, RecommendError } from '../../errors.js';
import type { History } from '../../lists/types.js';
import { randomStateOf, type RandomState } from '../../random/random-state.js';
import type { SavedState } from '../../save/saved-state.js';
import { runSteps, type Steps, type WorkOptions } from '../../work.js';
import { LatentFactorModel } from './latent-factor-model.js';
import { drawFactors, partOf, stretched, withPart, type Factors } from './factors.js';
import { historyRatings } from '../history-ratings.js';
import { knownWith } from './known-with.js';
import { inUnits, unitOf } from './rating-unit.js';
import { savedOptions } from '../saved-options.js';
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

/** Options of `SVD.partialFit`. */
export interface PartialFitOptions extends WorkOptions {
  /** How often the new rows are gone through; 20 by default. */
  nEpochs?: number | undefined;
}

const TUNED: PresetValues = {
  ...{ nFactors: 100, nEpochs: 50, lrAll: 0.015, regAll: 0.06, lrDecay: 0.96 },
  ...{ regBu: 0.01, regBi: 0.01, initStdDev: 0.02, kernel: 'auto' },
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
export class SVD extends LatentFactorModel {
  override readonly kind: string = 'SVD';
  readonly options: SVDOptions;
  protected override readonly biased: boolean;
  protected readonly settings: FactorSettings;
  /** The stream from which the first factors were drawn, for users and items that come later. */
  #random: RandomState | null = null;

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
    const { users, items, mean } = data;
    const random = randomStateOf(this.options.randomState);
    const unit = unitOf(data.ratingScale, this.options);
    const middle = this.biased ? mean / unit : 0;
    const factors = drawFactors(random, users.size, items.size, this.settings, middle);
    yield* this.descend(inUnits(data.byUser(), unit), factors, this.settings);
    this.take(factors, unit);
    this.#random = random;
  }

  /** Goes on from the factors that are there. */
  private descend(ratings: Csr, factors: Factors, settings: FactorSettings): Steps {
    const descend = settings.kernel === 'plain' ? descendPlain : descendSingle;
    return descend(ratings, factors, settings, this.biased);
  }

  /**
   * Learns from more ratings without beginning anew: gradient descent over these rows alone, from the
   * factors that are there; new users and items are drawn first. The mean stays. O(nEpochs × new rows
   * × nFactors), and a copy of the factors.
   *
   * @throws RecommendError `not-fitted`; `invalid-input` if there are no rows.
   * @example
   * ```ts
   * model.partialFit(ratingsOfToday, { nEpochs: 10 });
   * ```
   */
  partialFit(data: Interactions, { nEpochs = 20, ...work }: PartialFitOptions = {}): this {
    checkNumber('nEpochs', nEpochs, { min: 0, integer: true });
    if (data.size === 0)
      throw new RecommendError('invalid-input', 'There is nothing to learn from.');
    const before = this.known;
    const known = knownWith(before, data);
    const users = Int32Array.from(data.users.toArray(), (id) => known.users.find(id));
    const items = Int32Array.from(data.items.toArray(), (id) => known.items.find(id));
    const { unit } = this;
    const part = partOf(
      stretched(this.factors, 1 / unit),
      users.map((place) => (place < before.users.size ? place : -1)),
      items.map((place) => (place < before.items.size ? place : -1)),
    );
    this.#random ??= randomStateOf(this.options.randomState);
    const { nFactors, initMean, initStdDev } = this.settings;
    for (const [numbers, places, old] of [
      [part.pu, users, before.users.size],
      [part.qi, items, before.items.size],
    ] as const) {
      for (const [k, place] of places.entries()) {
        if (place < old) continue;
        numbers.set(this.#random.normal(initMean, initStdDev, nFactors), k * nFactors);
      }
    }
    const ratings = inUnits(data.byUser(), unit);
    runSteps(this.descend(ratings, part, { ...this.settings, nEpochs }), work);
    this.take(withPart(stretched(this.factors, 1 / unit), part, users, items), unit);
    const [low, high] = this.ratingScale;
    const [lower, higher] = data.ratingScale;
    this.ratingScale = [Math.min(low, lower), Math.max(high, higher)];
    this.know(known);
    return this;
  }

  /**
   * Scores for somebody new, whose bias and vector are those of least error on the history with the
   * items held fast. The history's values are ratings.
   */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const { mean, bi } = this.factors;
    const { regBu, regPu } = this.settings.rates;
    const { biased } = this;
    const { items, ratings } = historyRatings(history);
    const residuals = ratings.map(
      (rating, k) => rating - mean - (bi[items[k] as number] as number),
    );
    const { bias, vector } = this.foldIn(items, residuals, { biased, regBu, regPu });
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
