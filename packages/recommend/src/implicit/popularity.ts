import type { Interactions } from '../data/interactions.js';
import { checkNumber, checkOption } from '../errors.js';
import { latestOf, timesOf } from '../features/extra-column.js';
import { checkNow, decayOf } from '../features/half-life.js';
import type { History } from '../lists/types.js';
import { Recommender, savedArray } from '../models/recommender.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';

/** Options of `Popularity`. */
export interface PopularityOptions {
  /** Days after which an interaction counts half, which needs times; by default age does not matter. */
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
    checkNow(options.now);
    checkOption('count', options.count, ['rows', 'weights']);
    this.options = options;
  }

  protected override *train(data: Interactions): Steps {
    const { halfLife, count = 'rows' } = this.options;
    const at = halfLife === undefined ? null : timesOf(data, `${this.kind} with halfLife`);
    const now = this.options.now ?? latestOf(at ?? []);
    const scores = new Float64Array(data.items.size);
    for (let k = 0; k < data.size; k++) {
      const item = data.itemOf[k] as number;
      const weight =
        count === 'rows' ? 1 : (data.values[k] as number) * (data.confidence?.[k] ?? 1);
      const decay = at && halfLife !== undefined ? decayOf(at[k] as number, now, halfLife) : 1;
      scores[item] = (scores[item] as number) + weight * decay;
    }
    // Nothing is changed before the last step, where the work can be left for the last time.
    yield { done: 1, total: 1, unit: 'pass' };
    this.#scores = scores;
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
    model.#scores = savedArray(state, 'scores', Float64Array, state.items.length);
    return model.remember(state);
  }
}
