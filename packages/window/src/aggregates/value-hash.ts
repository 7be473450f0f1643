import type { Scalar } from '../query/field.js';

/**
 * 64-bit hashes of values, in two halves: 1 and "1" differ, 0 and -0 do not. Two 32-bit lanes with
 * multipliers of their own take a string's code units (a number's two halves) in turn; MurmurHash3's
 * final mix crosses them.
 */
export class ValueHash {
  readonly #number = new DataView(new ArrayBuffer(8));
  /** The halves of the last hash, 32 bits each, signed. */
  high = 0;
  low = 0;

  of(value: Scalar): void {
    let a = 0x2545f491;
    let b = 0x6c078965;
    if (typeof value === 'string') {
      for (let i = 0; i < value.length; i++) {
        const unit = value.charCodeAt(i);
        a = Math.imul(a ^ unit, 0x9e3779b1);
        a ^= a >>> 15;
        b = Math.imul(b ^ unit, 0x85ebca6b);
        b ^= b >>> 13;
      }
      a ^= value.length;
    } else if (typeof value === 'number') {
      this.#number.setFloat64(0, value === 0 ? 0 : value);
      a = Math.imul(a ^ this.#number.getInt32(0), 0xcc9e2d51);
      a = Math.imul(a ^ (a >>> 15) ^ this.#number.getInt32(4), 0x9e3779b1);
      b = Math.imul(b ^ this.#number.getInt32(4), 0x1b873593);
      b = Math.imul(b ^ (b >>> 13) ^ this.#number.getInt32(0), 0x85ebca6b);
    } else {
      a ^= value === true ? 1 : value === false ? 2 : 3;
    }
    a = (a + b) | 0;
    b = (b + a) | 0;
    a = mix(a);
    b = mix(b);
    this.high = (a + b) | 0;
    this.low = (b + this.high) | 0;
  }
}

/** MurmurHash3's finalizer: each bit in sways each bit out. */
export function mix(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
