import { transpose, type Csr } from '../../data/csr.js';
import type { Steps } from '../../work.js';

/** How two rows are made into one number. */
export interface LikenessOptions {
  /** How many neighbours are kept of each item. */
  K: number;
  /** Whether the product is divided by the lengths. */
  normalize: boolean;
  /** Added to the lengths, against chance likeness of items that few have seen. */
  shrink: number;
  /** The row's share of the lengths: 0.5 is the cosine. */
  alpha: number;
}

/** Items between two steps. */
const BLOCK = 256;

/**
 * The K items most like each item: the row's product with all others (Gustavson's sparse product with
 * one accumulator), of which only the K highest are kept, so items × items is never held. An item
 * is its own nearest neighbour and counts as one of the K, as in implicit. Of equal ones the first
 * wins. O(Σ over users of (items of the user)²) time, O(items × K) memory.
 *
 * @param weighted Items × users.
 * @returns Items × items, columns by falling likeness.
 */
export function* itemNeighbours(weighted: Csr, options: LikenessOptions): Steps<Csr> {
  const { rows, indptr, indices, values } = weighted;
  const byUser = transpose(weighted);
  const lengths = rowLengths(weighted);
  const sums = new Float64Array(rows);
  const touched = new Int32Array(rows);
  const isTouched = new Uint8Array(rows);
  const keep = Math.min(options.K, rows);
  const places = new Int32Array(rows * keep);
  const likeness = new Float64Array(rows * keep);
  const newIndptr = new Int32Array(rows + 1);
  let end = 0;
  for (let item = 0; item < rows; item++) {
    let count = 0;
    for (let n = indptr[item] as number; n < (indptr[item + 1] as number); n++) {
      const user = indices[n] as number;
      const weight = values[n] as number;
      const stop = byUser.indptr[user + 1] as number;
      for (let m = byUser.indptr[user] as number; m < stop; m++) {
        const other = byUser.indices[m] as number;
        if (isTouched[other] === 0) {
          isTouched[other] = 1;
          touched[count++] = other;
        }
        sums[other] = (sums[other] as number) + weight * (byUser.values[m] as number);
      }
    }
    const begin = end;
    for (let c = 0; c < count; c++) {
      const other = touched[c] as number;
      const likely = scaled(sums[other] as number, lengths, item, other, options);
      sums[other] = 0;
      isTouched[other] = 0;
      if (likely === 0) continue;
      if (end - begin === keep) {
        if (!comesBefore(likely, other, likelihood(likeness, end), places[end - 1] as number))
          continue;
        end--;
      }
      let hole = end++;
      for (; hole > begin; hole--) {
        if (!comesBefore(likely, other, likelihood(likeness, hole), places[hole - 1] as number))
          break;
        likeness[hole] = likeness[hole - 1] as number;
        places[hole] = places[hole - 1] as number;
      }
      likeness[hole] = likely;
      places[hole] = other;
    }
    newIndptr[item + 1] = end;
    if (item % BLOCK === BLOCK - 1 || item === rows - 1) {
      yield { done: item + 1, total: rows, unit: 'items' };
    }
  }
  return {
    ...{ rows, columns: rows, indptr: newIndptr },
    indices: places.slice(0, end),
    values: likeness.slice(0, end),
  };
}

/** The likeness before a place. */
function likelihood(likeness: Float64Array, place: number): number {
  return likeness[place - 1] as number;
}

function comesBefore(a: number, itemA: number, b: number, itemB: number): boolean {
  return a > b || (a === b && itemA < itemB);
}

function scaled(
  dot: number,
  lengths: Float64Array,
  a: number,
  b: number,
  { normalize, shrink, alpha }: LikenessOptions,
): number {
  if (!normalize) return dot;
  const x = lengths[a] as number;
  const y = lengths[b] as number;
  const size = alpha === 0.5 ? x * y : x ** (2 * alpha) * y ** (2 - 2 * alpha);
  return size + shrink === 0 ? 0 : dot / (size + shrink);
}

function rowLengths({ rows, indptr, values }: Csr): Float64Array {
  const lengths = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let n = indptr[r] as number; n < (indptr[r + 1] as number); n++)
      sum += (values[n] as number) ** 2;
    lengths[r] = Math.sqrt(sum);
  }
  return lengths;
}
