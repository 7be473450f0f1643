import { MersenneTwister } from '@nunchi/foundation';
import { WindowError, checkNumber } from '../errors.js';

export interface KMeansOptions {
  /** A whole number from 0 to 2^32 - 1: the same seed, the same clusters. */
  seed?: number;
  /** Fresh starts, of which the best is kept: 10. */
  restarts?: number;
  /** Rounds of Lloyd's algorithm at most, a start: 300. */
  maxIterations?: number;
}

/** Clusters of profiles. */
export interface KMeansResult {
  /** The cluster of each profile. */
  readonly labels: Int32Array;
  /** k rows of as many columns as the profiles have. */
  readonly centroids: Float64Array;
  /** Sum of squared distances of the profiles to their centroids. */
  readonly inertia: number;
  /** Rounds of the start that was kept. */
  readonly iterations: number;
}

/** Profiles, row by row. */
export interface Profiles {
  readonly data: Float64Array;
  readonly columns: number;
}

/**
 * k-means: Lloyd's rounds ("Least Squares Quantization in PCM", 1982) from k-means++ starts (Arthur and
 * Vassilvitskii, SODA 2007; 2 + ln k candidates a centroid, of which the best is taken). A cluster that
 * loses all its profiles takes over the one that is furthest from its centroid. O(rows · k · columns) a
 * round.
 *
 * @param profiles For instance counts by hour of keys, each divided by its sum: then shapes are compared.
 * @param k From 1 to the number of profiles.
 * @throws WindowError `invalid-parameter` for numbers that are not finite or do not fill whole rows.
 */
export function kmeansPlusPlus(
  profiles: Profiles,
  k: number,
  options: KMeansOptions = {},
): KMeansResult {
  const { seed = 0, restarts = 10, maxIterations = 300 } = options;
  const { data, columns } = profiles;
  checkNumber('columns', columns, { min: 1, integer: true });
  if (data.length % columns !== 0 || !data.every(Number.isFinite)) {
    throw new WindowError(
      'invalid-parameter',
      `profiles must be whole rows of ${columns} finite numbers.`,
    );
  }
  checkNumber('k', k, { min: 1, max: data.length / columns, integer: true });
  checkNumber('seed', seed, { min: 0, max: 2 ** 32 - 1, integer: true });
  checkNumber('restarts', restarts, { min: 1, integer: true });
  checkNumber('maxIterations', maxIterations, { min: 1, integer: true });
  const random = new MersenneTwister(seed);
  let best = lloyd(profiles, chooseCentroids(profiles, k, random), maxIterations);
  for (let start = 1; start < restarts; start++) {
    const next = lloyd(profiles, chooseCentroids(profiles, k, random), maxIterations);
    if (next.inertia < best.inertia) best = next;
  }
  return best;
}

/** Squared distance of a profile to a row of `rows`. */
function distance(
  { data, columns }: Profiles,
  row: number,
  rows: Float64Array,
  other: number,
): number {
  let sum = 0;
  const [a, b] = [row * columns, other * columns];
  for (let column = 0; column < columns; column++) {
    const off = (data[a + column] as number) - (rows[b + column] as number);
    sum += off * off;
  }
  return sum;
}

/** k-means++: profiles become centroids with chances by their squared distance to the nearest one. */
function chooseCentroids(profiles: Profiles, k: number, random: MersenneTwister): Float64Array {
  const { data, columns } = profiles;
  const rows = data.length / columns;
  const centroids = new Float64Array(k * columns);
  const take = (row: number, cluster: number): void =>
    centroids.set(data.subarray(row * columns, (row + 1) * columns), cluster * columns);
  take(random.upTo(rows - 1), 0);
  let nearest: Float64Array = Float64Array.from({ length: rows }, (_, row) =>
    distance(profiles, row, centroids, 0),
  );
  const trials = 2 + Math.floor(Math.log(k));
  for (let cluster = 1; cluster < k; cluster++) {
    const total = nearest.reduce((sum, x) => sum + x, 0);
    let best: { row: number; left: number; nearest: Float64Array } | null = null;
    for (let trial = 0; trial < trials; trial++) {
      const row = pick(nearest, random.random() * total);
      let left = 0;
      const after = nearest.map((x, other) => {
        const closer = Math.min(x, distance(profiles, other, data, row));
        left += closer;
        return closer;
      });
      if (best === null || left < best.left) best = { row, left, nearest: after };
    }
    if (best === null) break;
    take(best.row, cluster);
    nearest = best.nearest;
  }
  return centroids;
}

/** The first row where the running sum of weights passes `at`. */
function pick(weights: Float64Array, at: number): number {
  let sum = 0;
  for (let row = 0; row < weights.length; row++) {
    sum += weights[row] as number;
    if (sum > at) return row;
  }
  return weights.length - 1;
}

function lloyd(profiles: Profiles, centroids: Float64Array, maxIterations: number): KMeansResult {
  const rows = profiles.data.length / profiles.columns;
  const labels = new Int32Array(rows).fill(-1);
  const distances = new Float64Array(rows);
  let iterations = 0;
  while (assign(profiles, centroids, labels, distances) && iterations < maxIterations) {
    moveToMeans(profiles, centroids, labels, distances);
    iterations++;
  }
  const inertia = distances.reduce((sum, x) => sum + x, 0);
  return { labels, centroids, inertia, iterations };
}

/** Gives each profile its nearest centroid; says whether any changed. */
function assign(
  profiles: Profiles,
  centroids: Float64Array,
  labels: Int32Array,
  distances: Float64Array,
): boolean {
  const k = centroids.length / profiles.columns;
  let changed = false;
  for (let row = 0; row < labels.length; row++) {
    let [nearest, least] = [0, Infinity];
    for (let cluster = 0; cluster < k; cluster++) {
      const far = distance(profiles, row, centroids, cluster);
      if (far < least) [nearest, least] = [cluster, far];
    }
    if (labels[row] !== nearest) changed = true;
    labels[row] = nearest;
    distances[row] = least;
  }
  return changed;
}

function moveToMeans(
  { data, columns }: Profiles,
  centroids: Float64Array,
  labels: Int32Array,
  distances: Float64Array,
): void {
  const k = centroids.length / columns;
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  for (let cluster = 0; cluster < k; cluster++) {
    if (sizes[cluster] === 0) refound(cluster, labels, distances, sizes);
    // Where all profiles lie on centroids there is nothing to found: it stays where it is.
    if (sizes[cluster] !== 0) centroids.fill(0, cluster * columns, (cluster + 1) * columns);
  }
  labels.forEach((label, row) => {
    const size = sizes[label] as number;
    for (let column = 0; column < columns; column++) {
      const at = label * columns + column;
      centroids[at] = (centroids[at] as number) + (data[row * columns + column] as number) / size;
    }
  });
}

/** Gives an empty cluster the profile furthest from its centroid, of those that do not stand alone. */
function refound(
  cluster: number,
  labels: Int32Array,
  distances: Float64Array,
  sizes: Float64Array,
): void {
  let [furthest, far] = [-1, 0];
  distances.forEach((x, row) => {
    if (x > far && (sizes[labels[row] as number] as number) > 1) [furthest, far] = [row, x];
  });
  if (furthest < 0) return;
  const left = labels[furthest] as number;
  sizes[left] = (sizes[left] as number) - 1;
  sizes[cluster] = 1;
  labels[furthest] = cluster;
  distances[furthest] = 0;
}
