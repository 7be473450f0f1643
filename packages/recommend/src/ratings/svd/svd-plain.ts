import type { Csr } from '../../data/csr.js';
import type { Steps } from '../../work.js';
import type { Factors } from './factors.js';
import type { FactorSettings, Rates } from './svd-options.js';

/**
 * Gradient descent in 64 bits on `Σ (r - mean - bu - bi - pu · qi)² + reg (bu² + bi² + |pu|² + |qi|²)`,
 * rating by rating, user by user, each sum in the order in which Surprise 1.1.5 takes it. O(ratings ×
 * nFactors) an epoch.
 *
 * @param factors Where it starts and what it changes.
 */
export function* descendPlain(
  ratings: Csr,
  factors: Factors,
  { nEpochs, lrDecay, rates }: FactorSettings,
  biased: boolean,
): Steps {
  let scale = 1;
  for (let done = 1; done <= nEpochs; done++) {
    epoch(ratings, factors, rates, scale, biased);
    scale *= lrDecay;
    yield { done, total: nEpochs, unit: 'epoch' };
  }
}

function epoch(
  { rows, indptr, indices, values }: Csr,
  { nFactors, mean, bu, bi, pu, qi }: Factors,
  rates: Rates,
  scale: number,
  biased: boolean,
): void {
  const lrBu = biased ? rates.lrBu * scale : 0;
  const lrBi = biased ? rates.lrBi * scale : 0;
  const lrPu = rates.lrPu * scale;
  const lrQi = rates.lrQi * scale;
  const { regBu, regBi, regPu, regQi } = rates;
  for (let user = 0; user < rows; user++) {
    const begin = indptr[user] as number;
    const end = indptr[user + 1] as number;
    if (begin === end) continue;
    const p0 = user * nFactors;
    let q0 = (indices[begin] as number) * nFactors;
    let product = 0;
    for (let f = 0; f < nFactors; f++) product += (qi[q0 + f] as number) * (pu[p0 + f] as number);
    let userBias = bu[user] as number;
    for (let k = begin; k < end; k++) {
      const item = indices[k] as number;
      const itemBias = bi[item] as number;
      const error = (values[k] as number) - (mean + userBias + itemBias + product);
      userBias += lrBu * (error - regBu * userBias);
      bi[item] = itemBias + lrBi * (error - regBi * itemBias);
      // The next rating's product is taken while the vectors change: its sum, which must go one by
      // one to be Surprise's, then waits for nothing. After the last rating it is not needed.
      const next = (indices[Math.min(k + 1, end - 1)] as number) * nFactors;
      product = 0;
      let f = 0;
      // Two factors a turn, and `| 0` for sums that are whole: twice as fast in V8.
      for (; f + 1 < nFactors; f += 2) {
        const x = (p0 + f) | 0;
        const y = (q0 + f) | 0;
        const z = (next + f) | 0;
        const p = pu[x] as number;
        const q = qi[y] as number;
        const p1 = pu[(x + 1) | 0] as number;
        const q1 = qi[(y + 1) | 0] as number;
        const changed = p + lrPu * (error * q - regPu * p);
        const changed1 = p1 + lrPu * (error * q1 - regPu * p1);
        pu[x] = changed;
        pu[(x + 1) | 0] = changed1;
        qi[y] = q + lrQi * (error * p - regQi * q);
        qi[(y + 1) | 0] = q1 + lrQi * (error * p1 - regQi * q1);
        product += (qi[z] as number) * changed;
        product += (qi[(z + 1) | 0] as number) * changed1;
      }
      if (f < nFactors) {
        const p = pu[p0 + f] as number;
        const q = qi[q0 + f] as number;
        const changed = p + lrPu * (error * q - regPu * p);
        pu[p0 + f] = changed;
        qi[q0 + f] = q + lrQi * (error * p - regQi * q);
        product += (qi[next + f] as number) * changed;
      }
      q0 = next;
    }
    bu[user] = userBias;
  }
}
