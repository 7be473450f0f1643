import type { Weights } from './perceptron.js';

/** Weights in the steps that a model keeps. */
export interface Quantized {
  readonly weights: Int8Array;
  readonly transitions: Int16Array;
}

/** Roots are rounded down a little more often than up. */
const ROUND = 0.5;

/**
 * Rounds the roots of weights to some five steps to either side, so that small weights, of which
 * there are most, keep their sense (linear steps would cost ten points of accuracy). So a weight
 * compresses to little more than two bits, while accuracy does not fall: what is rounded away is
 * mostly noise of weights that share a slot, and a table twice as large is worth more than finer
 * steps. The few largest weights are cut.
 */
export function quantize({ weights, transitions }: Weights, levels: number): Quantized {
  const top = quantileOfSizes(weights, 0.99995);
  const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));
  const scale = (levels * levels) / top;
  return {
    weights: Int8Array.from(weights, (weight) =>
      clamp(Math.sign(weight) * Math.floor(Math.sqrt(Math.abs(weight) * scale) + ROUND), 7),
    ),
    transitions: Int16Array.from(transitions, (weight) => clamp(Math.round(weight * scale), 32767)),
  };
}

/** The size that this share of the weights does not pass; read off a histogram. */
function quantileOfSizes(weights: Float32Array, share: number): number {
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const bins = new Int32Array(65536);
  const width = most / (bins.length - 1) || 1;
  for (const weight of weights) {
    const bin = Math.round(Math.abs(weight) / width);
    bins[bin] = (bins[bin] as number) + 1;
  }
  let left = Math.round(weights.length * (1 - share));
  let bin = bins.length - 1;
  while (bin > 0 && left > 0) left -= bins[bin--] as number;
  return Math.max(width, bin * width);
}
