import { sampleCorrelation } from 'simple-statistics';
import { rowOrder } from '../data/csr.js';
import type { Id } from '../data/ids.js';
import type { Interactions } from '../data/interactions.js';
import { checkNumber, RecommendError } from '../errors.js';
import type { Recommendation } from '../lists/types.js';
import { frequencyBuckets } from './d2q.js';
import { midRanks } from './mid-ranks.js';
import { WatchFeedback } from './watch-feedback.js';

/** Rows of like running time. */
export interface DurationBucket {
  /** Shortest and longest running time, in seconds. */
  from: number;
  to: number;
  rows: number;
  /** Means over the rows; ratios are taken as 1 at most, as the original's rating did. */
  ratio: number;
  seconds: number;
  rating: number;
}

/** How ratings depend on how long the items last. */
export interface DurationBias {
  /** By rising running time, each of about as many rows; equal running times are in one bucket. */
  buckets: DurationBucket[];
  /** Spearman's rank correlation of rating and running time; `null` where one of them never varies. */
  correlation: number | null;
}

/**
 * Means by fifths of running time. A rating without duration bias has about the same mean in all of
 * them; in the log of the original the mean ratio fell from 79 to 51 %, while minutes rose from 19 to
 * 73.
 *
 * @param data Feedback (its pairs, rated by the clipped ratio), or interactions made from it: any with
 * the columns `runningTime`, `ratio` and `seconds`.
 */
export function durationBias(
  data: WatchFeedback | Interactions,
  { buckets = 5 }: { buckets?: number } = {},
): DurationBias {
  checkNumber('buckets', buckets, { min: 1, max: 1000, integer: true });
  const { values, extra } =
    data instanceof WatchFeedback ? data.interactions({ by: 'item', rating: 'clipped' }) : data;
  const { runningTime, ratio, seconds } = extra;
  if (!runningTime || !ratio || !seconds) {
    throw new RecommendError(
      'invalid-input',
      'durationBias needs the columns runningTime, ratio and seconds: use watchFeedback(...).interactions(...).',
    );
  }
  const bucketOf = frequencyBuckets(runningTime, buckets);
  const { indptr, rows: order } = rowOrder(buckets, bucketOf);
  const found = Array.from({ length: buckets }, (_, bucket): DurationBucket | null => {
    const rows = [...order.subarray(indptr[bucket], indptr[bucket + 1])];
    if (rows.length === 0) return null;
    const times = rows.map((row) => runningTime[row] as number);
    return {
      from: times.reduce((a, b) => Math.min(a, b), Infinity),
      to: times.reduce((a, b) => Math.max(a, b), 0),
      rows: rows.length,
      ratio: meanOf(rows, (row) => Math.min(1, ratio[row] as number)),
      seconds: meanOf(rows, (row) => seconds[row] as number),
      rating: meanOf(rows, (row) => values[row] as number),
    };
  });
  return {
    buckets: found.filter((bucket) => bucket !== null),
    correlation: rankCorrelation(values, runningTime),
  };
}

/** How much longer or shorter than the catalogue the recommended items are. */
export interface ListDurationBias {
  /** Mean seconds of the items on the lists, each as often as it is there. */
  recommended: number;
  /** Mean seconds of the catalogue. */
  catalogue: number;
  /** `recommended / catalogue`: 1 is no bias, 0.5 half as long. */
  ratio: number;
  /**
   * Mean over the lists of Spearman's rank correlation of score and running time within the list;
   * `null` where no list varies in both.
   */
  correlation: number | null;
  /** Items on the lists whose running time is not known; they are left out. */
  unknown: number;
}

/**
 * Duration bias of top lists.
 *
 * @param lists One list a user, as `recommend` gives them.
 * @param runningTimes Seconds of each item of the catalogue, as `WatchFeedback.runningTimes` gives.
 * @throws RecommendError `invalid-input` if no listed item has a running time.
 */
export function listDurationBias(
  lists: Iterable<readonly Recommendation[]>,
  runningTimes: ReadonlyMap<Id, number>,
): ListDurationBias {
  const all: number[] = [];
  const correlations: number[] = [];
  let unknown = 0;
  for (const list of lists) {
    const known = list.filter(({ item }) => runningTimes.has(item));
    unknown += list.length - known.length;
    const times = Float64Array.from(known, ({ item }) => runningTimes.get(item) as number);
    for (const seconds of times) all.push(seconds);
    const rank = rankCorrelation(
      Float64Array.from(known, ({ score }) => score),
      times,
    );
    if (rank !== null) correlations.push(rank);
  }
  if (all.length === 0) {
    throw new RecommendError('invalid-input', 'No item on the lists has a known running time.');
  }
  const recommended = meanOf(all, (seconds) => seconds);
  const catalogue = meanOf([...runningTimes.values()], (seconds) => seconds);
  return {
    ...{ recommended, catalogue, unknown },
    ratio: recommended / catalogue,
    correlation: correlations.length === 0 ? null : meanOf(correlations, (rank) => rank),
  };
}

/** Spearman's correlation, ties by mid-rank; `null` if one of the two is all equal. */
function rankCorrelation(a: Float64Array, b: Float64Array): number | null {
  const ranks = [midRanks(a), midRanks(b)] as const;
  if (ranks.some((list) => list.every((rank) => rank === list[0]))) return null;
  return sampleCorrelation([...ranks[0]], [...ranks[1]]);
}

function meanOf(list: readonly number[], value: (x: number) => number): number {
  let sum = 0;
  for (const x of list) sum += value(x);
  return sum / list.length;
}
