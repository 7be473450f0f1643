import type { RandomState } from '../../random/random-state.js';

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

/** The same model for ratings that are `times` as large; the factors themselves where that is 1. */
export function stretched(factors: Factors, times: number): Factors {
  if (times === 1) return factors;
  const { nFactors, mean, bu, bi, pu, qi } = factors;
  return {
    nFactors,
    mean: mean * times,
    bu: bu.map((x) => x * times),
    bi: bi.map((x) => x * times),
    pu: pu.map((x) => x * Math.sqrt(times)),
    qi: qi.map((x) => x * Math.sqrt(times)),
  };
}

/** Some users' and items' part of the factors, in the given order; a place of -1 gets zeros. */
export function partOf(
  { nFactors, mean, bu, bi, pu, qi }: Factors,
  users: Int32Array,
  items: Int32Array,
): Factors {
  return {
    nFactors,
    mean,
    bu: rowsOf(bu, 1, users),
    bi: rowsOf(bi, 1, items),
    pu: rowsOf(pu, nFactors, users),
    qi: rowsOf(qi, nFactors, items),
  };
}

function rowsOf(numbers: Float64Array, length: number, places: Int32Array): Float64Array {
  const rows = new Float64Array(places.length * length);
  for (const [k, place] of places.entries()) {
    if (place !== -1) {
      rows.set(numbers.subarray(place * length, (place + 1) * length), k * length);
    }
  }
  return rows;
}

/** The factors with some users and items replaced, or added where their places lie behind. */
export function withPart(
  whole: Factors,
  part: Factors,
  users: Int32Array,
  items: Int32Array,
): Factors {
  const { nFactors, mean } = whole;
  return {
    nFactors,
    mean,
    bu: withRows(whole.bu, 1, part.bu, users),
    bi: withRows(whole.bi, 1, part.bi, items),
    pu: withRows(whole.pu, nFactors, part.pu, users),
    qi: withRows(whole.qi, nFactors, part.qi, items),
  };
}

function withRows(
  numbers: Float64Array,
  length: number,
  rows: Float64Array,
  places: Int32Array,
): Float64Array {
  const count = places.reduce((most, place) => Math.max(most, place + 1), numbers.length / length);
  const changed = new Float64Array(count * length);
  changed.set(numbers);
  for (const [k, place] of places.entries()) {
    changed.set(rows.subarray(k * length, (k + 1) * length), place * length);
  }
  return changed;
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
    const i = (xAt + f) | 0;
    const j = (yAt + f) | 0;
    a += (x[i] as number) * (y[j] as number);
    b += (x[(i + 1) | 0] as number) * (y[(j + 1) | 0] as number);
    c += (x[(i + 2) | 0] as number) * (y[(j + 2) | 0] as number);
    d += (x[(i + 3) | 0] as number) * (y[(j + 3) | 0] as number);
  }
  for (; f < length; f++) a += (x[xAt + f] as number) * (y[yAt + f] as number);
  return a + c + (b + d);
}
