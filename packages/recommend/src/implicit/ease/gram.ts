import { transpose, type Csr } from '../../data/csr.js';
import type { SpdMatrix } from '../../kernels/spd.js';
import type { Steps } from '../../work.js';

/** Rows a step. */
const BLOCK = 64;

/**
 * Writes `XᵀX + regularization I` of users × items into `gram`, row by row: one row fits the first
 * cache while the items' users add to it. O(Σ over users of items² / 2).
 */
export function* addGram(users: Csr, regularization: number, gram: SpdMatrix): Steps {
  const items = transpose(users);
  const total = Math.ceil(items.rows / BLOCK);
  const row = new Float64Array(items.rows);
  const ends = users.indptr.slice(0, users.rows);
  const addRow = users.values.every((value) => value === 1) ? countRow : sumRow;
  for (let item = 0; item < items.rows; item++) {
    row.fill(0, 0, item + 1);
    addRow(users, items, item, ends, row);
    row[item] = (row[item] as number) + regularization;
    gram.setRow(item, row);
    const next = item + 1;
    if (next % BLOCK !== 0 && next !== items.rows) continue;
    yield { done: Math.ceil(next / BLOCK), total, unit: 'block row' };
  }
}

/**
 * Adds row `item` of XᵀX up to the diagonal.
 *
 * @param ends Where each user's items before `item` end; they move on.
 */
function sumRow(users: Csr, items: Csr, item: number, ends: Int32Array, row: Float64Array): void {
  const { indptr, indices, values } = users;
  const last = items.indptr[item + 1] as number;
  for (let n = items.indptr[item] as number; n < last; n++) {
    const user = items.indices[n] as number;
    const weight = items.values[n] as number;
    const end = (ends[user] as number) + 1;
    ends[user] = end;
    for (let m = indptr[user] as number; m < end; m++) {
      const other = indices[m] as number;
      row[other] = (row[other] as number) + weight * (values[m] as number);
    }
  }
}

/** As `sumRow` where all values are 1: half the time, and most data is so. */
function countRow(users: Csr, items: Csr, item: number, ends: Int32Array, row: Float64Array): void {
  const { indptr, indices } = users;
  const last = items.indptr[item + 1] as number;
  for (let n = items.indptr[item] as number; n < last; n++) {
    const user = items.indices[n] as number;
    const end = (ends[user] as number) + 1;
    ends[user] = end;
    for (let m = indptr[user] as number; m < end; m++) {
      const other = indices[m] as number;
      row[other] = (row[other] as number) + 1;
    }
  }
}

/**
 * The columns of some items alone, numbered by their position in `kept`.
 *
 * @param ones Whether every entry counts 1 in place of its value.
 */
export function columnsOf(matrix: Csr, kept: Int32Array, ones: boolean): Csr {
  const numbers = new Int32Array(matrix.columns).fill(-1);
  for (let n = 0; n < kept.length; n++) numbers[kept[n] as number] = n;
  const indptr = new Int32Array(matrix.rows + 1);
  const indices = new Int32Array(matrix.indices.length);
  const values = new Float64Array(matrix.indices.length);
  let end = 0;
  for (let r = 0; r < matrix.rows; r++) {
    for (let n = matrix.indptr[r] as number; n < (matrix.indptr[r + 1] as number); n++) {
      const column = numbers[matrix.indices[n] as number] as number;
      if (column === -1) continue;
      indices[end] = column;
      values[end++] = ones ? 1 : (matrix.values[n] as number);
    }
    indptr[r + 1] = end;
  }
  return {
    rows: matrix.rows,
    columns: kept.length,
    indptr,
    indices: indices.slice(0, end),
    values: values.slice(0, end),
  };
}
