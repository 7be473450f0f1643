import type { RandomState } from '../random/random-state.js';

/** A bias and a vector for each user and each item: `mean + bu + bi + pu · qi`. */
export interface Factors {
  nFactors: number;
  /** Mean of all ratings; 0 for a model without biases. */
  mean: number;
  bu: Float64Array;
  bi: Float64Array;
  /** One vector a user, one after the other. */
  pu: Float64Array;
  /** One vector an item. */
  qi: Float64Array;
}

/** Zero biases and normal vectors, users before items: Surprise's order of drawing. */
export function drawFactors(
  random: RandomState,
  users: number,
  items: number,
  { nFactors, initMean, initStdDev }: { nFactors: number; initMean: number; initStdDev: number },
  mean: number,
): Factors {
  return {
    nFactors,
    mean,
    bu: new Float64Array(users),
    bi: new Float64Array(items),
    pu: random.normal(initMean, initStdDev, users * nFactors),
    qi: random.normal(initMean, initStdDev, items * nFactors),
  };
}

/** Dot product of `length` numbers, in four sums so that the processor need not wait. */
export function dot(
  x: Float64Array,
  xAt: number,
  y: Float64Array,
  yAt: number,
  length: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let f = 0;
  for (; f + 3 < length; f += 4) {
    a += (x[xAt + f] as number) * (y[yAt + f] as number);
    b += (x[xAt + f + 1] as number) * (y[yAt + f + 1] as number);
    c += (x[xAt + f + 2] as number) * (y[yAt + f + 2] as number);
    d += (x[xAt + f + 3] as number) * (y[yAt + f + 3] as number);
  }
  for (; f < length; f++) a += (x[xAt + f] as number) * (y[yAt + f] as number);
  return a + c + (b + d);
}
