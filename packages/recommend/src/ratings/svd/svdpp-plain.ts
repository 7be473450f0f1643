import type { Csr } from '../../data/csr.js';
import type { Steps } from '../../work.js';
import type { Factors } from './factors.js';
import type { FactorSettings, Rates } from './svd-options.js';

/** Factors with a second vector an item, for the mere fact that somebody rated it. */
export interface ImplicitFactors extends Factors {
  yj: Float64Array;
}

/**
 * Gradient descent for SVD++ in 64 bits, with the steps of Surprise 1.1.5 rating by rating.
 *
 * Each rating changes the vector y of every item that its user rated, which costs O(Σ n_u²) when it
 * is written out. But within one user's ratings all these vectors take the same steps,
 * `y ← keep × y + c`: so only the map is kept, as one number and one vector, and each y is written
 * once, after the user's last rating: O(ratings × nFactors) an epoch. An item that a user rated twice
 * takes each step twice; such users' steps are written out.
 */
export function* descendImplicitPlain(
  ratings: Csr,
  factors: ImplicitFactors,
  { nEpochs, lrDecay, rates }: FactorSettings,
): Steps {
  const room = roomFor(factors.nFactors);
  const repeats = usersWithRepeats(ratings);
  let scale = 1;
  for (let done = 1; done <= nEpochs; done++) {
    const now = scaled(rates, scale);
    for (let user = 0; user < ratings.rows; user++) {
      if (repeats[user] === 1) userWrittenOut(user, ratings, factors, now, room);
      else userLazily(user, ratings, factors, now, room);
    }
    scale *= lrDecay;
    yield { done, total: nEpochs, unit: 'epoch' };
  }
}

/** Vectors of one user that are used again for the next. */
interface Room {
  /** Sum of the items' y as they were before this user. */
  sum: Float64Array;
  /** What the steps so far have added to each y. */
  added: Float64Array;
  /** The user's implicit part: sum of the items' y now / √n. */
  implicit: Float64Array;
}

function roomFor(nFactors: number): Room {
  return {
    sum: new Float64Array(nFactors),
    added: new Float64Array(nFactors),
    implicit: new Float64Array(nFactors),
  };
}

function userLazily(
  user: number,
  { indptr, indices, values }: Csr,
  { nFactors, mean, bu, bi, pu, qi, yj }: ImplicitFactors,
  rates: Rates,
  { sum, added, implicit }: Room,
): void {
  const begin = indptr[user] as number;
  const end = indptr[user + 1] as number;
  if (begin === end) return;
  const { lrBu, lrBi, lrPu, lrQi, lrYj, regBu, regBi, regPu, regQi, regYj } = rates;
  const root = Math.sqrt(end - begin);
  const decay = 1 - lrYj * regYj;
  const p0 = user * nFactors;
  let keep = 1;
  sum.fill(0);
  added.fill(0);
  for (let k = begin; k < end; k++) {
    const y0 = (indices[k] as number) * nFactors;
    for (let f = 0; f < nFactors; f++) sum[f] = (sum[f] as number) + (yj[y0 + f] as number);
  }
  const ofAdded = (end - begin) / root;
  let q0 = (indices[begin] as number) * nFactors;
  let product = 0;
  for (let f = 0; f < nFactors; f++) {
    const part = (sum[f] as number) / root;
    implicit[f] = part;
    product += (qi[q0 + f] as number) * ((pu[p0 + f] as number) + part);
  }
  let userBias = bu[user] as number;
  for (let k = begin; k < end; k++) {
    const item = indices[k] as number;
    const itemBias = bi[item] as number;
    const error = (values[k] as number) - (mean + userBias + itemBias + product);
    userBias += lrBu * (error - regBu * userBias);
    bi[item] = itemBias + lrBi * (error - regBi * itemBias);
    const step = (lrYj * error) / root;
    keep *= decay;
    // The next rating's product is taken while the vectors change; after the last it is not needed.
    const next = (indices[Math.min(k + 1, end - 1)] as number) * nFactors;
    const ofSum = keep / root;
    product = 0;
    for (let f = 0; f < nFactors; f++) {
      const x = (p0 + f) | 0;
      const y = (q0 + f) | 0;
      const p = pu[x] as number;
      const q = qi[y] as number;
      const changed = p + lrPu * (error * q - regPu * p);
      const grown = decay * (added[f] as number) + step * q;
      const part = ofSum * (sum[f] as number) + ofAdded * grown;
      pu[x] = changed;
      qi[y] = q + lrQi * (error * (p + (implicit[f] as number)) - regQi * q);
      added[f] = grown;
      implicit[f] = part;
      product += (qi[(next + f) | 0] as number) * (changed + part);
    }
    q0 = next;
  }
  bu[user] = userBias;
  for (let k = begin; k < end; k++) {
    const y0 = (indices[k] as number) * nFactors;
    for (let f = 0; f < nFactors; f++) {
      yj[y0 + f] = keep * (yj[y0 + f] as number) + (added[f] as number);
    }
  }
}

