import type { Csr } from '../../data/csr.js';
import type { SavedState } from '../../save/saved-state.js';
import type { KnnLevels } from './knn-levels.js';
import { KnnModel } from './knn-model.js';

/**
 * The mean of what the nearest neighbours gave, weighted by similarity: Surprise's `KNNBasic`.
 * Without `minK` neighbours it cannot tell.
 *
 * @example
 * ```ts
 * const model = new KNNBasic({ k: 20, simOptions: { name: 'cosine', userBased: false } });
 * model.fit(ratings).predict('김하늘', '도깨비').estimate;
 * ```
 */
export class KNNBasic extends KnnModel {
  override readonly kind = 'KNNBasic';
  protected override readonly needsBaselines = false;

  protected override levelsOf(byX: Csr): KnnLevels {
    return {
      mean: 0,
      x: new Float64Array(byX.rows),
      y: new Float64Array(byX.columns),
      spread: new Float64Array(byX.rows).fill(1),
    };
  }

  protected override fallback(): number {
    return NaN;
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): KNNBasic {
    return new KNNBasic(state.options).remember(state);
  }
}
