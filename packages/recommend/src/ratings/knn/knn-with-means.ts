import type { Csr } from '../../data/csr.js';
import type { Interactions } from '../../data/interactions.js';
import type { SavedState } from '../../save/saved-state.js';
import { rowMeans } from './knn-means.js';
import type { KnnLevels } from './knn-levels.js';
import { KnnModel } from './knn-model.js';

/**
 * As `KNNBasic`, but neighbours tell how far they are from their own means: Surprise's
 * `KNNWithMeans`. Without `minK` neighbours the answer is the mean of the user (or item).
 */
export class KNNWithMeans extends KnnModel {
  override readonly kind = 'KNNWithMeans';
  protected override readonly needsBaselines = false;

  protected override levelsOf(byX: Csr, data: Interactions): KnnLevels {
    return {
      mean: 0,
      x: rowMeans(byX, data.mean),
      y: new Float64Array(byX.columns),
      spread: new Float64Array(byX.rows).fill(1),
    };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): KNNWithMeans {
    return new KNNWithMeans(state.options).remember(state);
  }
}
