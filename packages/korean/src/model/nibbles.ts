/**
 * The roots of weights fit four bits, so two share a byte of the file: half to store, half to inflate, and pairs
 * compress better than single ones. In memory each has a byte of its own.
 */
export function packNibbles(weights: Int8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(weights.length / 2));
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] as number;
    if (weight < -8 || weight > 7) throw new RangeError(`weight ${weight} does not fit four bits`);
    packed[i >> 1] = (packed[i >> 1] as number) | ((weight + 8) << ((i & 1) * 4));
  }
  return packed;
}

/** The worth of each weight, the square of the root that the file keeps, with its sign. */
export function unpackWorths(packed: Uint8Array): Int8Array {
  const worths = Int8Array.from({ length: 16 }, (_, root) => (root - 8) * Math.abs(root - 8));
  const weights = new Int8Array(packed.length * 2);
  for (let i = 0; i < packed.length; i += 1) {
    const pair = packed[i] as number;
    weights[i * 2] = worths[pair & 15] as number;
    weights[i * 2 + 1] = worths[pair >> 4] as number;
  }
  return weights;
}
