import { WindowError, checkNumber } from '../errors.js';
import type { Scalar } from '../query/field.js';
import type { ObjectAggregate } from './aggregate.js';
import { HyperLogLog } from './hyperloglog.js';
import { StateReader } from './state-reader.js';
import { StateWriter } from './state-writer.js';
import { ValueHash } from './value-hash.js';

/** Options of `distinct`. */
export interface DistinctOptions {
  /** Registers as a power of two, 4 to 18; 12: 4,096 bytes a key and window, 1.6 % standard error. */
  precision?: number;
  /** Keep every value and count them exactly; false. */
  exact?: boolean;
  /** Most values of a key and window when exact, above which the run fails; 1,000,000. */
  limit?: number;
}

/**
 * How many different values a field has, nulls left out: approximate by HyperLogLog (SQL's
 * `APPROX_COUNT_DISTINCT`), with few values (a quarter of the registers) next to exact and small; or exact
 * (`COUNT(DISTINCT field)`), with memory for every value. `1` and `"1"` are different values.
 *
 * @throws WindowError `too-many-keys` while rows are taken, for more than `limit` values when exact.
 */
export function distinct<Name extends string>(
  field: Name,
  options: DistinctOptions = {},
): ObjectAggregate<Name, number, HyperLogLog> | ObjectAggregate<Name, number, Set<Scalar>> {
  const precision = checkNumber('precision', options.precision ?? 12, {
    min: 4,
    max: 18,
    integer: true,
  });
  const limit = checkNumber('limit', options.limit ?? 1e6, { min: 1, integer: true });
  return options.exact === true ? exactly(field, limit) : approximately(field, precision);
}

function approximately<Name extends string>(
  field: Name,
  precision: number,
): ObjectAggregate<Name, number, HyperLogLog> {
  const hash = new ValueHash();
  const format = 'distinct/1';
  return {
    name: 'distinct',
    parameters: { exact: false, precision },
    input: { field, kind: 'value' },
    storage: 'object',
    create: () => new HyperLogLog(precision),
    add: (state, x) => {
      if (Number.isNaN(x)) return state;
      hash.of(x);
      state.add(hash.high, hash.low);
      return state;
    },
    merge: (into, from) => {
      into.merge(from);
      return into;
    },
    value: (state) => Math.round(state.estimate()),
    encode: (state) => {
      const writer = new StateWriter(format);
      state.write(writer);
      return writer.finish();
    },
    decode: (bytes) => {
      const reader = new StateReader(bytes, format);
      const state = HyperLogLog.read(reader, precision);
      reader.end();
      return state;
    },
  };
}

function exactly<Name extends string>(
  field: Name,
  limit: number,
): ObjectAggregate<Name, number, Set<Scalar>> {
  const format = 'distinct-exact/1';
  const add = (state: Set<Scalar>, x: Scalar): Set<Scalar> => {
    if (!Number.isNaN(x)) state.add(x);
    if (state.size <= limit) return state;
    throw new WindowError(
      'too-many-keys',
      `distinct(${JSON.stringify(field)}) met more than ${limit} values in one window: raise limit, or leave exact out to count them approximately in little memory.`,
    );
  };
  return {
    name: 'distinct',
    parameters: { exact: true, limit },
    input: { field, kind: 'value' },
    storage: 'object',
    create: () => new Set(),
    add,
    merge: (into, from) => {
      from.forEach((x) => add(into, x));
      return into;
    },
    value: (state) => state.size,
    encode: (state) => {
      const writer = new StateWriter(format).uint(state.size);
      state.forEach((x) => writer.value(x));
      return writer.finish();
    },
    decode: (bytes) => {
      const reader = new StateReader(bytes, format);
      const size = reader.length(1);
      const state = new Set<Scalar>();
      for (let i = 0; i < size; i++) state.add(reader.value());
      reader.check(state.size === size && size <= limit, 'values are doubled or too many');
      reader.end();
      return state;
    },
  };
}
