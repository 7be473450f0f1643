import type { Csr } from '../../data/csr.js';
import type { Interactions } from '../../data/interactions.js';
import type { SavedState } from '../../save/saved-state.js';
import type { Baselines } from '../baselines.js';
import type { KnnLevels } from './knn-levels.js';
import { KnnModel } from './knn-model.js';

/**
 * As `KNNBasic`, but neighbours tell how far they are from the baselines (Koren 2010, formula 3):
 * Surprise's `KNNBaseline`. Without `minK` neighbours, and for unknown users or items, the answer is
 * the baseline as far as it is known.
 */
export class KNNBaseline extends KnnModel {
  override readonly kind = 'KNNBaseline';
  protected override readonly needsBaselines = true;

  protected override levelsOf(byX: Csr, data: Interactions, found: Baselines | null): KnnLevels {
    const { bu, bi } = found ?? {
      bu: new Float64Array(data.users.size),
      bi: new Float64Array(data.items.size),
    };
    const [x, y] = this.userBased ? [bu, bi] : [bi, bu];
    return { mean: data.mean, x, y, spread: new Float64Array(byX.rows).fill(1) };
  }

  protected override unknown(x: number, y: number): number {
    const { levels } = this;
    return this.mean + (levels?.x[x] ?? 0) + (levels?.y[y] ?? 0);
  }

  /** The bias of a new user, the items' held fast: the last step of alternating least squares. */
  protected override biasOf(items: Int32Array, ratings: Float64Array, levels: KnnLevels): number {
    if (items.length === 0) return 0;
    let above = 0;
    for (const [k, item] of items.entries()) {
      above += (ratings[k] as number) - levels.mean - (levels.x[item] as number);
    }
    return above / ((this.options.bslOptions?.regU ?? 15) + items.length);
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): KNNBaseline {
    return new KNNBaseline(state.options).remember(state);
  }
}
