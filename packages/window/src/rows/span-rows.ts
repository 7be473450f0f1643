import { owns } from '../engine/shard.js';
import type { Shard } from '../engine/shard.js';
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
  readonly #shard: Shard | null;
  readonly #batch: BatchWriter;
  readonly #counts: DecodeCounts;
  readonly #values: SpanValues;
  readonly #records: Uint32Array;
  /** Where the span of each field stands in a record. */
  readonly #spanAt: Int32Array;
  readonly #isNumeric: readonly boolean[];
  /** The fields that are numbers or times, and those that are texts. */
  readonly #numeric: readonly number[];
  readonly #texts: readonly number[];
  /** The numbers and times of this row. */
  readonly #number: Float64Array;
  /** Where this line's record begins. */
  #record = 0;

  /** @param shard Rows of other keys get their time and no inputs. */
  constructor(
    plan: RowPlan,
    batch: BatchWriter,
    counts: DecodeCounts,
    scanner: Scanner,
    shard: Shard | null,
  ) {
    this.#plan = plan;
    this.#shard = shard;
    this.#batch = batch;
    this.#counts = counts;
    this.#values = new SpanValues(scanner.bytes);
    this.#records = scanner.records;
    this.#spanAt = Int32Array.from(plan.fields, ({ path }) => LINE_NUMBERS + path * SPAN_NUMBERS);
    this.#isNumeric = plan.fields.map(isNumeric);
    const places = [...plan.fields.keys()];
    this.#numeric = places.filter((f) => this.#isNumeric[f]);
    this.#texts = places.filter((f) => plan.fields[f]?.format.kind === 'text');
    this.#number = new Float64Array(places.length);
  }

  /**
   * Adds the row of a line that is not odd, unless a filter leaves it out.
   *
   * @param record Where the line's record begins.
   * @returns False where the line must be parsed: the text of an object or an array is wanted.
   */
  add(record: number): boolean {
    const { time, key, where, inputs } = this.#plan;
    this.#record = record;
    for (let i = 0; i < this.#texts.length; i++) {
      const span = this.#spanOf(this.#texts[i] as number);
      if (isContainer((this.#records[span + 1] as number) & 15)) return false;
    }
    for (let i = 0; i < this.#numeric.length; i++) this.#readNumber(this.#numeric[i] as number);
    for (let i = 0; i < where.length; i++) {
      const filter = where[i] as RowPlan['where'][number];
      if (filter.values.has(this.#scalar(filter.field))) continue;
      this.#counts.filtered++;
      return true;
    }
    for (let i = 0; i < key.length; i++) this.#addPart(key[i] as number);
    if (this.#shard === null || owns(this.#shard, this.#batch.keyHash()))
      for (let i = 0; i < inputs.length; i++) this.#setInput(i);
    const moment = this.#isNumeric[time] ? this.#number[time] : this.#scalar(time);
    this.#batch.endRow(typeof moment === 'number' ? moment : NaN);
    return true;
  }

  #spanOf(f: number): number {
    return this.#record + (this.#spanAt[f] as number);
  }

  #readNumber(f: number): void {
    const span = this.#spanOf(f);
    const begin = this.#records[span] as number;
    const tail = this.#records[span + 1] as number;
    const field = this.#plan.fields[f] as ReadField;
    const value = this.#values.number(field, tail & 15, begin, begin + (tail >>> 4));
    this.#number[f] = value;
    if (Number.isNaN(value) && isPresent(tail & 15)) this.#counts.badValues++;
  }

  #scalar(f: number): Scalar {
    if (this.#isNumeric[f]) {
      const value = this.#number[f] as number;
      return Number.isNaN(value) ? null : value;
    }
    const span = this.#spanOf(f);
    const begin = this.#records[span] as number;
    const tail = this.#records[span + 1] as number;
    const field = this.#plan.fields[f] as ReadField;
    return this.#values.scalar(field, tail & 15, begin, begin + (tail >>> 4));
  }

  #addPart(f: number): void {
    if (this.#isNumeric[f]) {
      this.#batch.addPart(this.#scalar(f));
      return;
    }
    const span = this.#spanOf(f);
    const begin = this.#records[span] as number;
    const tail = this.#records[span + 1] as number;
    const field = this.#plan.fields[f] as ReadField;
    this.#values.addPart(this.#batch, field, tail & 15, begin, begin + (tail >>> 4));
  }

  #setInput(i: number): void {
    const { field: f, kind: wanted } = this.#plan.inputs[i] as RowPlan['inputs'][number];
    const column = this.#batch.inputs[i] as Float64Array | Scalar[];
    const row = this.#batch.count;
    if (wanted === 'value') {
      column[row] = this.#scalar(f);
      return;
    }
    const span = this.#spanOf(f);
    const begin = this.#records[span] as number;
    const tail = this.#records[span + 1] as number;
    const kind = tail & 15;
    if (wanted === 'number') {
      column[row] = this.#isNumeric[f]
        ? (this.#number[f] as number)
        : this.#values.textNumber(kind, begin, begin + (tail >>> 4));
    } else {
      const present = this.#isNumeric[f]
        ? !Number.isNaN(this.#number[f])
        : isPresent(kind) && !isContainer(kind);
      column[row] = present ? 1 : NaN;
    }
  }
}

function isNumeric({ format }: ReadField): boolean {
  return format.kind === 'number' || format.kind === 'time';
}
