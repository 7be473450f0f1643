import type { SlotAggregate } from './aggregate.js';

/** Options of `variance` and `stddev`. */
export interface VarianceOptions {
  /** Divide by n, as SQL's `VAR_POP`, not by n - 1, as `VAR_SAMP`; false. */
  population?: boolean;
}

/**
 * The variance of a field's numbers: SQL's `VAR_SAMP` (null for fewer than two numbers), or `VAR_POP`
 * (null for none). Numerically stable: Welford's recurrence for rows, and for panes and shards the
 * pairwise form of Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing
 * sample variances" (1979). NaN, which a result row shows as null, where a number is infinite.
 */
export function variance<Name extends string>(
  field: Name,
  options: VarianceOptions = {},
): SlotAggregate<Name, number | null> {
  const population = options.population ?? false;
  const least = population ? 1 : 2;
  return {
    name: 'variance',
    parameters: { population },
    input: { field, kind: 'number' },
    storage: 'slots',
    // How many numbers, their mean, the sum of squared distances from it.
    slots: 3,
    init: (state, at) => {
      state[at] = 0;
      state[at + 1] = 0;
      state[at + 2] = 0;
    },
    add: (state, at, x) => {
      const n = (state[at] as number) + 1;
      const mean = state[at + 1] as number;
      const next = mean + (x - mean) / n;
      state[at] = n;
      state[at + 1] = next;
      state[at + 2] = (state[at + 2] as number) + (x - mean) * (x - next);
    },
    merge: (state, at, from, fromAt) => {
      const m = from[fromAt] as number;
      if (m === 0) return;
      const n = state[at] as number;
      const apart = (from[fromAt + 1] as number) - (state[at + 1] as number);
      const share = m / (n + m);
      state[at] = n + m;
      state[at + 1] = (state[at + 1] as number) + apart * share;
      // In this order 0 numbers here make 0, also where the square of a large mean would be infinite.
      const between = apart * n * share * apart;
      state[at + 2] = (state[at + 2] as number) + (from[fromAt + 2] as number) + between;
    },
    value: (state, at) => {
      const n = state[at] as number;
      return n < least ? null : (state[at + 2] as number) / (population ? n : n - 1);
    },
  };
}
