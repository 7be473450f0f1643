import type { CsrMatrix, SparseRow } from '../types.js';
import { RowSorter } from './row-sorter.js';
import { grown } from './word-table.js';

/** Rows of term counts while they are being filled, by the numbers of the terms. */
export class CountRows {
  /** How many rows are finished. */
  rows = 0;
  #indptr = new Int32Array(256);
  #ids = new Int32Array(1024);
  #counts = new Int32Array(1024);
  #size = 0;
  #rowStart = 0;
  /** For each term one more than its last place; a place before this row's start is an older one. */
  #last: Int32Array;
  /** How many rows will come, if that is known: spares most copies of growing arrays. */
  readonly #expected: number | null;

  constructor(terms: number, expectedRows: number | null) {
    this.#last = new Int32Array(Math.max(terms, 256));
    this.#expected = expectedRows;
  }

  /** Counts a term once more in this row. */
  add(id: number): void {
    const last = this.#last[id] as number;
    if (last > this.#rowStart) {
      this.#counts[last - 1] = (this.#counts[last - 1] as number) + 1;
      return;
    }
    if (id >= this.#last.length) this.#last = grown(this.#last, id + 1);
    if (this.#size === this.#ids.length) this.#grow();
    this.#ids[this.#size] = id;
    this.#counts[this.#size] = 1;
    this.#last[id] = ++this.#size;
  }

  #grow(): void {
    // What the rows so far make likely for all of them, with a little room; else half as much again.
    const likely =
      this.#expected === null || this.rows === 0
        ? 0
        : Math.ceil((this.#size / this.rows) * this.#expected * 1.02);
    const size = Math.max(Math.ceil(this.#size * 1.25), Math.min(likely, this.#size * 4));
    const [ids, counts] = [new Int32Array(size), new Int32Array(size)];
    ids.set(this.#ids);
    counts.set(this.#counts);
    this.#ids = ids;
    this.#counts = counts;
  }

  endRow(): void {
    if (++this.rows === this.#indptr.length) this.#indptr = grown(this.#indptr, this.rows + 1);
    this.#indptr[this.rows] = this.#size;
    this.#rowStart = this.#size;
  }

  /** Whether a term was ever counted; beginnings of n-grams have numbers without being terms. */
  has(id: number): boolean {
    return (this.#last[id] as number) > 0;
  }

  /** In how many rows each term stands. */
  documentFrequencies(terms: number): Int32Array {
    const frequencies = new Int32Array(terms);
    for (let i = 0; i < this.#size; i++) {
      const id = this.#ids[i] as number;
      frequencies[id] = (frequencies[id] as number) + 1;
    }
    return frequencies;
  }

  /** How often each term stands in all rows together; with `binary`, in how many rows. */
  termFrequencies(terms: number, binary: boolean): Float64Array {
    const frequencies = new Float64Array(terms);
    for (let i = 0; i < this.#size; i++) {
      const id = this.#ids[i] as number;
      frequencies[id] = (frequencies[id] as number) + (binary ? 1 : (this.#counts[i] as number));
    }
    return frequencies;
  }

  /**
   * The matrix of the columns that `columnOf` gives to the terms (-1: none), columns rising in each
   * row. The rows are rebuilt in place and cannot be used after.
   */
  toCsr(columnOf: Int32Array, columns: number, binary: boolean): CsrMatrix & { data: Int32Array } {
    const indptr = this.#indptr.subarray(0, this.rows + 1);
    const ids = this.#ids;
    const counts = this.#counts;
    const sorter = new RowSorter(columns);
    let written = 0;
    let at = 0;
    for (let row = 0; row < this.rows; row++) {
      const start = written;
      const end = indptr[row + 1] as number;
      for (; at < end; at++) {
        const column = columnOf[ids[at] as number] as number;
        if (column < 0) continue;
        ids[written] = column;
        counts[written++] = binary ? 1 : (counts[at] as number);
      }
      sorter.sort(ids, counts, start, written);
      indptr[row + 1] = written;
    }
    return {
      shape: [this.rows, columns],
      indptr,
      indices: trimmed(ids, written),
      data: trimmed(counts, written),
    };
  }

  /** The current row by the columns of its terms, into `row`; then it is emptied for the next. */
  takeRow(columnOf: Int32Array, binary: boolean, row: SparseRow): void {
    if (row.indices.length < this.#size) {
      row.indices = new Int32Array(this.#size * 2);
      row.values = new Float64Array(this.#size * 2);
    }
    let length = 0;
    for (let i = 0; i < this.#size; i++) {
      const id = this.#ids[i] as number;
      this.#last[id] = 0;
      const column = columnOf[id] as number;
      if (column < 0) continue;
      row.indices[length] = column;
      row.values[length++] = binary ? 1 : (this.#counts[i] as number);
    }
    row.length = length;
    this.#size = 0;
    this.#rowStart = 0;
    this.rows = 0;
  }
}

/** Gives memory back where much of it is spare. */
function trimmed(array: Int32Array, size: number): Int32Array {
  return size < array.length * 0.8 ? array.slice(0, size) : array.subarray(0, size);
}
