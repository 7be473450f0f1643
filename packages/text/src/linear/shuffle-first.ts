import type { RandomState } from '../random/random-state.js';

/** Shuffles the first `count` items in place, with the draws of scikit-learn's liblinear. */
export function shuffleFirst(items: Int32Array, count: number, random: RandomState): void {
  for (let i = 0; i < count; i++) {
    const j = i + draw(random, count - i);
    const item = items[i] as number;
    items[i] = items[j] as number;
    items[j] = item;
  }
}

/**
 * A whole number from 0 to `bound - 1`: the upper word of 32 random bits times the bound, drawn again
 * where that would favour some numbers (Lemire, "Fast random integer generation in an interval",
 * 2019), as scikit-learn's liblinear does.
 */
function draw(random: RandomState, bound: number): number {
  for (;;) {
    const bits = random.nextUint32();
    // The product has up to 63 bits, more than a double holds: in two halves.
    const lower = (bits & 0xffff) * bound;
    const upper = (bits >>> 16) * bound + Math.floor(lower / 0x10000);
    const high = Math.floor(upper / 0x10000);
    const low = (upper - high * 0x10000) * 0x10000 + (lower & 0xffff);
    if (low >= bound || low >= (2 ** 32 - bound) % bound) return high;
  }
}
