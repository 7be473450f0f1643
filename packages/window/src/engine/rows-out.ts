import { LastView, copyBytes } from '../rows/key-bytes.js';
import type { RowColumns } from '../rows/row-columns.js';

const FIRST_ROWS = 64;

/** Result rows in the making. */
export class RowsOut {
  /** Rows so far, in all. */
  emitted = 0;
  readonly #columns: number;
  readonly #retracts: boolean;
  #count = 0;
  #start = new Float64Array(FIRST_ROWS);
  #end = new Float64Array(FIRST_ROWS);
  #keys = new Uint8Array(FIRST_ROWS * 16);
  #keyEnd = new Uint32Array(FIRST_ROWS);
  #retracted = new Uint8Array(FIRST_ROWS);
  #keysEnd = 0;
  readonly #from = new LastView();
  readonly #to = new LastView();
  #values: (Float64Array | unknown[])[] = [];

  /** @param retracts Whether rows can take earlier ones back. */
  constructor(columns: number, retracts: boolean) {
    this.#columns = columns;
    this.#retracts = retracts;
    this.#reset();
  }

  /** Begins a row; a value for each column follows. */
  row(keys: Uint8Array, begin: number, end: number, windowStart: number, windowEnd: number): void {
    const at = this.#count++;
    this.emitted++;
    if (at === this.#start.length) this.#grow();
    this.#start[at] = windowStart;
    this.#end[at] = windowEnd;
    const keysEnd = this.#keysEnd + end - begin;
    if (keysEnd > this.#keys.length) this.#keys = grown(this.#keys, 2 * keysEnd);
    copyBytes(this.#from.of(keys), begin, this.#to.of(this.#keys), this.#keysEnd, end - begin);
    this.#keyEnd[at] = keysEnd;
    this.#keysEnd = keysEnd;
  }

  /** The value of column `k` in the row that was begun last. */
  value(k: number, value: unknown): void {
    const at = this.#count - 1;
    let column = this.#values[k] as Float64Array | unknown[];
    if (column instanceof Float64Array) {
      if (typeof value === 'number') {
        column[at] = value;
        return;
      }
      if (value === null) {
        column[at] = NaN;
        return;
      }
      column = Array.from(column.subarray(0, at), (x) => (Number.isNaN(x) ? null : x));
      this.#values[k] = column;
    }
    column[at] = value;
  }

  /** Says that the row begun last takes an earlier one back. */
  retract(): void {
    this.#retracted[this.#count - 1] = 1;
    for (let k = 0; k < this.#columns; k++) this.value(k, null);
  }

  /** What has come since the last take. */
  take(): RowColumns {
    const count = this.#count;
    const columns: RowColumns = {
      count,
      windowStart: this.#start.slice(0, count),
      windowEnd: this.#end.slice(0, count),
      keys: this.#keys.slice(0, this.#keysEnd),
      keyEnd: this.#keyEnd.slice(0, count),
      values: this.#values.map((column) => column.slice(0, count)),
      retracted: this.#retracts ? this.#retracted.slice(0, count) : null,
    };
    this.#reset();
    return columns;
  }

  #reset(): void {
    if (this.#retracts) this.#retracted.fill(0, 0, this.#count);
    this.#count = 0;
    this.#keysEnd = 0;
    this.#values = Array.from(
      { length: this.#columns },
      (_, k) => this.#numbers(k) ?? new Float64Array(this.#start.length),
    );
  }

  /** The column of numbers that can be written over, as its rows have been copied. */
  #numbers(k: number): Float64Array | null {
    const column = this.#values[k];
    return column instanceof Float64Array ? column : null;
  }

  #grow(): void {
    const rows = 2 * this.#start.length;
    this.#start = grown(this.#start, rows);
    this.#end = grown(this.#end, rows);
    this.#keyEnd = grown(this.#keyEnd, rows);
    this.#retracted = grown(this.#retracted, rows);
    this.#values = this.#values.map((column) =>
      column instanceof Float64Array ? grown(column, rows) : column,
    );
  }
}

function grown<A extends Uint8Array | Uint32Array | Float64Array>(array: A, length: number): A {
  const larger = new (array.constructor as new (length: number) => A)(length);
  larger.set(array);
  return larger;
}
