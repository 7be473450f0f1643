import type { Csr } from '../../data/csr.js';
import type { Interactions } from '../../data/interactions.js';
import type { SavedState } from '../../save/saved-state.js';
import { rowDeviations, rowMeans } from './knn-means.js';
import type { KnnLevels } from './knn-levels.js';
import { KnnModel } from './knn-model.js';

/**
 * As `KNNWithMeans`, with each rating measured in standard deviations of the one who gave it:
 * Surprise's `KNNWithZScore`.
 */
export class KNNWithZScore extends KnnModel {
  override readonly kind = 'KNNWithZScore';
  protected override readonly needsBaselines = false;

  protected override levelsOf(byX: Csr, data: Interactions): KnnLevels {
    const means = rowMeans(byX, data.mean);
    return {
      mean: 0,
      x: means,
      y: new Float64Array(byX.columns),
      spread: rowDeviations(byX, means),
    };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): KNNWithZScore {
    return new KNNWithZScore(state.options).remember(state);
  }
}
