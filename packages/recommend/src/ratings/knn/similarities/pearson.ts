import type { PairSums } from './pair-sums.js';

/** Pearson's correlation over what two rows have in common; 0 where one of them does not vary. */
export function pearson(minSupport: number): PairSums {
  return {
    width: 6,
    add(sums, rows, values, from, to, value): void {
      const square = value * value;
      for (let k = from; k < to; k++) {
        const at = 6 * (rows[k] as number);
        const other = values[k] as number;
        sums[at] = (sums[at] as number) + 1;
        sums[at + 1] = (sums[at + 1] as number) + value * other;
        sums[at + 2] = (sums[at + 2] as number) + square;
        sums[at + 3] = (sums[at + 3] as number) + other * other;
        sums[at + 4] = (sums[at + 4] as number) + value;
        sums[at + 5] = (sums[at + 5] as number) + other;
      }
    },
    result(sums, at): number {
      const count = sums[at] as number;
      if (count < minSupport) return 0;
      const mine = sums[at + 4] as number;
      const others = sums[at + 5] as number;
      const spread = Math.sqrt(
        (count * (sums[at + 2] as number) - mine * mine) *
          (count * (sums[at + 3] as number) - others * others),
      );
      // Rounding can leave a negative spread under the root: NaN is no similarity either.
      return spread > 0 ? (count * (sums[at + 1] as number) - mine * others) / spread : 0;
    },
  };
}
