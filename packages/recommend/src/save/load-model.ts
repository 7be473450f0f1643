import { ColdItems } from '../cold/cold-items.js';
import { EpisodeCount } from '../features/episode-count.js';
import { Interest } from '../features/interest.js';
import { Recency } from '../features/recency.js';
import { SeriesProgress } from '../features/series-progress.js';
import { ImplicitALS } from '../implicit/als/implicit-als.js';
import { Blend } from '../blend/blend.js';
import { BPR } from '../implicit/bpr/bpr.js';
import { ContinueWatching } from '../implicit/continue-watching.js';
import { EASE } from '../implicit/ease/ease.js';
import { ItemKNN } from '../implicit/item-knn/item-knn.js';
import { Popularity } from '../implicit/popularity.js';
import { FactorModel } from '../models/factor-model.js';
import type { Recommender } from '../models/recommender.js';
import { BaselineOnly } from '../ratings/baseline-only.js';
import { CoClustering } from '../ratings/co-clustering/co-clustering.js';
import { KNNBaseline } from '../ratings/knn/knn-baseline.js';
import { KNNBasic } from '../ratings/knn/knn-basic.js';
import { KNNWithMeans } from '../ratings/knn/knn-with-means.js';
import { KNNWithZScore } from '../ratings/knn/knn-with-z-score.js';
import { NMF } from '../ratings/nmf/nmf.js';
import { NormalPredictor } from '../ratings/normal-predictor.js';
import { PMF } from '../ratings/svd/pmf.js';
import { SlopeOne } from '../ratings/slope-one.js';
import { SVD } from '../ratings/svd/svd.js';
import { SVDpp } from '../ratings/svd/svdpp.js';
import { readModel, type LoadOptions, type ModelKinds } from './read-model.js';

/** Every kind of model of this package. */
export const MODEL_KINDS: ModelKinds = {
  ...{ BaselineOnly, CoClustering, NormalPredictor, SlopeOne },
  ...{ KNNBaseline, KNNBasic, KNNWithMeans, KNNWithZScore },
  ...{ NMF, PMF, SVD, SVDpp },
  ...{ BPR, EASE, ImplicitALS, ItemKNN, FactorModel },
  ...{ ContinueWatching, EpisodeCount, Interest, Popularity, Recency, SeriesProgress },
  ...{ Blend, ColdItems },
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
