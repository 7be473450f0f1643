import type { Interactions } from '../data/interactions.js';
import { RatingModel } from '../models/rating-model.js';
import { savedArray } from '../save/saved-array.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';
import { baselineSteps, checkBaselineOptions, type BaselineOptions } from './baselines.js';

/** Options of `BaselineOnly`. */
export interface BaselineOnlyOptions {
  /** How the biases are found. */
  bslOptions?: BaselineOptions | undefined;
}

/**
 * `mean + bu + bi`: how much this user gives, how much this item gets (Koren 2010, section 2.1). The
 * bias of somebody unknown is 0.
 */
export class BaselineOnly extends RatingModel {
  override readonly kind = 'BaselineOnly';
  readonly options: BaselineOnlyOptions;
  #bu: Float64Array = new Float64Array(0);
  #bi: Float64Array = new Float64Array(0);

  /** @throws RecommendError `invalid-parameter`. */
  constructor(options: BaselineOnlyOptions = {}) {
    super();
    checkBaselineOptions(options.bslOptions ?? {});
    this.options = options;
  }

  protected override *learn(data: Interactions): Steps {
    const { bu, bi } = yield* baselineSteps(data, this.options.bslOptions);
    this.#bu = bu;
    this.#bi = bi;
  }

  override estimate(user: number, item: number): number {
    let estimate = this.mean;
    if (user !== -1) estimate += this.#bu[user] as number;
    if (item !== -1) estimate += this.#bi[item] as number;
    return estimate;
  }

  protected override savedFields(): Pick<SavedState, 'options' | 'arrays'> {
    const { bslOptions } = this.options;
    return {
      options: bslOptions ? { bslOptions: { ...bslOptions } } : {},
      arrays: { bu: this.#bu, bi: this.#bi },
    };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): BaselineOnly {
    const model = new BaselineOnly(state.options);
    model.#bu = savedArray(state, 'bu', Float64Array, state.users.length);
    model.#bi = savedArray(state, 'bi', Float64Array, state.items.length);
    return model.remember(state);
  }
}
