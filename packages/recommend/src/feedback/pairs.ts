import type { Views } from './sessions.js';

/** What several views of one item by one user come to. */
export type RewatchPolicy = 'add' | 'max' | 'last';

/** One row for each user and item, in columns. */
export interface Pairs {
  userOf: Int32Array;
  itemOf: Int32Array;
  seconds: Float64Array;
  /** Watched part of the running time; may be above 1. */
  ratio: Float64Array;
  /** Number of views. */
  plays: Float64Array;
  /** 1 where it was watched up to the credits. */
  completed: Float64Array;
  runningTime: Float64Array;
  /** Time of the last view. */
  at: Float64Array;
}

/**
 * One row a pair from views that stand side by side. Who stops at the credits has seen it all: from
 * `runningTime - credits` on the ratio is at least 1.
 *
 * @param runningTimes Seconds of each item.
 * @param credits Below 1 a share of the running time, from 1 on seconds.
 */
export function pairsOf(
  views: Views,
  runningTimes: readonly number[],
  credits: number,
  rewatch: RewatchPolicy,
): Pairs {
  const n = views.userOf.length;
  const pairs: Pairs = {
    ...{ userOf: new Int32Array(n), itemOf: new Int32Array(n) },
    ...{ seconds: new Float64Array(n), ratio: new Float64Array(n), plays: new Float64Array(n) },
    ...{ completed: new Float64Array(n), runningTime: new Float64Array(n) },
    at: new Float64Array(n),
  };
  let last = -1;
  for (let k = 0; k < n; k++) {
    const item = views.itemOf[k] as number;
    const user = views.userOf[k] as number;
    const repeat = last !== -1 && pairs.userOf[last] === user && pairs.itemOf[last] === item;
    if (!repeat) last++;
    pairs.userOf[last] = user;
    pairs.itemOf[last] = item;
    pairs.at[last] = views.at[k] as number;
    pairs.plays[last] = (pairs.plays[last] as number) + 1;
    const before = pairs.seconds[last] as number;
    const now = views.seconds[k] as number;
    pairs.seconds[last] =
      rewatch === 'add' ? before + now : rewatch === 'max' ? Math.max(before, now) : now;
  }
  for (let p = 0; p <= last; p++) {
    const runningTime = runningTimes[pairs.itemOf[p] as number] as number;
    const seconds = pairs.seconds[p] as number;
    const end = runningTime - (credits < 1 ? credits * runningTime : credits);
    // Credits longer than the whole film cannot be meant: then only its end counts.
    const done = seconds >= (end > 0 ? end : runningTime);
    pairs.runningTime[p] = runningTime;
    pairs.completed[p] = done ? 1 : 0;
    pairs.ratio[p] = done ? Math.max(1, seconds / runningTime) : seconds / runningTime;
  }
  return firstPairs(pairs, last + 1);
}

function firstPairs(pairs: Pairs, count: number): Pairs {
  return {
    userOf: pairs.userOf.slice(0, count),
    itemOf: pairs.itemOf.slice(0, count),
    seconds: pairs.seconds.slice(0, count),
    ratio: pairs.ratio.slice(0, count),
    plays: pairs.plays.slice(0, count),
    completed: pairs.completed.slice(0, count),
    runningTime: pairs.runningTime.slice(0, count),
    at: pairs.at.slice(0, count),
  };
}
