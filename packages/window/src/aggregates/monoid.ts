import { WindowError } from '../errors.js';
import type { Scalar } from '../query/field.js';
import type { ObjectAggregate } from './aggregate.js';
import { StateReader } from './state-reader.js';
import { StateWriter } from './state-writer.js';

/** An aggregate of one's own: see `monoid`. */
export interface Monoid<Name extends string, S, V> {
  /** What snapshots know it by: give it another name when its state changes. */
  name: string;
  field: Name;
  /** The state of no rows. */
  empty: () => S;
  /** The state with one value more, changed in place or new; never called with null. */
  add: (state: S, x: Exclude<Scalar, null>, time: number) => S;
  /** Both states as one; must be associative, with `empty()` changing nothing, and leave `from` as it is. */
  merge: (into: S, from: S) => S;
  value: (state: S) => V;
  /** For snapshots, where the state is more than JSON: both or neither. */
  encode?: (state: S) => Uint8Array;
  decode?: (bytes: Uint8Array) => S;
}

/**
 * An aggregate of one's own, by a state with `empty`, `add` and `merge`. Runs embedded only: no engine's
 * SQL knows it.
 *
 * @throws WindowError `invalid-parameter` without a name, or for one of encode and decode alone.
 *
 * @example
 * monoid({ name: 'longest', field: 'title', empty: () => '', value: (s) => s,
 *          add: (s, x) => longer(s, String(x)), merge: longer })
 */
export function monoid<Name extends string, S, V>(
  options: Monoid<Name, S, V>,
): ObjectAggregate<Name, V, S> {
  const { name, field, empty, add, merge, value, encode, decode } = options;
  if (name === '') throw new WindowError('invalid-parameter', 'A monoid needs a name.');
  if ((encode === undefined) !== (decode === undefined)) {
    throw new WindowError(
      'invalid-parameter',
      `The monoid ${name} has only one of encode and decode: give both or neither.`,
    );
  }
  const format = `monoid/1 ${name}`;
  return {
    name: 'monoid',
    parameters: { name },
    input: { field, kind: 'value' },
    storage: 'object',
    create: empty,
    add,
    merge,
    value,
    encode: (state) => {
      const writer = new StateWriter(format);
      return encode === undefined
        ? writer.text(JSON.stringify(state)).finish()
        : writer.bytes(encode(state)).finish();
    },
    decode: (bytes) => {
      const reader = new StateReader(bytes, format);
      const body = reader.bytes();
      reader.end();
      try {
        return decode === undefined
          ? (JSON.parse(new TextDecoder().decode(body)) as S)
          : decode(body);
      } catch (cause) {
        if (cause instanceof WindowError) throw cause;
        throw new WindowError(
          'invalid-snapshot',
          `The saved state of the monoid ${name} cannot be read: restore from a snapshot of this version.`,
          { cause },
        );
      }
    },
  };
}
