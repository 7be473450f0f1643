import type { RandomState } from '../random/random-state.js';
import { drawPlace, kernelsOf } from './parzen.js';
import type { Dimension } from './space.js';

/** Observations that count in full; older ones are forgotten step by step. */
const FRESH = 25;

/** A density over several dimensions together. */
export interface Mixture {
  sample(random: RandomState): number[];
  logDensity(inner: readonly number[]): number;
}

/**
 * A density with one product of kernels an observation, so that it knows which values go together
 * (multivariate TPE: Falkner, Klein and Hutter 2018, as in Optuna).
 *
 * @param observations Inner numbers of each trial, the oldest first.
 */
export function mixtureOf(
  dimensions: readonly Dimension[],
  observations: readonly (readonly number[])[],
): Mixture {
  const weights = weightsOf(observations.length);
  const logWeights = weights.map(Math.log);
  const kernels = dimensions.map((dimension, d) =>
    kernelsOf(
      dimension,
      observations.map((inner) => inner[d] as number),
    ),
  );
  const logs = new Float64Array(weights.length);
  return {
    sample: (random) => {
      const kernel = drawPlace(weights, random);
      return kernels.map(({ sample }) => sample(kernel, random));
    },
    logDensity: (inner) => {
      logs.set(logWeights);
      kernels.forEach(({ addLogs }, d) => {
        addLogs(inner[d] as number, logs);
      });
      const most = logs.reduce((a, b) => Math.max(a, b));
      return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
    },
  };
}

/**
 * The last 25 observations and the prior weigh 1, older ones less, down to 1 / n (as hyperopt and
 * Optuna); then all add up to 1.
 */
function weightsOf(count: number): Float64Array {
  const weights = new Float64Array(count + 1).fill(1);
  const old = count - FRESH;
  for (let i = 0; i < old; i++) {
    weights[i] = 1 / count + (old === 1 ? 0 : (i / (old - 1)) * (1 - 1 / count));
  }
  const sum = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / sum);
}
