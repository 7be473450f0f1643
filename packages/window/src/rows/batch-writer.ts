import type { Scalar } from '../query/field.js';
import { BATCH_ROWS } from './row-decoder.js';
import type { EventBatch } from './event-batch.js';
import {
  FALSE_PART,
  NULL_PART,
  NUMBER_PART,
  STRING_PART,
  TRUE_PART,
  hashView,
} from './key-codec.js';
import { LastView, copyBytes } from './key-bytes.js';
import type { RowPlan } from './row-plan.js';

const encoder = new TextEncoder();
/** A tag and the varint of any length. */
const HEAD = 6;

/** A batch that is filled row by row: the parts of a key one after the other, then `endRow`. */
export class BatchWriter implements EventBatch {
  count = 0;
  readonly time: Float64Array = new Float64Array(BATCH_ROWS);
  keys: Uint8Array = new Uint8Array(BATCH_ROWS * 32);
  readonly keyEnd: Uint32Array = new Uint32Array(BATCH_ROWS);
  readonly hash: Uint32Array = new Uint32Array(BATCH_ROWS);
  readonly inputs: readonly (Float64Array | Scalar[])[];
  #begin = 0;
  #end = 0;
  readonly #from = new LastView();
  readonly #view = new LastView();

  constructor(plan: RowPlan) {
    this.inputs = plan.inputs.map(({ kind }) =>
      kind === 'value' ? new Array<Scalar>(BATCH_ROWS).fill(null) : new Float64Array(BATCH_ROWS),
    );
  }

  clear(): void {
    this.count = 0;
    this.#begin = 0;
    this.#end = 0;
  }

  /** A part of the key. */
  addPart(value: Scalar): void {
    if (typeof value === 'string') this.addEncoded(STRING_PART, encoder.encode(value));
    else if (typeof value === 'number') this.addNumber(NUMBER_PART, value);
    else this.#tag(value === null ? NULL_PART : value ? TRUE_PART : FALSE_PART);
  }

  /** A number (NaN is null) by its shortest text. */
  addNumber(tag: typeof NUMBER_PART | typeof STRING_PART, value: number): void {
    if (Number.isNaN(value)) this.#tag(NULL_PART);
    else this.addEncoded(tag, encoder.encode(String(value === 0 ? 0 : value)));
  }

  /** The bytes of a string or of a number's text. */
  addEncoded(tag: number, bytes: Uint8Array): void {
    this.addBytes(tag, bytes, 0, bytes.length);
  }

  /** The same, of bytes that lie in `bytes[begin, end)`. */
  addBytes(tag: number, bytes: Uint8Array, begin: number, end: number): void {
    const length = end - begin;
    if (this.#end + length + HEAD > this.keys.length) this.#grow(length + HEAD);
    const { keys } = this;
    let to = this.#end;
    keys[to++] = tag;
    let left = length;
    for (; left > 127; left >>>= 7) keys[to++] = (left & 127) | 128;
    keys[to++] = left;
    copyBytes(this.#from.of(bytes), begin, this.#view.of(keys), to, length);
    this.#end = to + length;
  }

  /** The hash of the parts that the row has so far. */
  keyHash(): number {
    return hashView(this.#view.of(this.keys), this.#begin, this.#end);
  }

  endRow(time: number): void {
    const row = this.count++;
    this.time[row] = time;
    this.keyEnd[row] = this.#end;
    this.hash[row] = this.keyHash();
    this.#begin = this.#end;
  }

  #tag(tag: number): void {
    if (this.#end === this.keys.length) this.#grow(1);
    this.keys[this.#end++] = tag;
  }

  #grow(missing: number): void {
    const larger = new Uint8Array(Math.max(this.keys.length * 2, this.#end + missing));
    larger.set(this.keys.subarray(0, this.#end));
    this.keys = larger;
  }
}
