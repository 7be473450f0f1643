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
  // Both weights of a byte at once.
  const pairs = new Int16Array(256);
  const halves = new Int8Array(pairs.buffer);
  for (let pair = 0; pair < 256; pair += 1) {
    halves[pair * 2] = worthOf(pair & 15);
    halves[pair * 2 + 1] = worthOf(pair >> 4);
  }
  const weights = new Int16Array(packed.length);
  for (let i = 0; i < packed.length; i += 1) weights[i] = pairs[packed[i] as number] as number;
  return new Int8Array(weights.buffer);
}

function worthOf(nibble: number): number {
  const root = nibble - 8;
  return root * Math.abs(root);
}
