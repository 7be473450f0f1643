import type { Interactions } from '../data/interactions.js';
import { checkNumber } from '../errors.js';
import type { History } from '../lists/types.js';
import { Recommender, savedArray } from '../models/recommender.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';

const DAY = 86_400_000;

/** Options of `Popularity`. */
export interface PopularityOptions {
  /** Days after which an interaction counts half; by default age does not matter. */
  halfLife?: number | undefined;
  /** What the age is counted from, in ms; by default the last interaction. */
  now?: number | undefined;
  /** What each row counts: 1 (`'rows'`, the default), or its value × confidence. */
  count?: 'rows' | 'weights' | undefined;
}

/**
 * The same list for everybody: how often each item was taken, `Σ 2^(-age / halfLife)`. What every
 * other model must beat.
 */
export class Popularity extends Recommender {
  override readonly kind = 'Popularity';
  readonly options: PopularityOptions;
  #scores = new Float64Array(0);

  constructor(options: PopularityOptions = {}) {
    super();
    if (options.halfLife !== undefined) {
      checkNumber('halfLife', options.halfLife, { min: 0, above: true });
    }
    this.options = options;
  }

  protected override *train(data: Interactions): Steps {
    const { halfLife, count = 'rows' } = this.options;
    const now = this.options.now ?? data.at?.reduce((a, b) => Math.max(a, b), -Infinity) ?? 0;
    const scores = new Float64Array(data.items.size);
    for (let k = 0; k < data.size; k++) {
      const item = data.itemOf[k] as number;
      const age = data.at ? Math.max(0, now - (data.at[k] as number)) / DAY : 0;
      const weight =
        count === 'rows' ? 1 : (data.values[k] as number) * (data.confidence?.[k] ?? 1);
      const decay = halfLife === undefined ? 1 : 2 ** (-age / halfLife);
      scores[item] = (scores[item] as number) + weight * decay;
    }
    this.#scores = scores;
    yield { done: 1, total: 1, unit: 'pass' };
  }

  override scoreInto(_user: number, scores: Float64Array): void {
    scores.set(this.#scores);
  }

  override scoreHistoryInto(_history: History, scores: Float64Array): void {
    scores.set(this.#scores);
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    return { options: { ...this.options }, arrays: { scores: this.#scores } };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): Popularity {
    const model = new Popularity(state.options);
    model.#scores = savedArray(state, 'scores', Float64Array);
    return model.remember(state);
  }
}
