import type { AlsRows } from './weights.js';

/**
 * What ALS makes small: `Σ c (p - x·y)² + a0 Σ (x·y)² + Σ λ|x|² + Σ λ|y|²`, in float64.
 * O(pairs × f).
 *
 * @param users Rows of the users; those of the items only for their lambdas.
 * @param emptyLoss Σ c p².
 * @param square a0 Σ (x·y)² over all users and items: `squareOfAll`.
 */
export function alsLoss(
  users: AlsRows,
  items: AlsRows,
  emptyLoss: number,
  square: number,
  x: Float32Array,
  y: Float32Array,
  f: number,
): number {
  let loss = emptyLoss + square + penalty(x, users.reg, f) + penalty(y, items.reg, f);
  for (let u = 0; u < users.rows; u++) {
    const end = users.indptr[u + 1] as number;
    for (let k = users.indptr[u] as number; k < end; k++) {
      let score = 0;
      let at = (users.indices[k] as number) * f;
      for (let j = u * f; j < (u + 1) * f; j++) score += (x[j] as number) * (y[at++] as number);
      loss += score * ((users.wa[k] as number) * score - 2 * (users.wb[k] as number));
    }
  }
  return loss;
}

/** Σ (x·y)² over all pairs is the sum of the products of two Gram matrices. */
export function squareOfAll(one: Float32Array, two: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < one.length; k++) sum += (one[k] as number) * (two[k] as number);
  return sum;
}

function penalty(vectors: Float32Array, reg: Float32Array, f: number): number {
  let sum = 0;
  for (let r = 0, at = 0; r < reg.length; r++) {
    let square = 0;
    for (let j = 0; j < f; j++, at++) square += (vectors[at] as number) ** 2;
    sum += (reg[r] as number) * square;
  }
  return sum;
}
