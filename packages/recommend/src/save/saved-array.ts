import type { Csr } from '../data/csr.js';
import { RecommendError } from '../errors.js';
import type { SavedArray, SavedState } from './saved-state.js';

/**
 * An array of a saved model.
 *
 * @param length How long it must be, where that is known.
 * @throws RecommendError `invalid-model` if it is not there, of another type or another length.
 */
export function savedArray<A extends SavedArray>(
  state: SavedState,
  name: string,
  type: new (length: number) => A,
  length?: number,
): A {
  const array = state.arrays[name];
  if (!(array instanceof type)) throw wrong(state, `has no ${type.name} ${name}`);
  if (length === undefined || array.length === length) return array;
  throw wrong(state, `has ${array.length} numbers of ${name} instead of ${length}`);
}

/**
 * A sparse matrix of a saved model, from the arrays `name.indptr`, `name.indices`, `name.values`.
 *
 * @throws RecommendError `invalid-model` if they do not make one of this size.
 */
export function savedCsr(state: SavedState, name: string, rows: number, columns: number): Csr {
  const indptr = savedArray(state, `${name}.indptr`, Int32Array, rows + 1);
  const indices = savedArray(state, `${name}.indices`, Int32Array);
  const values = savedArray(state, `${name}.values`, Float64Array, indices.length);
  for (let r = 0; r < rows; r++) {
    if ((indptr[r] as number) > (indptr[r + 1] as number)) {
      throw wrong(state, `has falling row ends in ${name}`);
    }
  }
  if (indptr[0] !== 0 || indptr[rows] !== indices.length) {
    throw wrong(state, `has rows of ${name} that do not fit its entries`);
  }
  if (indices.some((column) => column < 0 || column >= columns)) {
    throw wrong(state, `has entries of ${name} outside of ${columns} columns`);
  }
  return { rows, columns, indptr, indices, values };
}

/**
 * A count among the options of a saved model, which asks for memory once the model is used.
 *
 * @param most As much as the arrays that are there can bear out.
 * @throws RecommendError `invalid-model` if it is no whole number from 0 to `most`.
 */
export function savedCount(state: SavedState, name: string, most: number): number {
  const count = state.options[name];
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= most) {
    return count;
  }
  throw wrong(state, `has ${JSON.stringify(count)} for ${name} instead of a number up to ${most}`);
}

function wrong(state: SavedState, what: string): RecommendError {
  return new RecommendError('invalid-model', `The saved ${state.kind} ${what}.`);
}
