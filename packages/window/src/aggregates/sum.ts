import type { SlotAggregate } from './aggregate.js';
import { addCompensated, compensatedSum } from './neumaier.js';

/**
 * The sum of a field's numbers; null where every one is null, as SQL's `SUM`. Whole numbers are exact
 * up to 2^53; fractions are summed with Neumaier's compensation. A sum of both infinities is NaN,
 * which a result row shows as null.
 */
export function sum<Name extends string>(field: Name): SlotAggregate<Name, number | null> {
  return {
    name: 'sum',
    parameters: {},
    input: { field, kind: 'number' },
    storage: 'slots',
    // The sum, its compensation, how many numbers.
    slots: 3,
    init: (state, at) => {
      state[at] = 0;
      state[at + 1] = 0;
      state[at + 2] = 0;
    },
    add: (state, at, x) => {
      addCompensated(state, at, x);
      state[at + 2] = (state[at + 2] as number) + 1;
    },
    merge: (state, at, from, fromAt) => {
      addCompensated(state, at, from[fromAt] as number);
      state[at + 1] = (state[at + 1] as number) + (from[fromAt + 1] as number);
      state[at + 2] = (state[at + 2] as number) + (from[fromAt + 2] as number);
    },
    value: (state, at) => (state[at + 2] === 0 ? null : compensatedSum(state, at)),
  };
}
