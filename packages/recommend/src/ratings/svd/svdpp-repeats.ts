import type { Csr } from '../../data/csr.js';

/** The same rows with each column once, where it first stands, with the mean of its values. */
export function eachItemOnce(ratings: Csr): Csr {
  const { rows, columns, indptr, indices, values } = ratings;
  // Where an item stands in the new rows, below the row's begin for those of other users.
  const placeOf = new Int32Array(columns).fill(-1);
  const newIndptr = new Int32Array(rows + 1);
  const newIndices = new Int32Array(indices.length);
  const sums = new Float64Array(indices.length);
  const counts = new Int32Array(indices.length);
  let size = 0;
  for (let row = 0; row < rows; row++) {
    const begin = size;
    for (let k = indptr[row] as number; k < (indptr[row + 1] as number); k++) {
      const column = indices[k] as number;
      if ((placeOf[column] as number) < begin) {
        placeOf[column] = size;
        newIndices[size++] = column;
      }
      const place = placeOf[column] as number;
      sums[place] = (sums[place] as number) + (values[k] as number);
      counts[place] = (counts[place] as number) + 1;
    }
    newIndptr[row + 1] = size;
  }
  if (size === indices.length) return ratings;
  return {
    ...{ rows, columns, indptr: newIndptr, indices: newIndices.slice(0, size) },
    values: sums.slice(0, size).map((sum, k) => sum / (counts[k] as number)),
  };
}
