import type { PairSums } from './pair-sums.js';

/** `1 / (mean of squared differences + 1)`: Surprise's `msd`. */
export function msd(minSupport: number): PairSums {
  return {
    width: 2,
    add(sums, rows, values, from, to, value): void {
      for (let k = from; k < to; k++) {
        const at = 2 * (rows[k] as number);
        const apart = value - (values[k] as number);
        sums[at] = (sums[at] as number) + 1;
        sums[at + 1] = (sums[at + 1] as number) + apart * apart;
      }
    },
    result(sums, at): number {
      const count = sums[at] as number;
      return count < minSupport ? 0 : 1 / ((sums[at + 1] as number) / count + 1);
    },
  };
}
