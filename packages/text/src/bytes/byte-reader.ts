import { TextError } from '../errors.js';
import { codeToUnit } from './word-codes.js';

/** Reads what a `ByteWriter` wrote; never beyond the end, whatever the bytes say. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bytes that are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    return this.raw(1)[0] as number;
  }

  /** A whole number from 0 to 2^53 - 1. */
  varint(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 53; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (value <= Number.MAX_SAFE_INTEGER) return value;
        break;
      }
    }
    throw new TextError('invalid-model', `The bytes are damaged: no number ends at ${this.#at}.`);
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** A number of things of which each takes at least a byte, so that no lie can ask for memory. */
  count(): number {
    const count = this.varint();
    this.#need(count);
    return count;
  }

  float64(): number {
    const { buffer, byteOffset } = this.raw(8);
    return new DataView(buffer, byteOffset, 8).getFloat64(0, true);
  }

  number(): number {
    const head = this.varint();
    return head % 2 === 0 ? head / 2 : this.float64();
  }

  uint32(): number {
    const { buffer, byteOffset } = this.raw(4);
    return new DataView(buffer, byteOffset, 4).getUint32(0, true);
  }

  /** The next bytes, still in the memory that is read. */
  raw(length: number): Uint8Array {
    this.#need(length);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  text(): string {
    return new TextDecoder().decode(this.raw(this.count()));
  }

  word(): string {
    let word = '';
    for (let left = this.count(); left > 0; left--) {
      word += String.fromCharCode(codeToUnit(this.varint()));
    }
    return word;
  }

  #need(length: number): void {
    if (length <= this.left) return;
    throw new TextError(
      'invalid-model',
      `The bytes are cut: ${length} more are needed at ${this.#at}, but there are ${this.left}.`,
    );
  }
}
