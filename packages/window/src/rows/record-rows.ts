import type { Scalar } from '../query/field.js';
import type { BatchWriter } from './batch-writer.js';
import type { DecodeCounts } from './row-decoder.js';
import { numberOf, readValue, valueAt } from './field-value.js';
import type { RowPlan } from './row-plan.js';

/** Writes rows of parsed records: the plain way, by which all others are measured. */
export class RecordRows {
  readonly #plan: RowPlan;
  readonly #batch: BatchWriter;
  readonly #counts: DecodeCounts;
  readonly #values: Scalar[];

  constructor(plan: RowPlan, batch: BatchWriter, counts: DecodeCounts) {
    this.#plan = plan;
    this.#batch = batch;
    this.#counts = counts;
    this.#values = plan.fields.map(() => null);
  }

  /** Adds a row unless a filter leaves it out. */
  add(record: unknown): void {
    const values = this.#values;
    const { fields, paths, time, key, where, inputs } = this.#plan;
    const batch = this.#batch;
    fields.forEach((field, i) => {
      const value = readValue(field, valueAt(record, paths[field.path] ?? []));
      if (value === undefined) this.#counts.badValues++;
      values[i] = value ?? null;
    });
    if (!where.every((filter) => filter.values.has(values[filter.field] ?? null))) {
      this.#counts.filtered++;
      return;
    }
    for (const field of key) batch.addPart(values[field] ?? null);
    inputs.forEach(({ field, kind }, i) => {
      const column = batch.inputs[i] as Float64Array | Scalar[];
      const value = values[field] ?? null;
      if (kind === 'value') column[batch.count] = value;
      else if (value === null) column[batch.count] = NaN;
      else column[batch.count] = kind === 'presence' ? 1 : numberOf(value);
    });
    const moment = values[time];
    batch.endRow(typeof moment === 'number' ? moment : NaN);
  }
}
