import { count } from '../src/aggregates/count.js';
import { monoid } from '../src/aggregates/monoid.js';
import { sum } from '../src/aggregates/sum.js';
import type { Aggregate, AggregateInput } from '../src/aggregates/aggregate.js';
import type { Plan } from '../src/query/plan.js';
import type { Scalar } from '../src/query/field.js';
import type { EventBatch } from '../src/rows/event-batch.js';
import { decodeKey, encodeKey, hashBytes } from '../src/rows/key-codec.js';
import type { RowColumns } from '../src/rows/row-columns.js';

/** A row for an engine: key, event time in milliseconds (null: none), value. */
export type Row = readonly [key: string, time: number | null, value?: Scalar, gap?: number];

/** A row that an engine gave: key, start, end, values. */
export type Result = [key: string | null, start: number, end: number, ...values: unknown[]];

/** The values as text, in the order in which they came: `+1+2`. */
export const concat = monoid<'value', string, string>({
  name: 'concat',
  field: 'value',
  empty: () => '',
  add: (state, x) => `${state}+${String(x)}`,
  merge: (into, from) => into + from,
  value: (state) => state,
});

export const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  count: count(),
  sum: sum('value'),
  concat: concat as Aggregate,
};

/** What of a plan a test says; the rest is what the query builder takes where nothing is said. */
export type PlanParts = Partial<Omit<Plan, 'aggregates' | 'watermark'>> &
  Pick<Plan, 'dialect' | 'window'> & {
    readonly delay?: number;
    readonly idleTimeout?: number | null;
    readonly combine?: 'min' | 'max';
    /** Names of AGGREGATES. */
    readonly aggregates?: readonly string[];
  };

export function makePlan(parts: PlanParts): Plan {
  const { delay = 0, idleTimeout = null, combine = 'min', aggregates = ['count'], ...rest } = parts;
  const inputs: AggregateInput[] = [
    { field: 'value', kind: 'number' },
    { field: 'value', kind: 'value' },
    { field: 'gap', kind: 'number' },
  ];
  const all = aggregates.map((name) => ({ name, aggregate: AGGREGATES[name]! }));
  return {
    fields: ['time', 'key', 'value', 'gap'].map((name) => ({
      name,
      path: [name],
      format: { kind: 'scalar' },
    })),
    where: [],
    groupBy: ['key'],
    emit: 'append',
    allowedLateness: 0,
    firing: 'accumulating',
    maxKeys: null,
    ...rest,
    watermark: { delay, idleTimeout, combine },
    aggregates: all,
    inputs,
    inputOf: all.map(({ aggregate }) =>
      inputs.findIndex(
        (input) => aggregate.input?.kind === input.kind && aggregate.input.field === input.field,
      ),
    ),
  };
}

/** Rows as a decoder would give them. */
export function batchOf(rows: readonly Row[], keyed: boolean = true): EventBatch {
  const keys = rows.map(([key]) => encodeKey(keyed ? [key] : []));
  let end = 0;
  return {
    count: rows.length,
    time: Float64Array.from(rows, ([, time]) => time ?? NaN),
    keys: Uint8Array.from(keys.flatMap((key) => [...key])),
    keyEnd: Uint32Array.from(keys, (key) => (end += key.length)),
    hash: Uint32Array.from(keys, (key) => hashBytes(key, 0, key.length)),
    inputs: [
      Float64Array.from(rows, ([, , value]) => (typeof value === 'number' ? value : NaN)),
      rows.map(([, , value]) => value ?? null),
      Float64Array.from(rows, ([, , , gap]) => gap ?? NaN),
    ],
  };
}

/** What an engine gave, row by row; rows that take others back have null for their values. */
export function resultsOf(columns: RowColumns): Result[] {
  return Array.from({ length: columns.count }, (_, i) => {
    const begin = i === 0 ? 0 : columns.keyEnd[i - 1]!;
    const [key = null] = decodeKey(columns.keys, begin, columns.keyEnd[i]!);
    return [
      key as string | null,
      columns.windowStart[i]!,
      columns.windowEnd[i]!,
      ...columns.values.map((column) => (Number.isNaN(column[i]) ? null : column[i])),
    ];
  });
}
