import type { Scalar } from '../query/field.js';

const encoder = new TextEncoder();

/** What stands before a value. */
export const VALUE_TAGS = ['null', 'false', 'true', 'number', 'string', 'utf16'] as const;

/**
 * Writes the bytes of a saved state: a format's name and version, then numbers and texts. The way back
 * is `StateReader`. Little endian on every machine.
 */
export class StateWriter {
  #bytes = new Uint8Array(64);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** @param format Up to 255 bytes, with its version: `'distinct/1'`. */
  constructor(format: string) {
    this.text(format);
  }

  /** A whole number from 0 to 2^53 - 1: 7 bits a byte, low first, 128 marks "more". */
  uint(value: number): this {
    this.#reserve(8);
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128))
      this.#bytes[this.#length++] = (rest % 128) | 128;
    this.#bytes[this.#length++] = rest;
    return this;
  }

  /** A whole number of either sign, down to -2^52. */
  int(value: number): this {
    return this.uint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  float(value: number): this {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
    return this;
  }

  bytes(value: Uint8Array): this {
    this.uint(value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  /** UTF-8. */
  text(value: string): this {
    return this.bytes(encoder.encode(value));
  }

  value(value: Scalar): this {
    if (typeof value === 'number') return this.uint(VALUE_TAGS.indexOf('number')).float(value);
    if (typeof value === 'string') return this.#string(value);
    return this.uint(VALUE_TAGS.indexOf(value === null ? 'null' : value ? 'true' : 'false'));
  }

  #string(value: string): this {
    if (!/\p{Surrogate}/u.test(value)) return this.uint(VALUE_TAGS.indexOf('string')).text(value);
    // Half of a surrogate pair, which JSON can hold, has no UTF-8.
    this.uint(VALUE_TAGS.indexOf('utf16')).uint(value.length);
    for (let i = 0; i < value.length; i++) this.uint(value.charCodeAt(i));
    return this;
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#length + more, 2 * this.#bytes.length));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
