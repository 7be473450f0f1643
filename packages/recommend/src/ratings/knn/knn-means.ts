import type { Csr } from '../../data/csr.js';

/** Mean of each row's values; `other` for a row without any. */
export function rowMeans({ rows, indptr, values }: Csr, other: number): Float64Array {
  const means = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const begin = indptr[row] as number;
    const end = indptr[row + 1] as number;
    let sum = 0;
    for (let k = begin; k < end; k++) sum += values[k] as number;
    means[row] = begin === end ? other : sum / (end - begin);
  }
  return means;
}

/**
 * Standard deviation of each row's values (divided by n, as numpy's `std`); of a row that does not
 * vary, that of all values, and 1 if those do not vary either.
 */
export function rowDeviations({ rows, indptr, values }: Csr, means: Float64Array): Float64Array {
  const overall = deviation(values, meanOf(values)) || 1;
  const deviations = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(indptr[row], indptr[row + 1]);
    deviations[row] = deviation(own, means[row] as number) || overall;
  }
  return deviations;
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** 0 if all values are equal, also where their mean is rounded. */
function deviation(values: Float64Array, mean: number): number {
  let squares = 0;
  let varies = false;
  for (const value of values) {
    squares += (value - mean) ** 2;
    if (value !== values[0]) varies = true;
  }
  return varies ? Math.sqrt(squares / values.length) : 0;
}
