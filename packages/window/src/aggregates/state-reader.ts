import { WindowError } from '../errors.js';
import type { Scalar } from '../query/field.js';
import { VALUE_TAGS } from './state-writer.js';

/**
 * Reads what a `StateWriter` wrote, and trusts nothing: whatever is cut, too long or of another format
 * or version is a WindowError `invalid-snapshot`.
 */
export class StateReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #format: string;
  #at = 0;

  constructor(bytes: Uint8Array, format: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#format = format;
    this.check(this.text() === format, 'it is of another kind or version');
  }

  uint(max: number = Number.MAX_SAFE_INTEGER): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#take(1)] as number;
      value += (byte & 127) * unit;
      this.check(value <= max, `${value} is above ${max}`);
      if (byte < 128) return value;
      this.check(unit < 2 ** 49, 'a number is too long');
    }
  }

  int(): number {
    const value = this.uint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  float(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  /** A view into the bytes. */
  bytes(): Uint8Array {
    const length = this.uint();
    const at = this.#take(length);
    return this.#bytes.subarray(at, at + length);
  }

  text(): string {
    // A leading U+FEFF is part of the text.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.bytes());
  }

  value(): Scalar {
    const tag = VALUE_TAGS[this.uint()];
    switch (tag) {
      case 'null':
        return null;
      case 'false':
        return false;
      case 'true':
        return true;
      case 'number':
        return this.float();
      case 'string':
        return this.text();
      case 'utf16': {
        let text = '';
        for (let rest = this.length(1); rest > 0; rest--)
          text += String.fromCharCode(this.uint(65_535));
        return text;
      }
      default:
        return this.fail('a value has an unknown type');
    }
  }

  /** How many things follow, each of at least `size` bytes: never more than there is room for. */
  length(size: number): number {
    return this.uint(Math.floor((this.#bytes.length - this.#at) / size));
  }

  /** Says that this was all. */
  end(): void {
    this.check(this.#at === this.#bytes.length, 'there are bytes too many');
  }

  check(holds: boolean, what: string): void {
    if (!holds) this.fail(what);
  }

  fail(what: string): never {
    throw new WindowError(
      'invalid-snapshot',
      `The saved state cannot be read as ${this.#format}: ${what}. Restore from a whole snapshot of this version.`,
    );
  }

  #take(length: number): number {
    const at = this.#at;
    this.check(length <= this.#bytes.length - at, 'it is cut short');
    this.#at += length;
    return at;
  }
}
