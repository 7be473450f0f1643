import type { Interactions } from '../data/interactions.js';
import { RatingModel } from '../models/rating-model.js';
import { savedArray } from '../save/saved-array.js';
import { randomStateOf, type RandomState, type RandomStateLike } from '../random/random-state.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';
import { savedOptions } from './saved-options.js';

/** Options of `NormalPredictor`. */
export interface NormalPredictorOptions {
  /** Seed of the guesses, which are then those of Surprise after `np.random.seed(seed)`. */
  randomState?: RandomStateLike;
}

/**
 * Guesses each rating from the normal distribution of all ratings: what every model must beat. Each
 * `predict` draws anew, from a stream that begins at `fit`. Lists have the mean for every item, so
 * that they stay the same; they are in the items' order.
 */
export class NormalPredictor extends RatingModel {
  override readonly kind = 'NormalPredictor';
  readonly options: NormalPredictorOptions;
  #deviation = 0;
  #random: RandomState | null = null;

  constructor(options: NormalPredictorOptions = {}) {
    super();
    this.options = options;
  }

  /** Standard deviation of the ratings. */
  get deviation(): number {
    return this.#deviation;
  }

  protected override *learn(data: Interactions): Steps {
    let squares = 0;
    const { mean } = data;
    for (const value of data.byUser().values) squares += (value - mean) ** 2;
    yield { done: 1, total: 1, unit: 'pass' };
    // After the step: who stops there keeps what was learnt before.
    this.#deviation = Math.sqrt(squares / data.size);
    this.#random = randomStateOf(this.options.randomState);
  }

  override estimate(_user: number, _item: number): number {
    this.#random ??= randomStateOf(this.options.randomState);
    return this.mean + this.#deviation * this.#random.gauss();
  }

  override scoreInto(_user: number, scores: Float64Array): void {
    scores.fill(this.mean);
  }

  protected override savedFields(): Pick<SavedState, 'options' | 'arrays'> {
    return {
      options: savedOptions(this.options),
      arrays: { deviation: Float64Array.of(this.#deviation) },
    };
  }

  /** A model of `saveModel`'s state again; its guesses begin anew. */
  static restore(state: SavedState): NormalPredictor {
    const model = new NormalPredictor(state.options);
    model.#deviation = savedArray(state, 'deviation', Float64Array, 1)[0] ?? 0;
    return model.remember(state);
  }
}
