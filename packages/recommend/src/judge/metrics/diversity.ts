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
  return vectors ? denseLikeness(vectors) : sparseLikeness(transpose(model.known.seen));
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

function sparseLikeness({ indptr, indices, columns }: Csr): Likeness {
  const sum = new Float64Array(columns);
  const added: number[] = [];
  return {
    add: (item) => {
      const end = indptr[item + 1] as number;
      const each = 1 / Math.sqrt(end - (indptr[item] as number));
      let dot = 0;
      for (let k = indptr[item] as number; k < end; k++) {
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
    },
  };
}
