import type { SlotAggregate } from './aggregate.js';
import { variance } from './variance.js';
import type { VarianceOptions } from './variance.js';

/** The standard deviation of a field's numbers, the root of `variance`: `STDDEV_SAMP` or `STDDEV_POP`. */
export function stddev<Name extends string>(
  field: Name,
  options: VarianceOptions = {},
): SlotAggregate<Name, number | null> {
  const squared = variance(field, options);
  return {
    ...squared,
    name: 'stddev',
    value: (state, at) => {
      const value = squared.value(state, at);
      return value === null ? null : Math.sqrt(value);
    },
  };
}
