import { describe, expect, it } from 'vitest';
import { RandomState } from '../random/random-state.js';
import { SgdKernel, type SgdArrays } from './sgd.js';

/** A kernel over seeded numbers: 40 users with 0 to 11 of 30 items each. */
function kernelOf(f: number, implicit: boolean, simd: boolean): SgdKernel {
  const random = new RandomState(f);
  const sizes = { users: 40, items: 30, ratings: 0, f, implicit };
  const indptr = [0];
  const items: number[] = [];
  for (let user = 0; user < sizes.users; user++) {
    items.push(...random.permutation(sizes.items).slice(0, random.below(12)));
    indptr.push(items.length);
  }
  const kernel = new SgdKernel({ ...sizes, ratings: items.length }, simd);
  const { arrays } = kernel;
  arrays.indptr.set(indptr);
  arrays.items.set(items);
  arrays.ratings.set(random.uniform(1, 5, items.length));
  for (const name of ['bu', 'bi', 'pu', 'qi', 'yj'] as const) {
    arrays[name].set(random.normal(0, 0.1, arrays[name].length));
  }
  arrays.rates.set([0.011, 0.012, 0.013, 0.014, 0.02, 0.03, 0.04, 0.05, 0.015, 0.06]);
  return kernel;
}

function bitsOf({ bu, bi, pu, qi, yj }: SgdArrays): Uint32Array[] {
  return [bu, bi, pu, qi, yj].map((x) => new Uint32Array(Float32Array.from(x).buffer));
}

describe.each([
  ['SVD', false],
  ['SVD++', true],
])('gradient descent for %s', (_, implicit) => {
  it.each([4, 8, 12, 20, 100])('has the bits of its plain twin, %i factors', (f) => {
    const fast = kernelOf(f, implicit, true);
    const twin = kernelOf(f, implicit, false);
    expect([fast.isWasm, twin.isWasm]).toEqual([true, false]);
    const before = bitsOf(twin.arrays);
    for (let epoch = 0; epoch < 3; epoch++) for (const kernel of [fast, twin]) kernel.pass(3.1);
    expect(bitsOf(fast.arrays)).toEqual(bitsOf(twin.arrays));
    expect(bitsOf(fast.arrays)).not.toEqual(before);
  });
});
