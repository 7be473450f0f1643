import { TextError } from '../errors.js';
import type { CsrMatrix, MatrixInput } from '../types.js';

/** Whether samples are rows of a sparse matrix, and not items of an array. */
export function isCsr(X: ArrayLike<unknown> | CsrMatrix): X is CsrMatrix {
  return 'indptr' in X;
}

/**
 * Brings rows of numbers into compressed sparse rows; a `CsrMatrix` passes through after a check
 * that its parts fit each other and that all its values are finite.
 */
export function toCsr(X: MatrixInput): CsrMatrix {
  if (isCsr(X)) return checkCsr(X);
  const columns = X[0]?.length ?? 0;
  const indptr = new Int32Array(X.length + 1);
  const indices: number[] = [];
  const data: number[] = [];
  for (let i = 0; i < X.length; i++) {
    const row = X[i] ?? [];
    if (row.length !== columns) {
      throw new TextError(
        'invalid-input',
        `Row ${i} of X has ${row.length} values, but row 0 has ${columns}.`,
        i,
      );
    }
    for (let j = 0; j < columns; j++) {
      const value = row[j] as number;
      if (!Number.isFinite(value)) throw notFinite(value, i);
      if (value === 0) continue;
      indices.push(j);
      data.push(value);
    }
    indptr[i + 1] = data.length;
  }
  return {
    shape: [X.length, columns],
    indptr,
    indices: Int32Array.from(indices),
    data: Float64Array.from(data),
  };
}

function checkCsr(X: CsrMatrix): CsrMatrix {
  const [rows, columns] = X.shape;
  const { indptr, indices, data } = X;
  if (
    indptr.length !== rows + 1 ||
    indices.length !== data.length ||
    indptr[rows] !== data.length ||
    indptr[0] !== 0
  ) {
    throw new TextError(
      'invalid-input',
      `The parts of X do not fit its shape ${rows} x ${columns}: indptr has ${indptr.length} entries, indices ${indices.length}, data ${data.length}.`,
    );
  }
  const falling = indptr.findIndex((start, i) => i > 0 && start < (indptr[i - 1] as number));
  if (falling >= 0) {
    throw new TextError('invalid-input', `indptr of X falls at row ${falling - 1}.`, falling - 1);
  }
  // As one number, a negative column is larger than all others.
  let highest = 0;
  for (let i = 0; i < indices.length; i++) {
    const column = (indices[i] as number) >>> 0;
    if (column > highest) highest = column;
  }
  if (highest >= columns && indices.length > 0) {
    const row = rowOf(
      X,
      indices.findIndex((column) => column >>> 0 === highest),
    );
    throw new TextError(
      'invalid-input',
      `Row ${row} of X names column ${highest | 0}, but there are ${columns} columns.`,
      row,
    );
  }
  // Whole numbers of 32 bits are always finite.
  if (!(data instanceof Int32Array)) checkFinite(X, data);
  return X;
}

function checkFinite(X: CsrMatrix, data: Float64Array | Float32Array): void {
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number;
    // `value - value` is 0 for every finite number and NaN for the others.
    if (value - value !== 0) throw notFinite(value, rowOf(X, i));
  }
}

function rowOf(X: CsrMatrix, position: number): number {
  let row = 0;
  while ((X.indptr[row + 1] as number) <= position) row++;
  return row;
}

function notFinite(value: number, row: number): TextError {
  return new TextError(
    'invalid-input',
    `Input X contains ${Number.isNaN(value) ? 'NaN' : 'infinity'} in row ${row}.`,
    row,
  );
}

/** Refuses a matrix with another number of columns than the model has learnt. */
export function checkFeatures(X: CsrMatrix, features: number, estimator: string): void {
  if (X.shape[1] === features) return;
  throw new TextError(
    'invalid-input',
    `X has ${X.shape[1]} features, but ${estimator} is expecting ${features} features as input.`,
  );
}

/** Refuses labels or weights that are not as many as the rows. */
export function checkLengths(rows: number, others: number, what: string): void {
  if (rows === others) return;
  throw new TextError(
    'invalid-input',
    `X has ${rows} rows, but there are ${others} ${what}; each row needs one.`,
    Math.min(rows, others),
  );
}

/** The rows of `X` with these numbers, in this order. */
export function selectRows(X: CsrMatrix, rows: ArrayLike<number>): CsrMatrix {
  const indptr = new Int32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (!(row >= 0 && row < X.shape[0])) {
      throw new TextError('invalid-input', `There is no row ${row} among ${X.shape[0]} rows.`, i);
    }
    indptr[i + 1] =
      (indptr[i] as number) + (X.indptr[row + 1] as number) - (X.indptr[row] as number);
  }
  const size = indptr[rows.length] as number;
  const indices = new Int32Array(size);
  const data = X.data.slice(0, 0).constructor as unknown as new (n: number) => CsrMatrix['data'];
  const values = new data(size);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const [start, end] = [X.indptr[row] as number, X.indptr[row + 1] as number];
    indices.set(X.indices.subarray(start, end), indptr[i]);
    values.set(X.data.subarray(start, end), indptr[i]);
  }
  return { shape: [rows.length, X.shape[1]], indptr, indices, data: values };
}
