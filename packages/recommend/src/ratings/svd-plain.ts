import type { Csr } from '../data/csr.js';
import type { Steps } from '../work.js';
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
    const p0 = user * nFactors;
    let userBias = bu[user] as number;
    for (let k = indptr[user] as number; k < (indptr[user + 1] as number); k++) {
      const item = indices[k] as number;
      const q0 = item * nFactors;
      let product = 0;
      for (let f = 0; f < nFactors; f++) product += (qi[q0 + f] as number) * (pu[p0 + f] as number);
      const itemBias = bi[item] as number;
      const error = (values[k] as number) - (mean + userBias + itemBias + product);
      userBias += lrBu * (error - regBu * userBias);
      bi[item] = itemBias + lrBi * (error - regBi * itemBias);
      for (let f = 0; f < nFactors; f++) {
        const p = pu[p0 + f] as number;
        const q = qi[q0 + f] as number;
        pu[p0 + f] = p + lrPu * (error * q - regPu * p);
        qi[q0 + f] = q + lrQi * (error * p - regQi * q);
      }
    }
    bu[user] = userBias;
  }
}
