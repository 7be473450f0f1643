import type { Csr } from '../../data/csr.js';
import type { Interactions } from '../../data/interactions.js';
import { checkNumber, RecommendError } from '../../errors.js';
import { RatingModel } from '../../models/rating-model.js';
import { savedArray } from '../../save/saved-array.js';
import {
  randomStateOf,
  type RandomState,
  type RandomStateLike,
} from '../../random/random-state.js';
import type { SavedState } from '../../save/saved-state.js';
import type { Steps } from '../../work.js';
import {
  clusterLevels,
  moveItems,
  moveUsers,
  type ClusterLevels,
  type Clusters,
} from './co-clustering-levels.js';
import { rowMeans } from '../knn/knn-means.js';

/** Options of `CoClustering`: Surprise's, with its defaults. */
export interface CoClusteringOptions {
  /** Clusters of users; 3 by default. */
  nCltrU?: number | undefined;
  /** Clusters of items; 3 by default. */
  nCltrI?: number | undefined;
  /** 20 by default. */
  nEpochs?: number | undefined;
  /** Seed of the first clusters. */
  randomState?: RandomStateLike;
}

/**
 * Users and items in clusters; an estimate is the co-cluster's mean, and how far the user and the
 * item are from their clusters' means (George and Merugu 2005): Surprise's `CoClustering`, draw by
 * draw. Surprise cuts off what a rating has after the point; here halves count.
 * Fit O(nEpochs × (nCltrU + nCltrI) × rows), an estimate O(1).
 */
export class CoClustering extends RatingModel {
  override readonly kind = 'CoClustering';
  readonly options: CoClusteringOptions;
  #clusters: Clusters | null = null;
  #levels: ClusterLevels | null = null;

  constructor(options: CoClusteringOptions = {}) {
    super();
    checkNumber('nCltrU', options.nCltrU ?? 3, { min: 1, max: 65_535, integer: true });
    checkNumber('nCltrI', options.nCltrI ?? 3, { min: 1, max: 65_535, integer: true });
    checkNumber('nEpochs', options.nEpochs ?? 20, { min: 0, integer: true });
    this.options = options;
  }

  protected override *learn(data: Interactions): Steps {
    const { nCltrU = 3, nCltrI = 3, nEpochs = 20, randomState } = this.options;
    const random = randomStateOf(randomState);
    const byUser: Csr = data.byUser();
    const byItem: Csr = data.byItem();
    const clusters: Clusters = {
      ofUser: drawClusters(random, nCltrU, data.users.size),
      ofItem: drawClusters(random, nCltrI, data.items.size),
      userMeans: rowMeans(byUser, data.mean),
      itemMeans: rowMeans(byItem, data.mean),
    };
    for (let done = 1; done <= nEpochs; done++) {
      const levels = clusterLevels(byUser, clusters, nCltrU, nCltrI, data.mean);
      moveUsers(byUser, clusters, levels);
      moveItems(byItem, clusters, levels);
      yield { done, total: nEpochs, unit: 'epoch' };
    }
    this.#clusters = clusters;
    this.#levels = clusterLevels(byUser, clusters, nCltrU, nCltrI, data.mean);
  }

  /** For an unknown user or item the mean of all ratings, as in Surprise. */
  override estimate(user: number, item: number): number {
    const clusters = this.#clusters;
    const levels = this.#levels;
    if (!clusters || !levels || user < 0 || item < 0) return this.mean;
    const ofUser = clusters.ofUser[user] as number;
    const ofItem = clusters.ofItem[item] as number;
    const pair = levels.pairs[ofUser * levels.items.length + ofItem] as number;
    return (
      pair +
      ((clusters.userMeans[user] as number) - (levels.users[ofUser] as number)) +
      ((clusters.itemMeans[item] as number) - (levels.items[ofItem] as number))
    );
  }

  protected override savedFields(): Pick<SavedState, 'options' | 'arrays'> {
    const { randomState, ...rest } = this.options;
    const seed = typeof randomState === 'number' ? randomState : undefined;
    return {
      options: { ...rest, randomState: seed },
      arrays: { ...this.#clusters, ...this.#levels },
    };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): CoClustering {
    const model = new CoClustering(state.options);
    const { nCltrU = 3, nCltrI = 3 } = model.options;
    const [users, items] = [state.users.length, state.items.length];
    model.#clusters = {
      ofUser: savedClusters(state, 'ofUser', users, nCltrU),
      ofItem: savedClusters(state, 'ofItem', items, nCltrI),
      userMeans: savedArray(state, 'userMeans', Float64Array, users),
      itemMeans: savedArray(state, 'itemMeans', Float64Array, items),
    };
    model.#levels = {
      users: savedArray(state, 'users', Float64Array, nCltrU),
      items: savedArray(state, 'items', Float64Array, nCltrI),
      pairs: savedArray(state, 'pairs', Float64Array, nCltrU * nCltrI),
    };
    return model.remember(state);
  }
}

/** A cluster for each, as numpy's `randint(clusters, size=size)` draws it. */
function drawClusters(random: RandomState, clusters: number, size: number): Int32Array {
  return Int32Array.from({ length: size }, () => random.below(clusters));
}

function savedClusters(
  state: SavedState,
  name: string,
  length: number,
  clusters: number,
): Int32Array {
  const of = savedArray(state, name, Int32Array, length);
  if (of.every((cluster) => cluster >= 0 && cluster < clusters)) return of;
  throw new RecommendError('invalid-model', `The saved ${state.kind} has no cluster of ${name}.`);
}
