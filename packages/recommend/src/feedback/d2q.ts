import { kaplanMeierQuantiles } from './kaplan-meier.js';
import { midRanks } from './mid-ranks.js';

/** How a completed play counts for `d2q`. */
export type CensoredPolicy = 'top' | 'kaplan-meier' | 'none';

/** What `durationQuantiles` looks at, a number a row. */
export interface WatchTimes {
  seconds: Float64Array;
  runningTime: Float64Array;
  /** 1 where the play was completed. */
  completed: Float64Array;
}

/**
 * Duration-deconfounded quantiles (D2Q; Zhan et al., KDD'22): rows are put in buckets of like running
 * time, and each gets the quantile of its watch time among its bucket's, so that a long film is not
 * preferred for being long, nor a short clip for being soon over. From 0 to 1, ties share the middle
 * of their ranks; the mean of each bucket is 1/2. O(n log n).
 *
 * A completed play is cut off by the end (CWM; KDD'24): what its viewer would have watched is not
 * known. `'top'` puts all completed plays of a bucket on one place above the others;
 * `'kaplan-meier'` estimates the distribution with completed plays censored at the running time, and
 * gives them the expected quantile beyond it; `'none'` takes the seconds as they are.
 */
export function durationQuantiles(
  { seconds, runningTime, completed }: WatchTimes,
  buckets: number,
  censored: CensoredPolicy,
): Float64Array {
  const bucketOf = frequencyBuckets(runningTime, buckets);
  const members: number[][] = Array.from({ length: buckets }, () => []);
  for (const [row, bucket] of bucketOf.entries()) members[bucket]?.push(row);
  const quantiles = new Float64Array(seconds.length);
  for (const rows of members) {
    const times = Float64Array.from(rows, (row) => {
      const watched = seconds[row] as number;
      if (censored === 'none' || completed[row] === 0) return watched;
      return censored === 'top' ? Number.MAX_VALUE : Math.min(watched, runningTime[row] as number);
    });
    const ranked =
      censored === 'kaplan-meier'
        ? kaplanMeierQuantiles(
            times,
            Uint8Array.from(rows, (row) => (completed[row] === 0 ? 0 : 1)),
          )
        : midRanks(times);
    for (const [k, row] of rows.entries()) quantiles[row] = ranked[k] as number;
  }
  return quantiles;
}

/**
 * The bucket of each value, from 0, so that buckets hold about as many rows each; equal values are
 * in one bucket: that of the middle of their ranks. Some buckets may be empty.
 */
export function frequencyBuckets(values: Float64Array, buckets: number): Int32Array {
  const ranks = midRanks(values);
  return Int32Array.from(ranks, (rank) => Math.min(buckets - 1, Math.floor(rank * buckets)));
}
