import type { Csr } from '../../data/csr.js';
import { RecommendError } from '../../errors.js';
import { SgdKernel } from '../../kernels/sgd.js';
import type { Steps } from '../../work.js';
import type { Factors } from './factors.js';
import type { FactorSettings, Rates } from './svd-options.js';
import type { ImplicitFactors } from './svdpp-plain.js';

/** Vectors begin where four numbers of 32 bits begin. */
const LANES = 4;

/**
 * Gradient descent in 32 bits, for SVD or, where the factors have implicit vectors, for SVD++. The
 * same steps as in 64 bits, summed in another order.
 *
 * @param ratings For SVD++ each item once a user.
 * @param simd `false` for the plain twin of the kernel, which gives the same bits.
 * @throws RecommendError `not-supported` for the kernel `'wasm'` where there is no WebAssembly SIMD.
 */
export function* descendSingle(
  ratings: Csr,
  factors: Factors | ImplicitFactors,
  { nEpochs, lrDecay, kernel, rates, nFactors }: FactorSettings,
  biased: boolean,
  simd: boolean = true,
): Steps {
  const { rows, columns, indptr, indices, values } = ratings;
  const implicit = 'yj' in factors ? factors.yj : null;
  const f = Math.ceil(nFactors / LANES) * LANES;
  const sgd = new SgdKernel(
    { users: rows, items: columns, ratings: values.length, f, implicit: implicit !== null },
    simd,
  );
  if (kernel === 'wasm' && !sgd.isWasm) {
    throw new RecommendError(
      'not-supported',
      "There is no WebAssembly SIMD here: take kernel: 'auto', which gives the same numbers.",
    );
  }
  const { arrays } = sgd;
  arrays.indptr.set(indptr);
  arrays.items.set(indices);
  arrays.ratings.set(values);
  arrays.bu.set(factors.bu);
  arrays.bi.set(factors.bi);
  spread(factors.pu, nFactors, arrays.pu, f);
  spread(factors.qi, nFactors, arrays.qi, f);
  if (implicit) spread(implicit, nFactors, arrays.yj, f);
  let scale = 1;
  for (let done = 1; done <= nEpochs; done++) {
    arrays.rates.set(inOrder(rates, scale, biased));
    sgd.pass(factors.mean);
    scale *= lrDecay;
    yield { done, total: nEpochs, unit: 'epoch' };
  }
  factors.bu.set(arrays.bu);
  factors.bi.set(arrays.bi);
  gather(arrays.pu, f, factors.pu, nFactors);
  gather(arrays.qi, f, factors.qi, nFactors);
  if (implicit) gather(arrays.yj, f, implicit, nFactors);
}

/** As the kernel reads them. */
function inOrder(rates: Rates, scale: number, biased: boolean): number[] {
  const { lrBu, lrBi, lrPu, lrQi, lrYj, regBu, regBi, regPu, regQi, regYj } = rates;
  const ofBias = biased ? scale : 0;
  const steps = [lrBu * ofBias, lrBi * ofBias, lrPu * scale, lrQi * scale];
  return [...steps, regBu, regBi, regPu, regQi, lrYj * scale, regYj];
}

/** Vectors with zeros behind each, up to a length of `f`. */
function spread(from: Float64Array, length: number, to: Float32Array, f: number): void {
  for (let x = 0, y = 0; x < from.length; x += length, y += f) {
    to.set(from.subarray(x, x + length), y);
  }
}

/** Undoes `spread`. */
function gather(from: Float32Array, f: number, to: Float64Array, length: number): void {
  for (let x = 0, y = 0; y < to.length; x += f, y += length) {
    to.set(from.subarray(x, x + length), y);
  }
}
