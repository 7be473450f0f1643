import { checkNumber } from '../errors.js';
import type { ObjectAggregate } from './aggregate.js';
import { DDSketch } from './dd-sketch.js';
import { StateReader } from './state-reader.js';
import { StateWriter } from './state-writer.js';

/** Options of `quantile`. */
export interface QuantileOptions {
  /** How far, relatively, a result may be from the exact quantile, 0.0001 to 0.5; 0.01. */
  relativeAccuracy?: number;
  /**
   * Most bins of 8 bytes above zero, and as many below; 2,048, which at 0.01 hold numbers of
   * 17 orders of magnitude. Those nearer to zero lose their accuracy.
   */
  maxBins?: number;
}

/**
 * Quantiles of a field's numbers by DDSketch: each within `relativeAccuracy` of the number that stands at
 * floor(q (n - 1)), from 0, in order; null where every one is null.
 *
 * @param q From 0 to 1; several at once give an array in their order.
 *
 * @example
 * query.aggregate({ p: quantile('reqtime', [0.5, 0.99]) }) // row.p: [12.1, 340.5]
 */
export function quantile<Name extends string>(
  field: Name,
  q: number,
  options?: QuantileOptions,
): ObjectAggregate<Name, number | null, DDSketch>;
export function quantile<Name extends string>(
  field: Name,
  q: readonly number[],
  options?: QuantileOptions,
): ObjectAggregate<Name, number[] | null, DDSketch>;
export function quantile<Name extends string>(
  field: Name,
  q: number | readonly number[],
  options: QuantileOptions = {},
): ObjectAggregate<Name, number | number[] | null, DDSketch> {
  const wanted = typeof q === 'number' ? [q] : [...q];
  for (const one of wanted) checkNumber('q', one, { min: 0, max: 1 });
  checkNumber('how many quantiles', wanted.length, { min: 1 });
  const relativeAccuracy = checkNumber('relativeAccuracy', options.relativeAccuracy ?? 0.01, {
    min: 0.0001,
    max: 0.5,
  });
  const maxBins = checkNumber('maxBins', options.maxBins ?? 2048, {
    min: 16,
    max: 2 ** 20,
    integer: true,
  });
  const format = `quantile/1 ${relativeAccuracy} ${maxBins}`;
  const create = (): DDSketch => new DDSketch(relativeAccuracy, maxBins);
  return {
    name: 'quantile',
    parameters: { q: typeof q === 'number' ? q : wanted.join(','), relativeAccuracy, maxBins },
    input: { field, kind: 'number' },
    storage: 'object',
    create,
    add: (state, x) => {
      if (typeof x === 'number' && !Number.isNaN(x)) state.add(x);
      return state;
    },
    merge: (into, from) => {
      into.merge(from);
      return into;
    },
    value: (state) => {
      if (state.count === 0) return null;
      const found = wanted.map((one) => state.quantile(one));
      return typeof q === 'number' ? (found[0] as number) : found;
    },
    encode: (state) => {
      const writer = new StateWriter(format);
      state.write(writer);
      return writer.finish();
    },
    decode: (bytes) => {
      const reader = new StateReader(bytes, format);
      const state = create();
      state.read(reader, maxBins);
      reader.end();
      return state;
    },
  };
}
