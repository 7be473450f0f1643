import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { AttributeTable } from '../features/attribute-table.js';
import { RecommendError } from '../errors.js';

/** More attributes than this would take minutes and gigabytes. */
const MOST = 3000;

/**
 * For each new item the weights `w` with which a ridge regression on attributes predicts any number of
 * it (a score, one coordinate of a vector) from the known items' numbers y:
 * `mean(y) + w · Xᵀ(y - mean(y))`, where `w = (x - mean(X)) (XᵀX - n mean(X)ᵀmean(X) + λI)⁻¹`. One
 * solution serves all users, since it does not depend on y. O(attributes³), once.
 *
 * @param table Attributes of the known items, then of the new ones.
 * @param known How many are known; those without attributes are left out.
 * @param size How many attributes the known items have.
 * @returns One row of `size` weights a new item.
 * @throws RecommendError `invalid-input` for more than 3000 attributes.
 */
export function attributeRidge(
  table: AttributeTable,
  known: number,
  size: number,
  regularization: number,
): Float64Array {
  if (size > MOST) {
    throw new RecommendError(
      'invalid-input',
      `There are ${size} attributes, more than ${MOST}: leave out those that few items have.`,
    );
  }
  const gram = Matrix.zeros(size, size);
  const means = new Float64Array(size);
  let count = 0;
  for (let item = 0; item < known; item++) {
    const own = attributesAt(table, item);
    if (own.length > 0) count++;
    for (const a of own) {
      means[a] = (means[a] as number) + 1;
      for (const b of own) gram.set(a, b, gram.get(a, b) + 1);
    }
  }
  for (let a = 0; a < size; a++) means[a] = (means[a] as number) / count;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const shift = count * (means[a] as number) * (means[b] as number);
      gram.set(a, b, gram.get(a, b) - shift + (a === b ? regularization : 0));
    }
  }
  const added = table.indptr.length - 1 - known;
  const wanted = Matrix.zeros(size, added);
  for (let n = 0; n < added; n++) {
    for (let a = 0; a < size; a++) wanted.set(a, n, -(means[a] as number));
    for (const a of attributesAt(table, known + n)) {
      if (a < size) wanted.set(a, n, wanted.get(a, n) + 1);
    }
  }
  const solved = new CholeskyDecomposition(gram).solve(wanted);
  return Float64Array.from({ length: added * size }, (_, n) =>
    solved.get(n % size, Math.floor(n / size)),
  );
}

/** The attributes of one item. */
export function attributesAt({ indptr, attributes }: AttributeTable, item: number): Int32Array {
  return attributes.subarray(indptr[item], indptr[item + 1]);
}
