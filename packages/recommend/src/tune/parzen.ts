import { errorFunction } from 'simple-statistics';
import type { RandomState } from '../random/random-state.js';
import { scaleOf } from './scale.js';
import type { ChoiceDimension, Dimension, NumberDimension } from './space.js';

/** Kernels of one dimension: one at each observation, and last the prior over all of it. */
export interface Kernels {
  sample: (kernel: number, random: RandomState) => number;
  /** Adds each kernel's log density at a value to `logs`. */
  addLogs: (inner: number, logs: Float64Array) => void;
}

/**
 * Kernels of the tree-structured Parzen estimator (Bergstra et al. 2011, section 4), with Optuna's
 * bandwidths.
 *
 * @param observations Inner numbers, in the order of their trials.
 */
export function kernelsOf(dimension: Dimension, observations: readonly number[]): Kernels {
  return dimension.type === 'choice'
    ? categorical(dimension, observations)
    : numerical(dimension, observations);
}

/** Each observation's value is likelier by 1 than the even share, 1 / kernels, of the others. */
function categorical({ values }: ChoiceDimension, observations: readonly number[]): Kernels {
  const n = values.length;
  const even = 1 / (observations.length + 1);
  const total = n * even + 1;
  const share = (kernel: number, value: number): number => {
    const seen = observations[kernel];
    return seen === undefined ? 1 / n : (even + (value === seen ? 1 : 0)) / total;
  };
  return {
    sample: (kernel, random) => {
      const shares = Float64Array.from(values, (_, value) => share(kernel, value));
      return drawPlace(shares, random);
    },
    addLogs: (inner, logs) => {
      for (let k = 0; k < logs.length; k++) {
        logs[k] = (logs[k] as number) + Math.log(share(k, inner));
      }
    },
  };
}

/** Normal kernels cut off at the bounds. */
function numerical(dimension: NumberDimension, observations: readonly number[]): Kernels {
  const scale = scaleOf(dimension);
  const { low, high } = scale;
  if (low === high) return { sample: () => dimension.low, addLogs: () => undefined };
  const means = Float64Array.from([...observations.map(scale.to), (low + high) / 2]);
  const deviations = bandwidths(means.subarray(0, observations.length), low, high);
  const logMasses = means.map((mean, k) => {
    const deviation = deviations[k] as number;
    return Math.log(massOf((low - mean) / deviation, (high - mean) / deviation));
  });
  return {
    sample: (kernel, random) => {
      // At least a third of each kernel lies inside, so this ends soon.
      for (;;) {
        const place = (means[kernel] as number) + (deviations[kernel] as number) * random.gauss();
        if (place >= low && place <= high) return scale.from(place);
      }
    },
    addLogs: (inner, logs) => {
      const place = scale.to(inner);
      const bin = scale.binOf(inner);
      for (let k = 0; k < logs.length; k++) {
        const mean = means[k] as number;
        const deviation = deviations[k] as number;
        const log = bin
          ? Math.log(massOf((bin[0] - mean) / deviation, (bin[1] - mean) / deviation))
          : -(((place - mean) / deviation) ** 2) / 2 - Math.log(deviation);
        logs[k] = (logs[k] as number) + log - (logMasses[k] as number);
      }
    },
  };
}

/**
 * Each kernel is as wide as the wider of the gaps to its neighbours (the bounds count as neighbours of
 * a lone one only), from width / min(100, count + 2) to the whole width; the prior is the whole width.
 */
function bandwidths(means: Float64Array, low: number, high: number): Float64Array {
  const count = means.length;
  const width = high - low;
  const least = width / Math.min(100, count + 2);
  const order = Array.from(means.keys()).sort(
    (a, b) => (means[a] as number) - (means[b] as number),
  );
  const deviations = new Float64Array(count + 1).fill(width);
  order.forEach((k, rank) => {
    const mean = means[k] as number;
    const before = rank > 0 ? mean - (means[order[rank - 1] as number] as number) : -1;
    const after = rank + 1 < count ? (means[order[rank + 1] as number] as number) - mean : -1;
    const gap = count === 1 ? Math.max(mean - low, high - mean) : Math.max(before, after);
    deviations[k] = Math.min(width, Math.max(least, gap));
  });
  return deviations;
}

/** Share of the standard normal distribution between two numbers. */
function massOf(from: number, to: number): number {
  return (errorFunction(to / Math.SQRT2) - errorFunction(from / Math.SQRT2)) / 2;
}

/** A place, each as likely as its share; the shares add up to 1. */
export function drawPlace(shares: Float64Array, random: RandomState): number {
  let left = random.random();
  for (let place = 0; place < shares.length - 1; place++) {
    left -= shares[place] as number;
    if (left < 0) return place;
  }
  return shares.length - 1;
}
