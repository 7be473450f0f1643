import { topK } from '../lists/top-k.js';
import type { RankTask } from './top-k.js';

/** What ranks where there is no WebAssembly SIMD: the kernel's twin, equal to the last bit. */
export class PlainRanker {
  readonly #items: Float32Array;
  readonly #factors: number;

  constructor(items: Float32Array, factors: number) {
    this.#items = items;
    this.#factors = factors;
  }

  topKInto({ vectors, users, k, seen, items, scores }: RankTask): void {
    const all = new Float64Array(this.#items.length / this.#factors);
    for (let n = 0; n < users.length; n++) {
      const user = users[n] as number;
      this.scoreInto(vectors, user, all);
      if (seen) {
        const end = seen.indptr[user + 1] as number;
        for (let at = seen.indptr[user] as number; at < end; at++) {
          all[seen.indices[at] as number] = -Infinity;
        }
      }
      const best = topK(all, k);
      items.set(best, n * k);
      for (let place = 0; place < best.length; place++) {
        scores[n * k + place] = all[best[place] as number] as number;
      }
    }
  }

  scoreInto(vectors: Float32Array, user: number, scores: Float64Array): void {
    const items = this.#items;
    const factors = this.#factors;
    const begin = user * factors;
    for (let item = 0, at = 0; item < scores.length; item++) {
      let sum = 0;
      for (let f = 0; f < factors; f++, at++) {
        sum = Math.fround(
          sum + Math.fround((vectors[begin + f] as number) * (items[at] as number)),
        );
      }
      scores[item] = sum;
    }
  }
}
