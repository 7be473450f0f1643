import { ColdItems } from '../cold/cold-items.js';
import { ContinueWatching } from '../implicit/continue-watching.js';
import { SeriesProgress } from '../features/series-progress.js';
import { Recency } from '../features/recency.js';
import { Interest } from '../features/interest.js';
import { EpisodeCount } from '../features/episode-count.js';
import { Blend } from '../implicit/blend.js';
import { BPR } from '../implicit/bpr.js';
import { ItemKNN } from '../implicit/item-knn.js';
import { Popularity } from '../implicit/popularity.js';
import type { Recommender } from '../models/recommender.js';
import { readModel, type LoadOptions, type ModelKinds } from './read-model.js';

/** Every kind of model of this package. */
export const MODEL_KINDS: ModelKinds = {
  Blend,
  EpisodeCount,
  Interest,
  Recency,
  SeriesProgress,
  ContinueWatching,
  ColdItems,
  BPR,
  ItemKNN,
  Popularity,
};

/**
 * The model of bytes from `saveModel`. Everything is checked before it is used, nothing is evaluated,
 * and no number of the file asks for memory that the file does not have.
 *
 * @throws RecommendError `invalid-model` for bytes of another kind or a newer version, cut or changed.
 */
export function loadModel(bytes: Uint8Array, options: LoadOptions = {}): Recommender {
  return readModel(bytes, MODEL_KINDS, options);
}
