import { transpose, type Csr } from '../../../data/csr.js';
import type { Steps } from '../../../work.js';
import { mirror, squareOf } from './square.js';

/** What is summed up for two rows over the columns that both of them have. */
export interface PairSums {
  /** How many sums there are for a pair; the first counts the columns. */
  readonly width: number;

  /**
   * Adds one value of a row to its sums with other rows: those of `rows[from]` up to `rows[to]`,
   * which have `values` in the same column. Sums of row `r` begin at `sums[r * width]`.
   */
  add(
    sums: Float64Array,
    rows: Int32Array,
    values: Float64Array,
    from: number,
    to: number,
    value: number,
  ): void;

  /** What becomes of the sums that begin at `at`; they are 0 if no column is common. */
  result(sums: Float64Array, at: number): number;
}

/** How a matrix of pairs is filled. */
export interface PairOptions {
  /** What every row is with itself. */
  diagonal: number;
  /** What (b, a) is to (a, b). */
  sign: 1 | -1;
  /** The most rows. */
  max: number;
}

/** Rows that are done between two reports. */
const ROWS_A_STEP = 64;

/**
 * Compares each row of a sparse matrix with each other row. Row by row, so that beside the result
 * only the sums of one row are kept; each pair once. Values of one pair are summed in the order of
 * the columns, as Surprise sums them, so that results are equal to the last bit.
 * O(Σ n² + rows²), n being the entries of a column.
 *
 * @param byColumn The matrix by columns: `rows` are its columns.
 */
export function* pairMatrix(
  byColumn: Csr,
  pair: PairSums,
  { diagonal, sign, max }: PairOptions,
): Steps<Float64Array> {
  const size = byColumn.columns;
  const square = squareOf(size, max);
  const byRow = transpose(byColumn);
  // Transposed twice, the rows of each column rise: a row's partners are the entries after it.
  const sorted = transpose(byRow);
  const after = sorted.indptr.slice();
  const sums = new Float64Array(size * pair.width);
  for (let row = 0; row < size; row++) {
    sums.fill(0, row * pair.width);
    addRow(row, byRow, sorted, after, pair, sums);
    square[row * size + row] = diagonal;
    for (let other = row + 1; other < size; other++) {
      square[row * size + other] = pair.result(sums, other * pair.width);
    }
    if ((row + 1) % ROWS_A_STEP === 0) yield { done: row + 1, total: size, unit: 'row' };
  }
  mirror(square, size, sign);
  yield { done: size, total: size, unit: 'row' };
  return square;
}

/** Sums one row with all that come after it. */
function addRow(
  row: number,
  byRow: Csr,
  { indptr, indices, values }: Csr,
  after: Int32Array,
  pair: PairSums,
  sums: Float64Array,
): void {
  for (let k = byRow.indptr[row] as number; k < (byRow.indptr[row + 1] as number); k++) {
    const column = byRow.indices[k] as number;
    const end = indptr[column + 1] as number;
    let next = after[column] as number;
    while (next < end && (indices[next] as number) <= row) next++;
    after[column] = next;
    pair.add(sums, indices, values, next, end, byRow.values[k] as number);
  }
}
