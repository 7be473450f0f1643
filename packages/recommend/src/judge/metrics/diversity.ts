import { transpose, type Csr } from '../../data/csr.js';
import type { Recommender, Vectors } from '../../models/recommender.js';

/** Adds listed items one by one, and tells how alike they are. */
export interface Likeness {
  /** Sum of the cosines of an item to those added since `clear`; then it is one of them. */
  add(item: number): number;
  clear(): void;
}

/**
 * Likeness of a model's items: cosine of its item vectors or, where it has none, of who has seen them
 * (co-occurrence). Items already added are kept as one sum of unit vectors, so that all pairs of a
 * list cost O(list × length), not O(list² × length).
 */
export function likenessOf(model: Recommender): Likeness {
  const vectors = model.itemVectors();
  return vectors ? denseLikeness(vectors) : sparseLikeness(model.known.seen);
}

function denseLikeness({ length, count, data }: Vectors): Likeness {
  const norms = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let square = 0;
    for (let f = 0; f < length; f++) square += (data[i * length + f] as number) ** 2;
    norms[i] = Math.sqrt(square);
  }
  const sum = new Float64Array(length);
  return {
    add: (item) => {
      const norm = norms[item] as number;
      if (norm === 0) return 0;
      let dot = 0;
      const from = item * length;
      for (let f = 0; f < length; f++) {
        const x = (data[from + f] as number) / norm;
        dot += x * (sum[f] as number);
        sum[f] = (sum[f] as number) + x;
      }
      return dot;
    },
    clear: () => void sum.fill(0),
  };
}

/** How often an item is listed until its cosines to all items are kept, and by how many it is seen. */
const OFTEN = 16;
const WIDELY = 64;
/** Numbers that the kept cosines may take together: 32 MB. */
const ROOM = 4e6;

/**
 * Unit vectors over users. What everybody is given everybody has seen, so that its vector is long: such
 * items get their cosines to all items once, and are looked up from then on.
 */
function sparseLikeness(seen: Csr): Likeness {
  const { indptr, indices } = transpose(seen);
  const viewers = (item: number): number => (indptr[item + 1] as number) - (indptr[item] as number);
  const times = new Int32Array(seen.columns);
  const cosines = new Map<number, Float64Array>();
  const most = Math.floor(ROOM / seen.columns);
  const cosinesTo = (item: number): Float64Array | undefined => {
    const kept = cosines.get(item);
    times[item] = (times[item] as number) + 1;
    if (kept || times[item] !== OFTEN || viewers(item) < WIDELY || cosines.size >= most)
      return kept;
    const all = new Float64Array(seen.columns);
    for (let k = indptr[item] as number; k < (indptr[item + 1] as number); k++) {
      const user = indices[k] as number;
      for (let n = seen.indptr[user] as number; n < (seen.indptr[user + 1] as number); n++) {
        const other = seen.indices[n] as number;
        all[other] = (all[other] as number) + 1;
      }
    }
    for (let other = 0; other < all.length; other++) {
      const shared = all[other] as number;
      if (shared > 0) all[other] = shared / Math.sqrt(viewers(item) * viewers(other));
    }
    cosines.set(item, all);
    return all;
  };

  /** Items of the list whose cosines are kept. */
  const known: Float64Array[] = [];
  /** The others, and the sum of their vectors. */
  const added: number[] = [];
  const sum = new Float64Array(seen.rows);
  return {
    add: (item) => {
      let dot = 0;
      for (const others of known) dot += others[item] as number;
      const own = cosinesTo(item);
      if (own) {
        for (const other of added) dot += own[other] as number;
        known.push(own);
        return dot;
      }
      const each = 1 / Math.sqrt(viewers(item));
      for (let k = indptr[item] as number; k < (indptr[item + 1] as number); k++) {
        const user = indices[k] as number;
        dot += each * (sum[user] as number);
        sum[user] = (sum[user] as number) + each;
      }
      added.push(item);
      return dot;
    },
    clear: () => {
      for (const item of added) {
        for (let k = indptr[item] as number; k < (indptr[item + 1] as number); k++) {
          sum[indices[k] as number] = 0;
        }
      }
      added.length = 0;
      known.length = 0;
    },
  };
}
