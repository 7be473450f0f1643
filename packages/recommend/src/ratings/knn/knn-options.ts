import { checkNumber } from '../../errors.js';
import { checkBaselineOptions, type BaselineOptions } from '../baselines.js';
import { checkSimOptions, type SimOptions } from './similarities/sim-options.js';
import { MAX_SIMILARITY_SIZE } from './similarities/square.js';

/** Options of the neighbour models: Surprise's, with its defaults. */
export interface KnnOptions {
  /** The most neighbours that count; 40 by default. */
  k?: number | undefined;
  /** The fewest; with less, the answer is the one without neighbours. 1 by default. */
  minK?: number | undefined;
  simOptions?: SimOptions | undefined;
  /** For `KNNBaseline` and the similarity `pearson_baseline`. */
  bslOptions?: BaselineOptions | undefined;
  /** The most users (or items) that are compared: size² × 8 bytes. 20,000 by default. */
  maxSimilaritySize?: number | undefined;
}

/** @throws RecommendError `invalid-parameter` for an option that cannot be. */
export function checkKnnOptions(options: KnnOptions): void {
  checkNumber('k', options.k ?? 40, { min: 1, integer: true });
  checkNumber('minK', options.minK ?? 1, { min: 0, integer: true });
  checkNumber('maxSimilaritySize', options.maxSimilaritySize ?? MAX_SIMILARITY_SIZE, { min: 1 });
  checkSimOptions(options.simOptions ?? {});
  checkBaselineOptions(options.bslOptions ?? {});
}
