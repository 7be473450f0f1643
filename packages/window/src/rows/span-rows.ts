import type { Scalar } from '../query/field.js';
import type { Scanner } from '../scan/scanner.js';
import { LINE_NUMBERS, SPAN_NUMBERS } from '../scan/scanner.js';
import type { BatchWriter } from './batch-writer.js';
import type { DecodeCounts } from './row-decoder.js';
import type { ReadField, RowPlan } from './row-plan.js';
import { SpanValues, isContainer, isPresent } from './span-values.js';

/** Writes rows of what a scanner has found in a line: the same rows as RecordRows writes. */
export class SpanRows {
  readonly #plan: RowPlan;
  readonly #batch: BatchWriter;
  readonly #counts: DecodeCounts;
  readonly #values: SpanValues;
  readonly #records: Uint32Array;
  /** Of each field of this row its kind and where it lies; numbers and times are read already. */
  readonly #kind: Uint8Array;
  readonly #begin: Uint32Array;
  readonly #end: Uint32Array;
  readonly #number: Float64Array;

  constructor(plan: RowPlan, batch: BatchWriter, counts: DecodeCounts, scanner: Scanner) {
    this.#plan = plan;
    this.#batch = batch;
    this.#counts = counts;
    this.#values = new SpanValues(scanner.bytes);
    this.#records = scanner.records;
    const { length } = plan.fields;
    this.#kind = new Uint8Array(length);
    this.#begin = new Uint32Array(length);
    this.#end = new Uint32Array(length);
    this.#number = new Float64Array(length);
  }

  /**
   * Adds the row of a line that is not odd, unless a filter leaves it out.
   *
   * @param record Where the line's record begins.
   * @returns False where the line must be parsed: the text of an object or an array is wanted.
   */
  add(record: number): boolean {
    const { fields, time, key, where, inputs } = this.#plan;
    for (let f = 0; f < fields.length; f++) {
      if (!this.#locate(f, fields[f] as ReadField, record)) return false;
    }
    let bad = 0;
    for (let f = 0; f < fields.length; f++) bad += this.#readNumber(f, fields[f] as ReadField);
    this.#counts.badValues += bad;
    for (let i = 0; i < where.length; i++) {
      const filter = where[i] as RowPlan['where'][number];
      if (filter.values.has(this.#scalar(filter.field))) continue;
      this.#counts.filtered++;
      return true;
    }
    for (let i = 0; i < key.length; i++) this.#addPart(key[i] as number);
    for (let i = 0; i < inputs.length; i++) this.#setInput(i);
    const moment = this.#scalar(time);
    this.#batch.endRow(typeof moment === 'number' ? moment : NaN);
    return true;
  }

  #locate(f: number, { path, format }: ReadField, record: number): boolean {
    const span = record + LINE_NUMBERS + path * SPAN_NUMBERS;
    const begin = this.#records[span] as number;
    const tail = this.#records[span + 1] as number;
    const kind = tail & 15;
    this.#kind[f] = kind;
    this.#begin[f] = begin;
    this.#end[f] = begin + (tail >>> 4);
    return !(isContainer(kind) && format.kind === 'text');
  }

  /** 1 if the value is bad, else 0. */
  #readNumber(f: number, field: ReadField): number {
    if (!isNumeric(field)) return 0;
    const kind = this.#kind[f] as number;
    const value = this.#values.number(
      field,
      kind,
      this.#begin[f] as number,
      this.#end[f] as number,
    );
    this.#number[f] = value;
    return Number.isNaN(value) && isPresent(kind) ? 1 : 0;
  }

  #scalar(f: number): Scalar {
    const field = this.#plan.fields[f] as ReadField;
    if (isNumeric(field)) {
      const value = this.#number[f] as number;
      return Number.isNaN(value) ? null : value;
    }
    const [begin, end] = [this.#begin[f] as number, this.#end[f] as number];
    return this.#values.scalar(field, this.#kind[f] as number, begin, end);
  }

  #addPart(f: number): void {
    const field = this.#plan.fields[f] as ReadField;
    if (isNumeric(field)) this.#batch.addPart(this.#scalar(f));
    else {
      const [begin, end] = [this.#begin[f] as number, this.#end[f] as number];
      this.#values.addPart(this.#batch, field, this.#kind[f] as number, begin, end);
    }
  }

  #setInput(i: number): void {
    const { field: f, kind: wanted } = this.#plan.inputs[i] as RowPlan['inputs'][number];
    const column = this.#batch.inputs[i] as Float64Array | Scalar[];
    const row = this.#batch.count;
    const field = this.#plan.fields[f] as ReadField;
    const kind = this.#kind[f] as number;
    if (wanted === 'value') column[row] = this.#scalar(f);
    else if (wanted === 'number') {
      column[row] = isNumeric(field)
        ? (this.#number[f] as number)
        : this.#values.textNumber(kind, this.#begin[f] as number, this.#end[f] as number);
    } else {
      const present = isNumeric(field)
        ? !Number.isNaN(this.#number[f])
        : isPresent(kind) && !isContainer(kind);
      column[row] = present ? 1 : NaN;
    }
  }
}

function isNumeric({ format }: ReadField): boolean {
  return format.kind === 'number' || format.kind === 'time';
}
