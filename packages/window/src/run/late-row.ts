import type { Scalar } from '../query/field.js';
import type { Plan } from '../query/plan.js';
import type { EventBatch } from '../rows/event-batch.js';
import { decodeKey } from '../rows/key-codec.js';

/** A row that came too late for every window of its: its time, its group and what aggregates read of it. */
export type LateRow = Readonly<Record<string, Scalar>> & { readonly time: number };

/** Row `index` of a batch as an object. */
export function lateRow(plan: Plan, batch: EventBatch, index: number): LateRow {
  const row: Record<string, Scalar> & { time: number } = { time: batch.time[index] as number };
  plan.inputs.forEach(({ field, kind }, column) => {
    // A column of presences does not hold the values.
    if (kind === 'presence') return;
    const value = batch.inputs[column]?.[index] ?? null;
    row[field] = Number.isNaN(value) ? null : value;
  });
  const begin = index === 0 ? 0 : (batch.keyEnd[index - 1] as number);
  const parts = decodeKey(batch.keys, begin, batch.keyEnd[index] as number);
  plan.groupBy.forEach((name, part) => (row[name] = parts[part] ?? null));
  return row;
}
