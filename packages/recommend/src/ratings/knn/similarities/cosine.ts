import type { PairSums } from './pair-sums.js';

/**
 * Cosine over what two rows have in common: Surprise's `cosine`, and with ratings less their
 * baselines its `pearson_baseline`, which holds the cosine of n common ratings to 0:
 * `(n - 1) / (n - 1 + shrinkage)`. A row of zeros is like no other (Surprise: NaN).
 */
export function cosine(minSupport: number, shrinkage: number | null = null): PairSums {
  return {
    width: 4,
    add(sums, rows, values, from, to, value): void {
      const square = value * value;
      for (let k = from; k < to; k++) {
        const at = 4 * (rows[k] as number);
        const other = values[k] as number;
        sums[at] = (sums[at] as number) + 1;
        sums[at + 1] = (sums[at + 1] as number) + value * other;
        sums[at + 2] = (sums[at + 2] as number) + square;
        sums[at + 3] = (sums[at + 3] as number) + other * other;
      }
    },
    result(sums, at): number {
      const count = sums[at] as number;
      if (count < minSupport) return 0;
      const lengths = Math.sqrt((sums[at + 2] as number) * (sums[at + 3] as number));
      const value = lengths === 0 ? 0 : (sums[at + 1] as number) / lengths;
      if (shrinkage === null) return value;
      // One rating in common tells nothing, also where nothing is shrunk (Surprise: 0 / 0).
      return count === 1 ? 0 : value * ((count - 1) / (count - 1 + shrinkage));
    },
  };
}
