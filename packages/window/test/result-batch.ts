import type { Scalar } from '../src/query/field.js';
import { encodeKey } from '../src/rows/key-codec.js';
import { RowBatch } from '../src/rows/row-batch.js';

/** A result row. */
export interface Given {
  window: [number, number];
  key: Scalar[];
  values: unknown[];
  retracted?: boolean;
}

/** A batch as an engine makes it: a column is of numbers where all of its values are. */
export function batchOf(
  rows: readonly Given[],
  keyNames: readonly string[],
  valueNames: readonly string[],
): RowBatch {
  const keys = rows.map(({ key }) => encodeKey(key));
  let end = 0;
  return new RowBatch(
    {
      count: rows.length,
      windowStart: Float64Array.from(rows, ({ window }) => window[0]),
      windowEnd: Float64Array.from(rows, ({ window }) => window[1]),
      keys: Uint8Array.from(keys.flatMap((key) => [...key])),
      keyEnd: Uint32Array.from(keys, (key) => (end += key.length)),
      values: valueNames.map((_, k) => {
        const column = rows.map(({ values }) => values[k]);
        return column.every((value) => typeof value === 'number')
          ? Float64Array.from(column)
          : column;
      }),
      retracted: rows.some(({ retracted }) => retracted)
        ? Uint8Array.from(rows, ({ retracted }) => Number(retracted ?? false))
        : null,
    },
    keyNames,
    valueNames,
  );
}
