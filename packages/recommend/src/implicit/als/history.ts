import { transpose, type Csr } from '../../data/csr.js';
import type { AlsRows } from './weights.js';

/**
 * What each entry of the seen matrix weighs, for explanations: two numbers an entry, or two for all
 * where all are alike.
 */
export interface SeenWeights {
  wa: Float32Array;
  wb: Float32Array;
}

/** The weights of the users' rows, in as little room as they take. */
export function seenWeights({ wa, wb }: Pick<AlsRows, 'wa' | 'wb'>): SeenWeights {
  return isConstant(wa) && isConstant(wb) ? { wa: wa.slice(0, 1), wb: wb.slice(0, 1) } : { wa, wb };
}

function isConstant(numbers: Float32Array): boolean {
  for (let k = 1; k < numbers.length; k++) if (numbers[k] !== numbers[0]) return false;
  return true;
}

/** The weights of one row's entries. */
export function weightsOfRow({ wa, wb }: SeenWeights, { indptr }: Csr, row: number): SeenWeights {
  const [begin, end] = [indptr[row] as number, indptr[row + 1] as number];
  const pick = (all: Float32Array): Float32Array =>
    all.length === 1
      ? new Float32Array(end - begin).fill(all[0] as number)
      : all.subarray(begin, end);
  return { wa: pick(wa), wb: pick(wb) };
}

/** The seen matrix and its weights by columns. */
export function transposeSeen(
  seen: Csr,
  weights: SeenWeights,
): { seen: Csr; weights: SeenWeights } {
  const turn = (values: Float32Array): Float32Array =>
    values.length === 1
      ? values
      : new Float32Array(transpose({ ...seen, values: new Float64Array(values) }).values);
  return { seen: transpose(seen), weights: { wa: turn(weights.wa), wb: turn(weights.wb) } };
}

/** One row of a matrix in which some were put anew. */
export interface NewRow {
  columns: ArrayLike<number>;
  /** Value × confidence. */
  values: ArrayLike<number>;
  wa: ArrayLike<number>;
  wb: ArrayLike<number>;
}

/** A matrix with some rows put anew, rows and columns that are new included, and the weights beside it. */
export function replaceRows(
  seen: Csr,
  weights: SeenWeights,
  rows: number,
  columns: number,
  fresh: ReadonlyMap<number, NewRow>,
): { seen: Csr; weights: SeenWeights } {
  const lengthOf = (row: number): number =>
    fresh.get(row)?.columns.length ??
    (row < seen.rows ? (seen.indptr[row + 1] as number) - (seen.indptr[row] as number) : 0);
  const indptr = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) indptr[row + 1] = (indptr[row] as number) + lengthOf(row);
  const size = indptr[rows] as number;
  const made = {
    indices: new Int32Array(size),
    values: new Float64Array(size),
    wa: new Float32Array(size),
    wb: new Float32Array(size),
  };
  for (let row = 0; row < rows; row++) {
    const to = indptr[row] as number;
    const changed = fresh.get(row);
    if (changed) {
      made.indices.set(changed.columns, to);
      made.values.set(changed.values, to);
      made.wa.set(changed.wa, to);
      made.wb.set(changed.wb, to);
    } else if (row < seen.rows) {
      const [begin, end] = [seen.indptr[row] as number, seen.indptr[row + 1] as number];
      made.indices.set(seen.indices.subarray(begin, end), to);
      made.values.set(seen.values.subarray(begin, end), to);
      const old = weightsOfRow(weights, seen, row);
      made.wa.set(old.wa, to);
      made.wb.set(old.wb, to);
    }
  }
  const { indices, values, ...both } = made;
  return { seen: { rows, columns, indptr, indices, values }, weights: seenWeights(both) };
}
