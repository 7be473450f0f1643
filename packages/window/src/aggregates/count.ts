import type { SlotAggregate } from './aggregate.js';

/**
 * How many rows: SQL's `COUNT(*)`; with a field, how many where it is not null: `COUNT(field)`.
 *
 * @example
 * query.aggregate({ hit: count(), withUser: count('user') })
 */
export function count(): SlotAggregate<never, number>;
export function count<Name extends string>(field: Name): SlotAggregate<Name, number>;
export function count<Name extends string>(field?: Name): SlotAggregate<Name, number> {
  return {
    name: 'count',
    parameters: {},
    input: field === undefined ? null : { field, kind: 'presence' },
    storage: 'slots',
    slots: 1,
    init: (state, at) => {
      state[at] = 0;
    },
    add: (state, at) => {
      state[at] = (state[at] as number) + 1;
    },
    merge: (state, at, from, fromAt) => {
      state[at] = (state[at] as number) + (from[fromAt] as number);
    },
    value: (state, at) => state[at] as number,
  };
}
