import { unitToCode } from './word-codes.js';

/** Writes numbers and strings one after the other into bytes that grow. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** How many bytes are written. */
  get length(): number {
    return this.#length;
  }

  byte(value: number): this {
    this.#room(1)[this.#length++] = value;
    return this;
  }

  /** A whole number from 0 to 2^53 - 1, seven bits a byte, the lowest first (LEB128). */
  varint(value: number): this {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    return this.byte(rest);
  }

  /** Any whole number up to 2^52, small ones of both signs in few bytes (zigzag). */
  signed(value: number): this {
    return this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Eight bytes, little-endian. */
  float64(value: number): this {
    new DataView(this.#room(8).buffer).setFloat64(this.#length, value, true);
    this.#length += 8;
    return this;
  }

  /** Whole numbers from 0 in few bytes, doubled as varints; any other as 1 and its eight bytes. */
  number(value: number): this {
    const whole = Number.isInteger(value) && value >= 0 && value < 2 ** 48;
    return whole ? this.varint(value * 2) : this.varint(1).float64(value);
  }

  /** Four bytes, little-endian. */
  uint32(value: number): this {
    return this.byte(value)
      .byte(value >>> 8)
      .byte(value >>> 16)
      .byte(value >>> 24);
  }

  raw(bytes: Uint8Array): this {
    this.#room(bytes.length).set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** UTF-8 with its length before it. */
  text(text: string): this {
    const bytes = new TextEncoder().encode(text);
    return this.varint(bytes.length).raw(bytes);
  }

  /** Length and UTF-16 units: ASCII takes one byte, Hangul syllables two, others three. */
  word(word: string): this {
    this.varint(word.length);
    for (let i = 0; i < word.length; i++) this.varint(unitToCode(word.charCodeAt(i)));
    return this;
  }

  #room(more: number): Uint8Array<ArrayBuffer> {
    if (this.#length + more > this.#bytes.length) {
      const next = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
      next.set(this.#bytes);
      this.#bytes = next;
    }
    return this.#bytes;
  }

  /** All that was written, in memory of its own. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }
}
