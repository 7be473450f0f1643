import type { CsrMatrix } from '../types.js';

/** Rows as solvers want them that go through them many times. */
export interface SolverRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly columnCount: number;
  /** Value of the constant feature that each row has besides; 0 for none. */
  readonly bias: number;
  /** Squared length of each row, the constant feature included. */
  readonly norms: Float64Array;
}

/** The rows of a matrix with a constant feature; shares the memory of the matrix where it can. */
export function solverRows(X: CsrMatrix, bias: number): SolverRows {
  const [rowCount, columnCount] = X.shape;
  const starts = X.indptr;
  // One kind of array, so that the loops below are compiled for that kind alone.
  const values = X.data instanceof Float64Array ? X.data : Float64Array.from(X.data);
  const norms = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    let sum = bias * bias;
    const end = starts[row + 1] as number;
    for (let i = starts[row] as number; i < end; i++) {
      const value = values[i] as number;
      sum += value * value;
    }
    norms[row] = sum;
  }
  return { starts, columns: X.indices, values, columnCount, bias, norms };
}