/** The same, each y after each rating. */
function userWrittenOut(
  user: number,
  { indptr, indices, values }: Csr,
  { nFactors, mean, bu, bi, pu, qi, yj }: ImplicitFactors,
  rates: Rates,
  { implicit, added: steps }: Room,
): void {
  const begin = indptr[user] as number;
  const end = indptr[user + 1] as number;
  const { lrBu, lrBi, lrPu, lrQi, lrYj, regBu, regBi, regPu, regQi, regYj } = rates;
  const root = Math.sqrt(end - begin);
  const p0 = user * nFactors;
  for (let k = begin; k < end; k++) {
    const item = indices[k] as number;
    const q0 = item * nFactors;
    implicitInto(implicit, begin, end, indices, yj, nFactors);
    let product = 0;
    for (let f = 0; f < nFactors; f++) {
      product += (qi[q0 + f] as number) * ((pu[p0 + f] as number) + (implicit[f] as number));
    }
    const userBias = bu[user] as number;
    const itemBias = bi[item] as number;
    const error = (values[k] as number) - (mean + userBias + itemBias + product);
    bu[user] = userBias + lrBu * (error - regBu * userBias);
    bi[item] = itemBias + lrBi * (error - regBi * itemBias);
    for (let f = 0; f < nFactors; f++) {
      const p = pu[p0 + f] as number;
      const q = qi[q0 + f] as number;
      pu[p0 + f] = p + lrPu * (error * q - regPu * p);
      qi[q0 + f] = q + lrQi * (error * (p + (implicit[f] as number)) - regQi * q);
      steps[f] = (error * q) / root;
    }
    for (let j = begin; j < end; j++) {
      const y0 = (indices[j] as number) * nFactors;
      for (let f = 0; f < nFactors; f++) {
        const y = yj[y0 + f] as number;
        yj[y0 + f] = y + lrYj * ((steps[f] as number) - regYj * y);
      }
    }
  }
}

/** Writes `Σ y / √n` over the items at `begin` to `end`. */
export function implicitInto(
  implicit: Float64Array,
  begin: number,
  end: number,
  indices: Int32Array,
  yj: Float64Array,
  nFactors: number,
): void {
  implicit.fill(0);
  for (let k = begin; k < end; k++) {
    const y0 = (indices[k] as number) * nFactors;
    for (let f = 0; f < nFactors; f++) {
      implicit[f] = (implicit[f] as number) + (yj[y0 + f] as number);
    }
  }
  const root = Math.sqrt(end - begin);
  for (let f = 0; f < nFactors; f++) implicit[f] = (implicit[f] as number) / root;
}

/** 1 for each user with an item twice. */
function usersWithRepeats({ rows, columns, indptr, indices }: Csr): Uint8Array {
  const lastUser = new Int32Array(columns).fill(-1);
  const repeats = new Uint8Array(rows);
  for (let user = 0; user < rows; user++) {
    for (let k = indptr[user] as number; k < (indptr[user + 1] as number); k++) {
      const item = indices[k] as number;
      if (lastUser[item] === user) repeats[user] = 1;
      lastUser[item] = user;
    }
  }
  return repeats;
}

function scaled(rates: Rates, scale: number): Rates {
  const { lrBu, lrBi, lrPu, lrQi, lrYj } = rates;
  return {
    ...rates,
    lrBu: lrBu * scale,
    lrBi: lrBi * scale,
    lrPu: lrPu * scale,
    lrQi: lrQi * scale,
    lrYj: lrYj * scale,
  };
}
