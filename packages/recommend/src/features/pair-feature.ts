import type { Csr } from '../data/csr.js';
import type { Interactions } from '../data/interactions.js';
import { Recommender, savedCsr } from '../models/recommender.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';
import { pairTable } from './pair-table.js';

/**
 * A feature of a user and an item that is known where the user has seen the item, and 0 elsewhere:
 * one number a pair, looked up by the places that the model itself gave to users and items.
 */
export abstract class PairFeature extends Recommender {
  #table: Csr | null = null;

  /** The feature of each row of the data. */
  protected abstract valuesOf(data: Interactions): Float64Array;

  /** What several rows of one pair come to: the highest by default. */
  protected merge(a: number, b: number): number {
    return Math.max(a, b);
  }

  /** Changes a user's numbers once they are all there; by default they stay. */
  protected finish(_table: Csr): void {
    // Nothing to be done.
  }

  protected override *train(data: Interactions): Steps {
    const table = pairTable(data, this.valuesOf(data), (a, b) => this.merge(a, b));
    this.finish(table);
    // Nothing is changed before the last step, where the work can be left for the last time.
    yield { done: 1, total: 1, unit: 'pass' };
    this.#table = table;
  }

  override scoreInto(user: number, scores: Float64Array): void {
    scores.fill(0);
    if (!this.#table) return;
    const { indptr, indices, values } = this.#table;
    for (let k = indptr[user] as number; k < (indptr[user + 1] as number); k++) {
      scores[indices[k] as number] = values[k] as number;
    }
  }

  /** The table's arrays, for `saved`. */
  protected savedTable(): SavedState['arrays'] {
    if (!this.#table) return {};
    const { indptr, indices, values } = this.#table;
    return { 'table.indptr': indptr, 'table.indices': indices, 'table.values': values };
  }

  /** Puts a saved table back. */
  protected restoreTable(state: SavedState): this {
    this.#table = savedCsr(state, 'table', state.users.length, state.items.length);
    return this.remember(state);
  }
}
