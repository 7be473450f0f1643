import { dot } from './factors.js';

/** A user's bias and vector. */
export interface FoldedUser {
  bias: number;
  vector: Float64Array;
}

/** Ratings of somebody new, and what is known of the items. */
export interface FoldInRatings {
  nFactors: number;
  /** Places of the rated items. */
  items: Int32Array;
  /** Each rating less the mean, the item's bias, and all else that is known of it before. */
  residuals: Float64Array;
  /** The items' vectors. */
  qi: Float64Array;
  /** Whether there is a bias to find. */
  biased: boolean;
  regBu: number;
  regPu: number;
}

/** Steps stop when the residual of the equations has shrunk by this factor. */
const TOLERANCE = 1e-7;
/** Never less than this, so that few ratings with no regularization have one answer. */
const LEAST_REG = 1e-6;

/**
 * Where gradient descent would bring a new user to rest with the items held fast: the ridge solution
 * of `Σ (residual - b - p · q)² + n (regBu b² + regPu |p|²)`, found by conjugate gradients (Hestenes
 * and Stiefel 1952) without building the matrix. O(steps × n × nFactors), with few steps.
 */
export function foldIn(ratings: FoldInRatings): FoldedUser {
  const { nFactors, items, residuals, qi, biased } = ratings;
  const n = items.length;
  // The bias is one more factor, on which every item has 1; it lies behind the others.
  const length = nFactors + 1;
  const holdVector = n * Math.max(ratings.regPu, LEAST_REG);
  const holdBias = n * Math.max(ratings.regBu, LEAST_REG);
  const solution = new Float64Array(length);
  const left = new Float64Array(length);
  const product = new Float64Array(length);
  for (let k = 0; k < n; k++) addRow(left, residuals[k] as number, items[k] as number);
  const direction = left.slice();
  let square = dot(left, 0, left, 0, length);
  const enough = square * TOLERANCE ** 2;
  for (let step = 0; step < 2 * length && square > enough && square > 0; step++) {
    for (let f = 0; f < nFactors; f++) product[f] = holdVector * (direction[f] as number);
    product[nFactors] = holdBias * (direction[nFactors] as number);
    for (let k = 0; k < n; k++) {
      const item = items[k] as number;
      const along =
        dot(direction, 0, qi, item * nFactors, nFactors) + (direction[nFactors] as number);
      addRow(product, along, item);
    }
    if (!biased) product[nFactors] = 0;
    const far = square / dot(direction, 0, product, 0, length);
    for (let f = 0; f < length; f++) {
      solution[f] = (solution[f] as number) + far * (direction[f] as number);
      left[f] = (left[f] as number) - far * (product[f] as number);
    }
    const next = dot(left, 0, left, 0, length);
    const turn = next / square;
    for (let f = 0; f < length; f++) {
      direction[f] = (left[f] as number) + turn * (direction[f] as number);
    }
    square = next;
  }
  return { bias: solution[nFactors] as number, vector: solution.subarray(0, nFactors) };

  /** Adds `times` an item's vector. */
  function addRow(to: Float64Array, times: number, item: number): void {
    const q0 = item * nFactors;
    let f = 0;
    for (; f + 1 < nFactors; f += 2) {
      const q = (q0 + f) | 0;
      to[f] = (to[f] as number) + times * (qi[q] as number);
      to[f + 1] = (to[f + 1] as number) + times * (qi[(q + 1) | 0] as number);
    }
    if (f < nFactors) to[f] = (to[f] as number) + times * (qi[q0 + f] as number);
    if (biased) to[nFactors] = (to[nFactors] as number) + times;
  }
}
