import type { Weights } from './perceptron.js';

/** Weights in the steps that a model keeps. */
export interface Quantized {
  readonly weights: Int8Array;
  readonly transitions: Int16Array;
}

/**
 * Rounds the roots of weights to a few steps to either side, so that small weights keep their sense
 * beside large ones (linear steps would cost ten points of accuracy). What would be one step becomes
 * none: most of these weights are the noise of features that share a slot. Dropping them costs nothing
 * on any set and a third of the bytes. The few largest weights are cut.
 */
export function quantize({ weights, transitions }: Weights, levels: number): Quantized {
  const top = quantileOfSizes(weights, 0.99995);
  const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));
  const scale = (levels * levels) / top;
  return {
    weights: Int8Array.from(weights, (weight) =>
      clamp(Math.sign(weight) * step(Math.abs(weight) * scale), 7),
    ),
    transitions: Int16Array.from(transitions, (weight) => clamp(Math.round(weight * scale), 32767)),
  };
}

function step(size: number): number {
  const root = Math.round(Math.sqrt(size));
  return root === 1 ? 0 : root;
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
