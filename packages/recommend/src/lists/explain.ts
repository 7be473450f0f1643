import type { IdIndex } from '../data/ids.js';
import type { Known } from '../models/recommender.js';
import type { Explanation, History } from './types.js';

/** What a user of the training data has seen, in the model's numbers. No copy is made. */
export function historyOfUser({ seen }: Pick<Known, 'seen'>, user: number): History {
  const begin = seen.indptr[user] as number;
  const end = seen.indptr[user + 1] as number;
  return { items: seen.indices.subarray(begin, end), weights: seen.values.subarray(begin, end) };
}

/**
 * The explanation of a score that is a sum over the history, as that of EASE and ItemKNN is: the
 * strongest parts first, of equal ones the item that comes first.
 *
 * @param items The model's items.
 * @param item Place of the item that is explained.
 * @param contributions What each item of the history adds to the score.
 * @param k How many parts are told at most; `score` is the sum of all of them.
 */
export function explanationOf(
  items: IdIndex,
  item: number,
  history: History,
  contributions: Float64Array,
  k: number,
): Explanation {
  let score = 0;
  for (const part of contributions) score += part;
  const strength = (n: number): number => Math.abs(contributions[n] as number);
  const order = Array.from(contributions, (_, n) => n)
    .filter((n) => strength(n) > 0)
    .sort((a, b) => strength(b) - strength(a) || a - b);
  return {
    item: items.at(item),
    score,
    because: order.slice(0, k).map((n) => ({
      item: items.at(history.items[n] as number),
      contribution: contributions[n] as number,
    })),
  };
}
