import type { RowBatch } from '../rows/row-batch.js';
import type { KafkaMessage } from './client.js';

/**
 * A result row as a record: the key is JSON of the window and the group, the value JSON of the whole
 * row, members in the order of the query, so that equal keys have equal bytes. A row that takes an
 * earlier one back is a tombstone.
 */
export function rowMessage(rows: RowBatch<unknown>, index: number): KafkaMessage {
  const row = rows.at(index) as Record<string, unknown>;
  const { windowStart, windowEnd } = row;
  const key: Record<string, unknown> = { windowStart, windowEnd };
  for (const name of rows.keyNames) key[name] = row[name];
  const retracted = rows.columns.retracted?.[index] === 1;
  return { key: JSON.stringify(key), value: retracted ? null : JSON.stringify(row) };
}
