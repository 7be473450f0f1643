import type { SlotAggregate } from './aggregate.js';

/** The greatest of a field's numbers; null where every one is null. -0 counts as 0. */
export function max<Name extends string>(field: Name): SlotAggregate<Name, number | null> {
  const add = (state: Float64Array, at: number, x: number): void => {
    // Also true while the state is NaN, which stands for "none yet"; + 0 makes 0 of -0.
    if (!((state[at] as number) >= x)) state[at] = x + 0;
  };
  return {
    name: 'max',
    parameters: {},
    input: { field, kind: 'number' },
    storage: 'slots',
    slots: 1,
    init: (state, at) => {
      state[at] = NaN;
    },
    add,
    merge: (state, at, from, fromAt) => {
      const x = from[fromAt] as number;
      if (!Number.isNaN(x)) add(state, at, x);
    },
    value: (state, at) => {
      const x = state[at] as number;
      return Number.isNaN(x) ? null : x;
    },
  };
}
