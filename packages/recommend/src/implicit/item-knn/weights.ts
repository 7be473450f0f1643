import type { Csr } from '../../data/csr.js';
import { RecommendError } from '../../errors.js';

/** How the entries of the items × users matrix are weighed before items are compared. */
export type ItemWeighting = 'cosine' | 'tfidf' | 'bm25';

/** Parameters of the weights. */
export interface WeightOptions {
  weighting: ItemWeighting;
  K1: number;
  B: number;
}

/**
 * Weighs the entries of items × users as implicit does: `'cosine'` leaves them, `'tfidf'` gives
 * `sqrt(x) idf(user)`, `'bm25'` gives `x (K1 + 1) / (K1 (1 - B + B l) + x) idf(user)`, where `l` is
 * the item's sum over the mean sum and `idf(user) = ln(items) - ln(1 + items of the user)`: somebody
 * who saw everything tells little about what is alike. O(entries).
 *
 * @throws RecommendError `invalid-input` for entries below 0 where a weight needs none.
 */
export function weighItems(byItem: Csr, { weighting, K1, B }: WeightOptions): Csr {
  if (weighting === 'cosine') return byItem;
  const negative = byItem.values.findIndex((x) => x < 0);
  if (negative !== -1) {
    throw new RecommendError(
      'invalid-input',
      `Weighting ${weighting} needs values from 0, not ${byItem.values[negative]}; take 'cosine' or other values.`,
    );
  }
  const idf = userIdf(byItem);
  const values = new Float64Array(byItem.values.length);
  const sums = rowSums(byItem);
  const mean = sums.reduce((a, b) => a + b, 0) / byItem.rows;
  for (let item = 0; item < byItem.rows; item++) {
    const long = K1 * (1 - B + (B * (sums[item] as number)) / mean);
    for (let n = byItem.indptr[item] as number; n < (byItem.indptr[item + 1] as number); n++) {
      const x = byItem.values[n] as number;
      const weight =
        weighting === 'tfidf' ? Math.sqrt(x) : x === 0 ? 0 : (x * (K1 + 1)) / (long + x);
      values[n] = weight * (idf[byItem.indices[n] as number] as number);
    }
  }
  return { ...byItem, values };
}

function userIdf({ rows, columns, indices }: Csr): Float64Array {
  const counts = new Float64Array(columns);
  for (const user of indices) counts[user] = (counts[user] as number) + 1;
  return counts.map((count) => Math.log(rows) - Math.log1p(count));
}

function rowSums({ rows, indptr, values }: Csr): Float64Array {
  const sums = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let n = indptr[r] as number; n < (indptr[r + 1] as number); n++)
      sum += values[n] as number;
    sums[r] = sum;
  }
  return sums;
}
