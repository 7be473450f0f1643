import { checkNumber } from '../errors.js';
import { SpaceSaving } from '../hot/space-saving.js';
import type { ObjectAggregate } from './aggregate.js';
import { StateReader } from './state-reader.js';
import { StateWriter } from './state-writer.js';

/** Options of `topK`. */
export interface TopKOptions {
  /** Counters of a key and window; ten times k, at least 100. Up to so many values are counted exactly. */
  capacity?: number;
}

/** A frequent value: `count - error <= the true count <= count`. */
export interface Frequent {
  value: string | number | boolean;
  count: number;
  error: number;
}

/**
 * The k most frequent values of a field, nulls left out, by SpaceSaving: most frequent first, of equal
 * counts the surer first.
 *
 * @example
 * query.aggregate({ songs: topK('title', 3) }) // row.songs: [{ value: 'A', count: 12, error: 0 }, …]
 */
export function topK<Name extends string>(
  field: Name,
  k: number,
  options: TopKOptions = {},
): ObjectAggregate<Name, Frequent[], SpaceSaving> {
  checkNumber('k', k, { min: 1, max: 2 ** 20, integer: true });
  const capacity = checkNumber('capacity', options.capacity ?? Math.max(100, 10 * k), {
    min: k,
    max: 2 ** 24,
    integer: true,
  });
  const format = 'topK/1';
  return {
    name: 'topK',
    parameters: { k, capacity },
    input: { field, kind: 'value' },
    storage: 'object',
    create: () => new SpaceSaving(capacity),
    add: (state, x) => {
      if (!Number.isNaN(x)) state.add(x);
      return state;
    },
    merge: (into, from) => {
      into.merge(from);
      return into;
    },
    value: (state) => state.top(k).map(({ key, count, error }) => ({ value: key, count, error })),
    encode: (state) => {
      const writer = new StateWriter(format);
      state.write(writer);
      return writer.finish();
    },
    decode: (bytes) => {
      const reader = new StateReader(bytes, format);
      const state = SpaceSaving.read(reader, capacity);
      reader.end();
      return state;
    },
  };
}
