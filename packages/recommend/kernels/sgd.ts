// Gradient descent for SVD and SVD++ in 32 bits. Addresses are bytes in the caller's memory; vectors
// are float32 rows of `f` numbers, f % 4 == 0, the numbers behind a model's last factor being 0. Each
// sum is taken in the order in which the plain twin (src/kernels/sgd-plain.ts) takes it, so that both
// give the same bits.

import { sumOfLanes } from './_lanes';

/**
 * One pass over the ratings of the users from `user` up to `end`.
 *
 * @param rates lrBu, lrBi, lrPu, lrQi, regBu, regBi, regPu, regQi as float32.
 */
export function svd(
  user: i32,
  end: i32,
  indptr: usize,
  items: usize,
  ratings: usize,
  bu: usize,
  bi: usize,
  pu: usize,
  qi: usize,
  f: i32,
  mean: f32,
  rates: usize,
): void {
  const lrBu = load<f32>(rates);
  const lrBi = load<f32>(rates, 4);
  const lrPu = load<f32>(rates, 8);
  const lrQi = load<f32>(rates, 12);
  const regBu = load<f32>(rates, 16);
  const regBi = load<f32>(rates, 20);
  const keepP = f32x4.splat(<f32>1 - lrPu * load<f32>(rates, 24));
  const keepQ = f32x4.splat(<f32>1 - lrQi * load<f32>(rates, 28));
  const row = <usize>f << 2;
  for (; user < end; user++) {
    const p = pu + <usize>user * row;
    const pEnd = p + row;
    const first = load<i32>(indptr + (<usize>user << 2));
    const last = load<i32>(indptr + (<usize>user << 2), 4);
    let userBias = load<f32>(bu + (<usize>user << 2));
    for (let k = first; k < last; k++) {
      const item = <usize>load<i32>(items + (<usize>k << 2));
      const q = qi + item * row;
      // Two sums, of even and of odd groups of four, so that one need not wait for the other.
      let sum = f32x4.splat(0);
      let odd = f32x4.splat(0);
      let a = p;
      let b = q;
      for (; a + 16 < pEnd; a += 32, b += 32) {
        sum = f32x4.add(sum, f32x4.mul(v128.load(a), v128.load(b)));
        odd = f32x4.add(odd, f32x4.mul(v128.load(a, 16), v128.load(b, 16)));
      }
      if (a < pEnd) sum = f32x4.add(sum, f32x4.mul(v128.load(a), v128.load(b)));
      sum = f32x4.add(sum, odd);
      const itemBias = load<f32>(bi + (item << 2));
      const told = mean + userBias + itemBias + sumOfLanes(sum);
      const error = load<f32>(ratings + (<usize>k << 2)) - told;
      userBias += lrBu * (error - regBu * userBias);
      store<f32>(bi + (item << 2), itemBias + lrBi * (error - regBi * itemBias));
      const stepP = f32x4.splat(lrPu * error);
      const stepQ = f32x4.splat(lrQi * error);
      for (a = p, b = q; a < pEnd; a += 16, b += 16) {
        const x = v128.load(a);
        const y = v128.load(b);
        v128.store(a, f32x4.add(f32x4.mul(keepP, x), f32x4.mul(stepP, y)));
        v128.store(b, f32x4.add(f32x4.mul(keepQ, y), f32x4.mul(stepQ, x)));
      }
    }
    store<f32>(bu + (<usize>user << 2), userBias);
  }
}

/**
 * As `svd`, with the implicit vectors of SVD++. While a user's ratings go by, each of the items' y is
 * `keep × y + added`; they are written once at the end. An item may be there once a user.
 *
 * @param rates As for `svd`, then lrYj, regYj.
 * @param room Three rows: the sum of y before, `added`, and the user's whole vector.
 */
