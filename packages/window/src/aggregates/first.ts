import type { Scalar } from '../query/field.js';
import type { ObjectAggregate } from './aggregate.js';
import { StateReader } from './state-reader.js';
import { StateWriter } from './state-writer.js';

/** A value and when it was: what `first` and `last` keep. */
export interface Dated {
  time: number;
  /** null: none yet. */
  value: Scalar;
}

/** A field's value, not null, at the least event time; of several at that time the one that arrived first. */
export function first<Name extends string>(field: Name): ObjectAggregate<Name, Scalar, Dated> {
  return dated('first', field, (time, kept) => time < kept);
}

/** `first` and `last` but for which of two wins. */
export function dated<Name extends string>(
  name: string,
  field: Name,
  wins: (time: number, kept: number) => boolean,
): ObjectAggregate<Name, Scalar, Dated> {
  const format = `${name}/1`;
  return {
    name,
    parameters: {},
    input: { field, kind: 'value' },
    storage: 'object',
    create: () => ({ time: 0, value: null }),
    add: (state, x, time) => {
      if (!Number.isNaN(x) && (state.value === null || wins(time, state.time))) {
        state.time = time;
        state.value = x;
      }
      return state;
    },
    merge: (into, from) => {
      if (into.value === null || (from.value !== null && wins(from.time, into.time))) {
        into.time = from.time;
        into.value = from.value;
      }
      return into;
    },
    value: (state) => state.value,
    encode: (state) => new StateWriter(format).float(state.time).value(state.value).finish(),
    decode: (bytes) => {
      const reader = new StateReader(bytes, format);
      const state = { time: reader.float(), value: reader.value() };
      reader.check(!Number.isNaN(state.time), 'its time is none');
      reader.end();
      return state;
    },
  };
}
