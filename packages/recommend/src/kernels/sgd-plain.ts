import type { SgdArrays } from './sgd.js';

const f32 = Math.fround;

/**
 * The twin of kernels/sgd.ts for where there is no WebAssembly SIMD: one pass of gradient descent for
 * SVD over the users from `begin` up to `end`. Four sums stand for the four lanes; each number is
 * rounded to 32 bits where the kernel rounds it, so that both give the same bits.
 */
export function svdPlain(begin: number, end: number, f: number, mean: number, of: SgdArrays): void {
  const { indptr, items, ratings, bu, bi, pu, qi, rates } = of;
  const [lrBu = 0, lrBi = 0, lrPu = 0, lrQi = 0, regBu = 0, regBi = 0, regPu = 0, regQi = 0] =
    rates;
  const keepP = f32(1 - f32(lrPu * regPu));
  const keepQ = f32(1 - f32(lrQi * regQi));
  const middle = f32(mean);
  for (let user = begin; user < end; user++) {
    const p = user * f;
    let userBias = bu[user] as number;
    for (let k = indptr[user] as number; k < (indptr[user + 1] as number); k++) {
      const item = items[k] as number;
      const q = item * f;
      const itemBias = bi[item] as number;
      const told = f32(f32(f32(middle + userBias) + itemBias) + dotByLanes(pu, p, qi, q, f));
      const error = f32((ratings[k] as number) - told);
      userBias = f32(userBias + f32(lrBu * f32(error - f32(regBu * userBias))));
      bi[item] = f32(itemBias + f32(lrBi * f32(error - f32(regBi * itemBias))));
      const stepP = f32(lrPu * error);
      const stepQ = f32(lrQi * error);
      for (let j = 0; j < f; j++) {
        const x = pu[p + j] as number;
        const y = qi[q + j] as number;
        pu[p + j] = f32(f32(keepP * x) + f32(stepP * y));
        qi[q + j] = f32(f32(keepQ * y) + f32(stepQ * x));
      }
    }
    bu[user] = userBias;
  }
}

/** Dot product with two sums a lane, of even and of odd groups of four. */
function dotByLanes(x: Float32Array, p: number, y: Float32Array, q: number, f: number): number {
  let [a, b, c, d, e, g, h, i] = [0, 0, 0, 0, 0, 0, 0, 0];
  let j = 0;
  for (; j + 4 < f; j += 8) {
    a = f32(a + f32((x[p + j] as number) * (y[q + j] as number)));
    b = f32(b + f32((x[p + j + 1] as number) * (y[q + j + 1] as number)));
    c = f32(c + f32((x[p + j + 2] as number) * (y[q + j + 2] as number)));
    d = f32(d + f32((x[p + j + 3] as number) * (y[q + j + 3] as number)));
    e = f32(e + f32((x[p + j + 4] as number) * (y[q + j + 4] as number)));
    g = f32(g + f32((x[p + j + 5] as number) * (y[q + j + 5] as number)));
    h = f32(h + f32((x[p + j + 6] as number) * (y[q + j + 6] as number)));
    i = f32(i + f32((x[p + j + 7] as number) * (y[q + j + 7] as number)));
  }
  if (j < f) {
    a = f32(a + f32((x[p + j] as number) * (y[q + j] as number)));
    b = f32(b + f32((x[p + j + 1] as number) * (y[q + j + 1] as number)));
    c = f32(c + f32((x[p + j + 2] as number) * (y[q + j + 2] as number)));
    d = f32(d + f32((x[p + j + 3] as number) * (y[q + j + 3] as number)));
  }
  return f32(f32(f32(a + e) + f32(c + h)) + f32(f32(b + g) + f32(d + i)));
}

/** As `svdPlain`, with the implicit vectors of SVD++. */
export function svdppPlain(
  begin: number,
  end: number,
  f: number,
  mean: number,
  of: SgdArrays,
): void {
  const { indptr, items, ratings, bu, bi, pu, qi, yj, rates, room } = of;
  const [lrBu = 0, lrBi = 0, lrPu = 0, lrQi = 0, regBu = 0, regBi = 0, regPu = 0, regQi = 0] =
    rates;
  const [lrYj = 0, regYj = 0] = rates.subarray(8);
  const keepP = f32(1 - f32(lrPu * regPu));
  const keepQ = f32(1 - f32(lrQi * regQi));
  const decay = f32(1 - f32(lrYj * regYj));
  const middle = f32(mean);
  const sum = room.subarray(0, f);
  const added = room.subarray(f, 2 * f);
  const whole = room.subarray(2 * f, 3 * f);
  for (let user = begin; user < end; user++) {
    const first = indptr[user] as number;
    const last = indptr[user + 1] as number;
    if (first === last) continue;
    const p = user * f;
    const perRoot = f32(1 / f32(Math.sqrt(last - first)));
    const ofAdded = f32((last - first) * perRoot);
    let keep = 1;
    sum.fill(0);
    added.fill(0);
    for (let k = first; k < last; k++) {
      const y = (items[k] as number) * f;
      for (let j = 0; j < f; j++) sum[j] = f32((sum[j] as number) + (yj[y + j] as number));
    }
    let userBias = bu[user] as number;
    for (let k = first; k < last; k++) {
      const item = items[k] as number;
      const q = item * f;
      const ofSum = f32(keep * perRoot);
      for (let j = 0; j < f; j++) {
        const part = f32(f32(ofSum * (sum[j] as number)) + f32(ofAdded * (added[j] as number)));
        whole[j] = f32(part + (pu[p + j] as number));
      }
      const itemBias = bi[item] as number;
      const told = f32(f32(f32(middle + userBias) + itemBias) + dotInFour(whole, qi, q, f));
      const error = f32((ratings[k] as number) - told);
      userBias = f32(userBias + f32(lrBu * f32(error - f32(regBu * userBias))));
      bi[item] = f32(itemBias + f32(lrBi * f32(error - f32(regBi * itemBias))));
      const stepP = f32(lrPu * error);
      const stepQ = f32(lrQi * error);
      const stepY = f32(f32(lrYj * error) * perRoot);
      keep = f32(keep * decay);
      for (let j = 0; j < f; j++) {
        const y = qi[q + j] as number;
        pu[p + j] = f32(f32(keepP * (pu[p + j] as number)) + f32(stepP * y));
        qi[q + j] = f32(f32(keepQ * y) + f32(stepQ * (whole[j] as number)));
        added[j] = f32(f32(decay * (added[j] as number)) + f32(stepY * y));
      }
    }
    bu[user] = userBias;
    for (let k = first; k < last; k++) {
      const y = (items[k] as number) * f;
      for (let j = 0; j < f; j++) {
        yj[y + j] = f32(f32(keep * (yj[y + j] as number)) + (added[j] as number));
      }
    }
  }
}

/** Dot product with one sum a lane. */
function dotInFour(x: Float32Array, y: Float32Array, q: number, f: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let j = 0; j < f; j += 4) {
    a = f32(a + f32((x[j] as number) * (y[q + j] as number)));
    b = f32(b + f32((x[j + 1] as number) * (y[q + j + 1] as number)));
    c = f32(c + f32((x[j + 2] as number) * (y[q + j + 2] as number)));
    d = f32(d + f32((x[j + 3] as number) * (y[q + j + 3] as number)));
  }
  return f32(f32(a + c) + f32(b + d));
}
