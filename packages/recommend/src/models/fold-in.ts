import type { History } from '../lists/types.js';

/** The objective of Spark's ALS: see `FactorModel`. */
export interface FoldInOptions {
  regParam: number;
  alpha: number;
  nonnegative: boolean;
}

/** Sweeps at most; each number of the vector is set to its best once a sweep. */
const SWEEPS = 1000;
/** Where a sweep moves no number by more than this share of the longest, the vector stands. */
const STANDS = 1e-12;

/**
 * The vector of a user by what he or she did, items held fast: the x with the least
 * `Σ c (p - xy)² + λ n |x|²` over all items (Hu, Koren and Volinsky 2008, lambda as Spark scales it).
 * Solved by Cholesky; number by number in turn (Gauss and Seidel) where numbers must not be below 0.
 * O(history × rank² + rank³), or sweeps × rank² in place of the last.
 *
 * @param items Item vectors, one after the other.
 * @param gram Σ yyᵀ over all items.
 */
export function foldIn(
  { items: places, weights }: History,
  items: Float32Array | Float64Array,
  gram: Float64Array,
  { regParam, alpha, nonnegative }: FoldInOptions,
): Float64Array {
  const rank = Math.round(Math.sqrt(gram.length));
  const matrix = gram.slice();
  const right = new Float64Array(rank);
  let liked = 0;
  for (const [k, place] of places.entries()) {
    const rating = weights[k] as number;
    const more = alpha * Math.abs(rating);
    if (rating > 0) liked++;
    for (let a = 0; a < rank; a++) {
      const value = items[place * rank + a] as number;
      if (rating > 0) right[a] = (right[a] as number) + (1 + more) * value;
      for (let b = 0; b < rank; b++) {
        const other = items[place * rank + b] as number;
        matrix[a * rank + b] = (matrix[a * rank + b] as number) + more * value * other;
      }
    }
  }
  for (let a = 0; a < rank; a++) {
    matrix[a * rank + a] = (matrix[a * rank + a] as number) + regParam * liked;
  }
  return (nonnegative ? null : solve(matrix, right)) ?? descend(matrix, right, nonnegative);
}

function descend(matrix: Float64Array, right: Float64Array, nonnegative: boolean): Float64Array {
  const rank = right.length;
  const vector = new Float64Array(rank);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = 0;
    let longest = 0;
    for (let a = 0; a < rank; a++) {
      const own = matrix[a * rank + a] as number;
      // A direction in which no item points: nothing is known of it.
      if (!(own > 0)) continue;
      let rest = right[a] as number;
      for (let b = 0; b < rank; b++) {
        rest -= (matrix[a * rank + b] as number) * (vector[b] as number);
      }
      const before = vector[a] as number;
      const free = before + rest / own;
      const after = nonnegative ? Math.max(0, free) : free;
      vector[a] = after;
      moved = Math.max(moved, Math.abs(after - before));
      longest = Math.max(longest, Math.abs(after));
    }
    if (moved <= STANDS * longest) break;
  }
  return vector;
}

/** Solves a symmetric system by Cholesky; `null` if the matrix is not positive definite. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const rank = right.length;
  const lower = new Float64Array(rank * rank);
  const vector = right.slice();
  for (let row = 0; row < rank; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * rank + column] as number;
      for (let f = 0; f < column; f++) {
        rest -= (lower[row * rank + f] as number) * (lower[column * rank + f] as number);
      }
      if (column === row && !(rest > STANDS * (matrix[row * rank + row] as number))) return null;
      const pivot = column === row ? 0 : (lower[column * rank + column] as number);
      lower[row * rank + column] = column === row ? Math.sqrt(rest) : rest / pivot;
    }
    let rest = vector[row] as number;
    for (let f = 0; f < row; f++) rest -= (lower[row * rank + f] as number) * (vector[f] as number);
    vector[row] = rest / (lower[row * rank + row] as number);
  }
  for (let row = rank - 1; row >= 0; row--) {
    let rest = vector[row] as number;
    for (let f = row + 1; f < rank; f++) {
      rest -= (lower[f * rank + row] as number) * (vector[f] as number);
    }
    vector[row] = rest / (lower[row * rank + row] as number);
  }
  return vector;
}
