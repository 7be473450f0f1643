import { csrOf, transpose, type Csr } from '../data/csr.js';
import type { Interactions } from '../data/interactions.js';

/**
 * Users × items with one number a pair, columns rising. Rows of one pair are merged two by two in
 * their order. O(n).
 */
export function pairTable(
  { users, items, userOf, itemOf }: Interactions,
  values: Float64Array,
  merge: (a: number, b: number) => number,
): Csr {
  // Twice transposed, a user's items rise, and rows of one item stand side by side in their order.
  const sorted = transpose(transpose(csrOf(users.size, items.size, userOf, itemOf, values)));
  const { indptr, indices } = sorted;
  const ends = new Int32Array(users.size + 1);
  let end = 0;
  for (let user = 0; user < users.size; user++) {
    const begin = end;
    for (let k = indptr[user] as number; k < (indptr[user + 1] as number); k++) {
      const value = sorted.values[k] as number;
      if (end > begin && indices[end - 1] === indices[k]) {
        sorted.values[end - 1] = merge(sorted.values[end - 1] as number, value);
      } else {
        indices[end] = indices[k] as number;
        sorted.values[end++] = value;
      }
    }
    ends[user + 1] = end;
  }
  return {
    rows: users.size,
    columns: items.size,
    indptr: ends,
    indices: indices.slice(0, end),
    values: sorted.values.slice(0, end),
  };
}
