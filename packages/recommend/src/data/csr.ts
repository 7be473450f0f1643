/** A sparse matrix by rows: row `r` has `indices` and `values` from `indptr[r]` up to `indptr[r + 1]`. */
export interface Csr {
  readonly rows: number;
  readonly columns: number;
  /** Length `rows + 1`. */
  readonly indptr: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/**
 * Puts triples in rows; within a row they keep the order in which they came. O(n) (counting sort).
 *
 * @param rowOf Row of each triple, below `rows`.
 * @param columnOf Column of each triple, below `columns`.
 * @param values One number a triple.
 */
export function csrOf(
  rows: number,
  columns: number,
  rowOf: Int32Array,
  columnOf: Int32Array,
  values: Float64Array,
): Csr {
  const order = rowOrder(rows, rowOf);
  const indices = new Int32Array(rowOf.length);
  const sorted = new Float64Array(rowOf.length);
  for (let k = 0; k < order.rows.length; k++) {
    const from = order.rows[k] as number;
    indices[k] = columnOf[from] as number;
    sorted[k] = values[from] as number;
  }
  return { rows, columns, indptr: order.indptr, indices, values: sorted };
}

/** Where each row begins, and the triples' positions row by row, first come first. */
export function rowOrder(
  rows: number,
  rowOf: Int32Array,
): { indptr: Int32Array; rows: Int32Array } {
  const indptr = new Int32Array(rows + 1);
  for (let k = 0; k < rowOf.length; k++) {
    const next = (rowOf[k] as number) + 1;
    indptr[next] = (indptr[next] as number) + 1;
  }
  for (let r = 0; r < rows; r++) indptr[r + 1] = (indptr[r + 1] as number) + (indptr[r] as number);
  const next = indptr.slice();
  const order = new Int32Array(rowOf.length);
  for (let k = 0; k < rowOf.length; k++) {
    const row = rowOf[k] as number;
    order[next[row] as number] = k;
    next[row] = (next[row] as number) + 1;
  }
  return { indptr, rows: order };
}

/** Rows as columns; the new rows' entries come in the order of the old rows. */
export function transpose(matrix: Csr): Csr {
  return csrOf(matrix.columns, matrix.rows, matrix.indices, rowOfEach(matrix), matrix.values);
}

/** The row of each entry. */
export function rowOfEach({ rows, indptr, indices }: Csr): Int32Array {
  const rowOf = new Int32Array(indices.length);
  for (let r = 0; r < rows; r++) rowOf.fill(r, indptr[r], indptr[r + 1]);
  return rowOf;
}

/**
 * As `csrOf`, but with rising columns in each row, and triples of one place added up in the order in
 * which they came. O(n).
 */
export function sortedCsr(
  rows: number,
  columns: number,
  rowOf: Int32Array,
  columnOf: Int32Array,
  values: Float64Array,
): Csr {
  // Columns first and transposed, the columns of each row rise, and equal ones stand side by side.
  const sorted = transpose(csrOf(columns, rows, columnOf, rowOf, values));
  return summed(sorted);
}

/** Adds up equal columns that stand side by side. */
function summed({ rows, columns, indptr, indices, values }: Csr): Csr {
  const newIndptr = new Int32Array(rows + 1);
  let end = 0;
  for (let r = 0; r < rows; r++) {
    const begin = end;
    for (let k = indptr[r] as number; k < (indptr[r + 1] as number); k++) {
      if (end > begin && indices[end - 1] === indices[k]) {
        values[end - 1] = (values[end - 1] as number) + (values[k] as number);
      } else {
        indices[end] = indices[k] as number;
        values[end++] = values[k] as number;
      }
    }
    newIndptr[r + 1] = end;
  }
  return {
    rows,
    columns,
    indptr: newIndptr,
    indices: indices.slice(0, end),
    values: values.slice(0, end),
  };
}
