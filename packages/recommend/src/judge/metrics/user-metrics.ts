import type { RankingMode, UserMetric } from './ranking-report.js';

/** Where one user's numbers at one k go. */
export interface UserTarget {
  k: number;
  perUser: Record<UserMetric, Float64Array>;
  possible: Float64Array;
}

/** Discounts of places and their sums, made once. */
export interface Discounts {
  gain: Float64Array;
  ideal: Float64Array;
}

/**
 * 1 / log2(place + 2) from place 0, or with `lenskit` 1 / log2(max(place + 1, 2)): Järvelin and
 * Kekäläinen's first form, where the second place counts as much as the first.
 */
export function discountsOf(mode: RankingMode, k: number): Discounts {
  const gain = new Float64Array(k);
  const ideal = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    gain[i] = 1 / Math.log2(mode === 'lenskit' ? Math.max(i + 1, 2) : i + 2);
    ideal[i] = (i === 0 ? 0 : (ideal[i - 1] as number)) + (gain[i] as number);
  }
  return { gain, ideal };
}

/**
 * Numbers of one user's list at each k. RecBole divides precision by k and recall by the test items;
 * implicit's pooled precision is Σ hits / Σ min(k, test items), so a user's is hits / min(k, test
 * items) with that weight; LensKit divides precision by the list's length, recall by min(k, test
 * items), average precision by min(list, test items). O(length of the list).
 *
 * @param hits 1 where the list's item is a test item.
 * @param length How long the list is; it may be shorter than k.
 * @param relevant How many test items the user has.
 * @param items Items of the catalogue with the test's own.
 * @param targets By rising k.
 */
export function judgeUser(
  user: number,
  hits: Uint8Array,
  length: number,
  relevant: number,
  items: number,
  mode: RankingMode,
  { gain, ideal }: Discounts,
  targets: readonly UserTarget[],
): void {
  let found = 0;
  let gained = 0;
  let precisions = 0;
  let first = 0;
  let won = 0;
  let missed = 0;
  let place = 0;
  for (const { k, perUser, possible } of targets) {
    for (; place < Math.min(k, length); place++) {
      if (hits[place] === 1) {
        found++;
        gained += gain[place] as number;
        precisions += found / (place + 1);
        if (first === 0) first = 1 / (place + 1);
      } else {
        won += found;
        missed++;
      }
    }
    const most = Math.min(k, relevant);
    const listed = Math.min(k, length);
    const lenskit = mode === 'lenskit';
    const others = items - relevant;
    const half = ((found + relevant) / 2) * (others - missed);
    possible[user] = most;
    perUser.precision[user] =
      mode === 'implicit' ? found / most : lenskit ? found / Math.max(1, listed) : found / k;
    perUser.recall[user] = found / (lenskit ? most : relevant);
    perUser.ndcg[user] = gained / (ideal[most - 1] as number);
    perUser.map[user] = precisions / (lenskit ? Math.max(1, Math.min(listed, relevant)) : most);
    perUser.mrr[user] = first;
    perUser.hitRate[user] = found > 0 ? 1 : 0;
    // Where all items are test items, there is nothing to win against.
    perUser.auc[user] = others === 0 ? 1 : (won + half) / (relevant * others);
  }
}
