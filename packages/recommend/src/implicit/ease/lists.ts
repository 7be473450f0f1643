import type { Csr } from '../../data/csr.js';
import { topK } from '../../lists/top-k.js';

/** Which lists are wanted, and where they go; see `Recommender.topKInto`. */
export interface EaseLists {
  readonly users: Int32Array;
  readonly k: number;
  /** What is left out; `null` for nothing. */
  readonly seen: Csr | null;
  readonly items: Int32Array;
  readonly scores: Float64Array;
}

/**
 * The lists of many users, some at a time.
 *
 * @param block How many users are scored together.
 * @param scoresOf Scores some users; the result gives the scores of the n-th, which are written over.
 */
export function fillLists(
  { users, k, seen, items, scores }: EaseLists,
  block: number,
  scoresOf: (users: Int32Array) => (n: number) => Float64Array,
): void {
  items.fill(-1);
  scores.fill(0);
  for (let from = 0; from < users.length; from += block) {
    const some = users.subarray(from, from + block);
    const scoresOfOne = scoresOf(some);
    for (let n = 0; n < some.length; n++) {
      const user = some[n] as number;
      const all = scoresOfOne(n);
      const end = seen ? (seen.indptr[user + 1] as number) : 0;
      for (let e = seen ? (seen.indptr[user] as number) : 0; e < end; e++) {
        all[seen?.indices[e] as number] = -Infinity;
      }
      const best = topK(all, k);
      const first = (from + n) * k;
      items.set(best, first);
      for (let place = 0; place < best.length; place++) {
        scores[first + place] = all[best[place] as number] as number;
      }
    }
  }
}
