import { RecommendError } from '../../errors.js';
import { savedArray, savedCsr } from '../../save/saved-array.js';
import type { SavedArray, SavedState } from '../../save/saved-state.js';
import { DenseWeights, SparseWeights, type ItemWeights } from './weights.js';

/** The arrays of weights as they are saved: float32, all of them or by rows. */
export function savedWeights(weights: ItemWeights): Record<string, SavedArray> {
  if (weights instanceof DenseWeights) return { weights: weights.values };
  if (!(weights instanceof SparseWeights)) return {};
  const { indptr, indices, values } = weights.rows;
  return {
    'weights.indptr': indptr,
    'weights.indices': indices,
    'weights.values': Float32Array.from(values),
  };
}

/** @throws RecommendError `invalid-model` if the arrays do not fit each other. */
export function restoredWeights(state: SavedState): {
  kept: Int32Array<ArrayBuffer>;
  weights: ItemWeights;
} {
  const kept = Int32Array.from(savedArray(state, 'kept', Int32Array));
  const size = kept.length;
  const wrong = kept.some((item, n) => item <= (kept[n - 1] ?? -1) || item >= state.items.length);
  if (wrong) {
    throw new RecommendError('invalid-model', 'The saved EASE keeps items that it does not have.');
  }
  if (state.arrays.weights) {
    const values = savedArray(state, 'weights', Float32Array, size * size);
    return { kept, weights: new DenseWeights(size, values) };
  }
  const values = Float64Array.from(savedArray(state, 'weights.values', Float32Array));
  const arrays = { ...state.arrays, 'weights.values': values };
  const rows = savedCsr({ ...state, arrays }, 'weights', size, size);
  return { kept, weights: new SparseWeights(rows) };
}
