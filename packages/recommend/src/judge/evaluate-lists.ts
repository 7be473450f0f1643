import { topK } from '../lists/top-k.js';
import type { Recommender } from '../models/recommender.js';

/** The lists of one block: user `u`'s begins at `u × k`, -1 where it is shorter. */
export interface BlockLists {
  items: Int32Array;
  scores: Float64Array;
}

/** Makes the lists of blocks of users into arrays that are used again for the next block. */
export function blockLister(
  model: Recommender,
  k: number,
  seen: 'filter' | 'allow' | 'only',
  candidates: Uint8Array | null,
  block: number,
): (users: Int32Array) => BlockLists {
  const lists = { items: new Int32Array(block * k), scores: new Float64Array(block * k) };
  if (model.topKInto && seen !== 'only' && !candidates) {
    return (users) => {
      // The last block has fewer users.
      const items = lists.items.subarray(0, users.length * k);
      const scores = lists.scores.subarray(0, users.length * k);
      model.topKInto?.(users, k, seen === 'filter', items, scores);
      return { items, scores };
    };
  }
  const { items, seen: history } = model.known;
  const scores = new Float64Array(items.size);
  const kept = new Float64Array(items.size).fill(-Infinity);
  return (users) => {
    for (let u = 0; u < users.length; u++) {
      const place = users[u] as number;
      const own = history.indices.subarray(history.indptr[place], history.indptr[place + 1]);
      model.scoreInto(place, scores);
      // What scores -Infinity is never chosen.
      if (seen === 'filter') for (const item of own) scores[item] = -Infinity;
      if (seen === 'only') for (const item of own) kept[item] = scores[item] as number;
      const from = seen === 'only' ? kept : scores;
      const best = topK(from, k, candidates);
      lists.items.fill(-1, u * k, (u + 1) * k);
      lists.items.set(best, u * k);
      for (let i = 0; i < best.length; i++)
        lists.scores[u * k + i] = from[best[i] as number] as number;
      if (seen === 'only') for (const item of own) kept[item] = -Infinity;
    }
    return lists;
  };
}
