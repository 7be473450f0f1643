import type { SlotAggregate } from './aggregate.js';
import { compensatedSum } from './neumaier.js';
import { sum } from './sum.js';

/** The mean of a field's numbers; null where every one is null, as SQL's `AVG`. Summed as `sum` does. */
export function avg<Name extends string>(field: Name): SlotAggregate<Name, number | null> {
  return {
    ...sum(field),
    name: 'avg',
    value: (state, at) => {
      const n = state[at + 2] as number;
      return n === 0 ? null : compensatedSum(state, at) / n;
    },
  };
}
