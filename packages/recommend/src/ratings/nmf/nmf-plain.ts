import type { Csr } from '../../data/csr.js';
import type { Steps } from '../../work.js';
import type { Factors } from '../svd/factors.js';

/** Rates and regularizations of `NMF`. */
export interface NMFRates {
  regPu: number;
  regQi: number;
  regBu: number;
  regBi: number;
  lrBu: number;
  lrBi: number;
}

/**
 * Multiplicative updates that keep factors from 0 up (Luo et al. 2014), with biases by gradient
 * descent: the steps of Surprise 1.1.5, each sum in its order. O(nEpochs × ratings × nFactors).
 */
export function* multiply(
  ratings: Csr,
  factors: Factors,
  rates: NMFRates,
  nEpochs: number,
  biased: boolean,
): Steps {
  const { rows, columns, indices } = ratings;
  const { nFactors, qi } = factors;
  const counts = new Int32Array(columns);
  for (const item of indices) counts[item] = (counts[item] as number) + 1;
  const above = new Float64Array(columns * nFactors);
  const below = new Float64Array(columns * nFactors);
  const userAbove = new Float64Array(nFactors);
  const userBelow = new Float64Array(nFactors);
  for (let done = 1; done <= nEpochs; done++) {
    above.fill(0);
    below.fill(0);
    for (let user = 0; user < rows; user++) {
      const items = { above, below };
      multiplyUser(user, ratings, factors, rates, biased, userAbove, userBelow, items);
    }
    for (let item = 0; item < columns; item++) {
      if (counts[item] === 0) continue;
      const held = (counts[item] as number) * rates.regQi;
      turn(qi, item * nFactors, above, below, item * nFactors, held, nFactors);
    }
    yield { done, total: nEpochs, unit: 'epoch' };
  }
}

/**
 * One pass over a user's ratings, then the new vector. No other user's sums read this vector, so it
 * can be replaced at once; the items' sums go on in `items` until all users are through.
 *
 * @param items `null` to hold items and their biases fast.
 */
export function multiplyUser(
  user: number,
  { indptr, indices, values }: Csr,
  { nFactors, mean, bu, bi, pu, qi }: Factors,
  { lrBu, lrBi, regBu, regBi, regPu }: NMFRates,
  biased: boolean,
  userAbove: Float64Array,
  userBelow: Float64Array,
  items: { above: Float64Array; below: Float64Array } | null,
): void {
  const begin = indptr[user] as number;
  const end = indptr[user + 1] as number;
  // Kept without ratings, a user has nothing to learn from; the same holds for items.
  if (begin === end) return;
  const p0 = user * nFactors;
  userAbove.fill(0);
  userBelow.fill(0);
  let userBias = bu[user] as number;
  for (let k = begin; k < end; k++) {
    const item = indices[k] as number;
    const rating = values[k] as number;
    const q0 = item * nFactors;
    let product = 0;
    for (let f = 0; f < nFactors; f++) product += (qi[q0 + f] as number) * (pu[p0 + f] as number);
    const itemBias = bi[item] as number;
    const estimate = mean + userBias + itemBias + product;
    const error = rating - estimate;
    if (biased) {
      userBias += lrBu * (error - regBu * userBias);
      if (items) bi[item] = itemBias + lrBi * (error - regBi * itemBias);
    }
    for (let f = 0; f < nFactors; f++) {
      const q = qi[q0 + f] as number;
      userAbove[f] = (userAbove[f] as number) + q * rating;
      userBelow[f] = (userBelow[f] as number) + q * estimate;
    }
    if (!items) continue;
    const { above, below } = items;
    for (let f = 0; f < nFactors; f++) {
      const p = pu[p0 + f] as number;
      above[q0 + f] = (above[q0 + f] as number) + p * rating;
      below[q0 + f] = (below[q0 + f] as number) + p * estimate;
    }
  }
  bu[user] = userBias;
  turn(pu, p0, userAbove, userBelow, 0, (end - begin) * regPu, nFactors);
}

/** A vector times what speaks for it over what speaks against it. */
function turn(
  vectors: Float64Array,
  at: number,
  above: Float64Array,
  below: Float64Array,
  from: number,
  held: number,
  nFactors: number,
): void {
  for (let f = 0; f < nFactors; f++) {
    const x = vectors[at + f] as number;
    if (x === 0) continue;
    const against = (below[from + f] as number) + held * x;
    // Nothing speaks for or against it: without regularization, of things that have only zeros.
    if (against === 0) continue;
    vectors[at + f] = x * ((above[from + f] as number) / against);
  }
}
