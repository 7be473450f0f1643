import type { Csr } from '../../data/csr.js';

/** Which cluster each user and each item is in, and their mean ratings. */
export interface Clusters {
  readonly ofUser: Int32Array;
  readonly ofItem: Int32Array;
  readonly userMeans: Float64Array;
  readonly itemMeans: Float64Array;
}

/** Mean ratings of user clusters, of item clusters, and of co-clusters (user clusters × item clusters). */
export interface ClusterLevels {
  readonly users: Float64Array;
  readonly items: Float64Array;
  readonly pairs: Float64Array;
}

/** The means of all clusters; `mean` for an empty one. */
export function clusterLevels(
  byUser: Csr,
  { ofUser, ofItem }: Clusters,
  userClusters: number,
  itemClusters: number,
  mean: number,
): ClusterLevels {
  const sums = new Float64Array(userClusters * itemClusters);
  const counts = new Float64Array(userClusters * itemClusters);
  for (let user = 0; user < byUser.rows; user++) {
    const row = (ofUser[user] as number) * itemClusters;
    for (let k = byUser.indptr[user] as number; k < (byUser.indptr[user + 1] as number); k++) {
      const at = row + (ofItem[byUser.indices[k] as number] as number);
      sums[at] = (sums[at] as number) + (byUser.values[k] as number);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  const over = (places: number, first: number, step: number): number => {
    let sum = 0;
    let count = 0;
    for (let n = 0, at = first; n < places; n++, at += step) {
      sum += sums[at] as number;
      count += counts[at] as number;
    }
    return count === 0 ? mean : sum / count;
  };
  return {
    users: Float64Array.from({ length: userClusters }, (_, c) =>
      over(itemClusters, c * itemClusters, 1),
    ),
    items: Float64Array.from({ length: itemClusters }, (_, c) =>
      over(userClusters, c, itemClusters),
    ),
    pairs: sums.map((_, at) => over(1, at, 1)),
  };
}

/** Moves each user to the cluster with the smallest squared error; of equal ones to the first. */
export function moveUsers(byUser: Csr, clusters: Clusters, levels: ClusterLevels): void {
  const { ofUser, ofItem, userMeans, itemMeans } = clusters;
  const itemClusters = levels.items.length;
  for (let user = 0; user < byUser.rows; user++) {
    const own = userMeans[user] as number;
    const end = byUser.indptr[user + 1] as number;
    let best = 0;
    let least = Infinity;
    for (let cluster = 0; cluster < levels.users.length; cluster++) {
      const level = levels.users[cluster] as number;
      const row = cluster * itemClusters;
      let errors = 0;
      for (let k = byUser.indptr[user] as number; k < end; k++) {
        const item = byUser.indices[k] as number;
        const other = ofItem[item] as number;
        // In Surprise's order of adding: equal errors must be equal to the last bit.
        const above = (levels.pairs[row + other] as number) + own - level;
        const told = above + (itemMeans[item] as number) - (levels.items[other] as number);
        const error = (byUser.values[k] as number) - told;
        errors += error * error;
      }
      if (errors < least) {
        least = errors;
        best = cluster;
      }
    }
    ofUser[user] = best;
  }
}

/** As `moveUsers`, for items. */
export function moveItems(byItem: Csr, clusters: Clusters, levels: ClusterLevels): void {
  const { ofUser, ofItem, userMeans, itemMeans } = clusters;
  const itemClusters = levels.items.length;
  for (let item = 0; item < byItem.rows; item++) {
    const own = itemMeans[item] as number;
    const end = byItem.indptr[item + 1] as number;
    let best = 0;
    let least = Infinity;
    for (let cluster = 0; cluster < itemClusters; cluster++) {
      const level = levels.items[cluster] as number;
      let errors = 0;
      for (let k = byItem.indptr[item] as number; k < end; k++) {
        const user = byItem.indices[k] as number;
        const other = ofUser[user] as number;
        const pair = levels.pairs[other * itemClusters + cluster] as number;
        const above = pair + (userMeans[user] as number) - (levels.users[other] as number);
        const error = (byItem.values[k] as number) - (above + own - level);
        errors += error * error;
      }
      if (errors < least) {
        least = errors;
        best = cluster;
      }
    }
    ofItem[item] = best;
  }
}
