import type { Interactions } from '../data/interactions.js';
import { checkNumber } from '../errors.js';
import type { SavedState } from '../save/saved-state.js';
import { latestOf, timesOf } from './extra-column.js';
import { checkNow, decayOf } from './half-life.js';
import { PairFeature } from './pair-feature.js';

/** Options of `Recency`. */
export interface RecencyOptions {
  /** Days after which a view counts half; 30 by default, as in the original. */
  halfLife?: number | undefined;
  /** What the age is counted from, in ms; by default the last interaction of all users. */
  now?: number | undefined;
}

/**
 * How fresh a user's last view of an item is: `2^(-days / halfLife)`, 1 today, 0 for what the user
 * never saw. Views later than `now` count as today's.
 */
export class Recency extends PairFeature {
  override readonly kind = 'Recency';
  readonly options: RecencyOptions;

  constructor(options: RecencyOptions = {}) {
    super();
    checkNumber('halfLife', options.halfLife ?? 30, { min: 0, above: true });
    checkNow(options.now);
    this.options = options;
  }

  protected override valuesOf(data: Interactions): Float64Array {
    const { halfLife = 30 } = this.options;
    const at = timesOf(data, this.kind);
    const now = this.options.now ?? latestOf(at);
    return at.map((when) => decayOf(when, now, halfLife));
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    return { options: { ...this.options }, arrays: this.savedTable() };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): Recency {
    return new Recency(state.options).restoreTable(state);
  }
}
