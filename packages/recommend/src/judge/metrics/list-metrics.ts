/**
 * Gini index of how often each item is listed, as RecBole: Σ (2 i - n - 1) × count(i) / (n × Σ count)
 * with counts rising and i from 1; items that are on no list count 0. O(n log n).
 */
export function giniOf(counts: Int32Array): number {
  const sorted = counts.slice().sort();
  const n = sorted.length;
  let weighted = 0;
  let sum = 0;
  sorted.forEach((count, i) => {
    weighted += (2 * (i + 1) - n - 1) * count;
    sum += count;
  });
  return sum === 0 ? 0 : weighted / (n * sum);
}

/** Share of the items that are listed at least once. */
export function coverageOf(counts: Int32Array): number {
  return counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) / counts.length;
}

/**
 * Self-information of each item in bits, -log2(users who have it / users) (Zhou et al. 2010); an item
 * that nobody has counts as had by one.
 */
export function selfInformation(popularity: Int32Array, users: number): Float64Array {
  return Float64Array.from(popularity, (count) => Math.log2(users / Math.max(1, count)));
}