export function svdpp(
  user: i32,
  end: i32,
  indptr: usize,
  items: usize,
  ratings: usize,
  bu: usize,
  bi: usize,
  pu: usize,
  qi: usize,
  f: i32,
  mean: f32,
  rates: usize,
  yj: usize,
  room: usize,
): void {
  const lrBu = load<f32>(rates);
  const lrBi = load<f32>(rates, 4);
  const lrPu = load<f32>(rates, 8);
  const lrQi = load<f32>(rates, 12);
  const regBu = load<f32>(rates, 16);
  const regBi = load<f32>(rates, 20);
  const keepP = f32x4.splat(<f32>1 - lrPu * load<f32>(rates, 24));
  const keepQ = f32x4.splat(<f32>1 - lrQi * load<f32>(rates, 28));
  const lrYj = load<f32>(rates, 32);
  const decay = <f32>1 - lrYj * load<f32>(rates, 36);
  const decays = f32x4.splat(decay);
  const row = <usize>f << 2;
  const added = row;
  const whole = row << 1;
  const roomEnd = room + row;
  for (; user < end; user++) {
    const first = load<i32>(indptr + (<usize>user << 2));
    const last = load<i32>(indptr + (<usize>user << 2), 4);
    if (first == last) continue;
    const p = pu + <usize>user * row;
    const count = <f32>(last - first);
    const perRoot = <f32>1 / sqrt<f32>(count);
    const ofAdded = f32x4.splat(count * perRoot);
    let keep: f32 = 1;
    for (let c = room; c < roomEnd; c += 16) {
      v128.store(c, f32x4.splat(0));
      v128.store(c + added, f32x4.splat(0));
    }
    for (let k = first; k < last; k++) {
      let y = yj + <usize>load<i32>(items + (<usize>k << 2)) * row;
      for (let c = room; c < roomEnd; c += 16, y += 16) {
        v128.store(c, f32x4.add(v128.load(c), v128.load(y)));
      }
    }
    let userBias = load<f32>(bu + (<usize>user << 2));
    for (let k = first; k < last; k++) {
      const item = <usize>load<i32>(items + (<usize>k << 2));
      const q = qi + item * row;
      const ofSum = f32x4.splat(keep * perRoot);
      let sum = f32x4.splat(0);
      for (let a = p, b = q, c = room; c < roomEnd; a += 16, b += 16, c += 16) {
        const part = f32x4.add(
          f32x4.mul(ofSum, v128.load(c)),
          f32x4.mul(ofAdded, v128.load(c + added)),
        );
        const z = f32x4.add(part, v128.load(a));
        v128.store(c + whole, z);
        sum = f32x4.add(sum, f32x4.mul(z, v128.load(b)));
      }
      const itemBias = load<f32>(bi + (item << 2));
      const told = mean + userBias + itemBias + sumOfLanes(sum);
      const error = load<f32>(ratings + (<usize>k << 2)) - told;
      userBias += lrBu * (error - regBu * userBias);
      store<f32>(bi + (item << 2), itemBias + lrBi * (error - regBi * itemBias));
      const stepP = f32x4.splat(lrPu * error);
      const stepQ = f32x4.splat(lrQi * error);
      const stepY = f32x4.splat(lrYj * error * perRoot);
      keep *= decay;
      for (let a = p, b = q, c = room; c < roomEnd; a += 16, b += 16, c += 16) {
        const y = v128.load(b);
        v128.store(a, f32x4.add(f32x4.mul(keepP, v128.load(a)), f32x4.mul(stepP, y)));
        v128.store(b, f32x4.add(f32x4.mul(keepQ, y), f32x4.mul(stepQ, v128.load(c + whole))));
        v128.store(
          c + added,
          f32x4.add(f32x4.mul(decays, v128.load(c + added)), f32x4.mul(stepY, y)),
        );
      }
    }
    store<f32>(bu + (<usize>user << 2), userBias);
    const keeps = f32x4.splat(keep);
    for (let k = first; k < last; k++) {
      let y = yj + <usize>load<i32>(items + (<usize>k << 2)) * row;
      for (let c = room; c < roomEnd; c += 16, y += 16) {
        v128.store(y, f32x4.add(f32x4.mul(keeps, v128.load(y)), v128.load(c + added)));
      }
    }
  }
}
