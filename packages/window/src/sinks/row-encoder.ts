import type { RowBatch } from '../rows/row-batch.js';
import { NULL_PART, STRING_PART, TRUE_PART } from '../rows/key-codec.js';

const QUOTE = 34;
const BACKSLASH = 92;
const NEWLINE = 10;
const MINUS = 45;
const ZERO = 48;
/** The y of Infinity: 1e999 is valid JSON. */
const INFINITY_END = 121;
/** Whole numbers up to here are written digit by digit. */
const SMALL = 2 ** 31;
/** The longest text of a number is -1.2345678901234567e-300. */
const NUMBER_ROOM = 32;
const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Result rows as newline-delimited JSON, byte for byte what JSON.stringify makes of them, straight from
 * the columns: keys are UTF-8 already, and no row is made as an object.
 */
export class RowEncoder {
  #bytes: Uint8Array = new Uint8Array(65_536);
  #length = 0;

  /** The lines of a batch. The bytes are overwritten by the next call. */
  encode(batch: RowBatch<unknown>): Uint8Array {
    const { count, windowStart, windowEnd, keys, keyEnd, values } = batch.columns;
    const keyNames = batch.keyNames.map((name) => property(name));
    const valueNames = batch.valueNames.map((name) => property(name));
    this.#length = 0;
    let keyAt = 0;
    let window = new Uint8Array(0);
    for (let row = 0; row < count; row++) {
      const start = windowStart[row] as number;
      const end = windowEnd[row] as number;
      // Rows of one window mostly stand together.
      if (row === 0 || start !== windowStart[row - 1] || end !== windowEnd[row - 1])
        window = encoder.encode(`{"windowStart":${json(start)},"windowEnd":${json(end)}`);
      this.#raw(window, 0, window.length);
      for (const name of keyNames) {
        this.#raw(name, 0, name.length);
        keyAt = this.#part(keys, keyAt);
      }
      keyAt = keyEnd[row] as number;
      for (let k = 0; k < valueNames.length; k++) {
        this.#value(valueNames[k] as Uint8Array, values[k]?.[row]);
      }
      this.#room(2);
      this.#bytes[this.#length++] = 125;
      this.#bytes[this.#length++] = NEWLINE;
    }
    return this.#bytes.subarray(0, this.#length);
  }

  /** One part of a key; gives where the next one stands. */
  #part(keys: Uint8Array, at: number): number {
    const tag = keys[at++] as number;
    if (tag < STRING_PART) {
      this.#ascii(tag === NULL_PART ? 'null' : tag === TRUE_PART ? 'true' : 'false');
      return at;
    }
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = keys[at++] as number;
      length |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    const end = at + length;
    if (tag === STRING_PART) this.#text(keys, at, end);
    else if (keys[end - 1] === INFINITY_END) this.#ascii('null');
    else this.#raw(keys, at, end);
    return end;
  }

  /** UTF-8 in quotes; whatever needs an escape goes through JSON.stringify. */
  #text(bytes: Uint8Array, begin: number, end: number): void {
    for (let i = begin; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte >= 32 && byte !== QUOTE && byte !== BACKSLASH) continue;
      const escaped = encoder.encode(JSON.stringify(utf8.decode(bytes.subarray(begin, end))));
      this.#raw(escaped, 0, escaped.length);
      return;
    }
    this.#room(end - begin + 2);
    this.#bytes[this.#length++] = QUOTE;
    this.#raw(bytes, begin, end);
    this.#bytes[this.#length++] = QUOTE;
  }

  /** `,"name":value`; nothing at all for what JSON does not have, as JSON.stringify does. */
  #value(name: Uint8Array, value: unknown): void {
    if (typeof value === 'number') {
      this.#raw(name, 0, name.length);
      if (Number.isFinite(value)) this.#number(value);
      else this.#ascii('null');
      return;
    }
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined) return;
    this.#raw(name, 0, name.length);
    const bytes = encoder.encode(text);
    this.#raw(bytes, 0, bytes.length);
  }

  #number(value: number): void {
    this.#room(NUMBER_ROOM);
    if (!Number.isInteger(value) || value >= SMALL || value <= -SMALL) {
      this.#ascii(String(value));
      return;
    }
    const bytes = this.#bytes;
    if (value < 0) bytes[this.#length++] = MINUS;
    let rest = Math.abs(value) | 0;
    let end = this.#length + 1;
    for (let power = 10; power <= rest; power *= 10) end++;
    this.#length = end;
    do {
      const tenth = (rest / 10) | 0;
      bytes[--end] = ZERO + rest - 10 * tenth;
      rest = tenth;
    } while (rest > 0);
  }

  #ascii(text: string): void {
    this.#room(text.length);
    const bytes = this.#bytes;
    for (let i = 0; i < text.length; i++) bytes[this.#length++] = text.charCodeAt(i);
  }

  #raw(from: Uint8Array, begin: number, end: number): void {
    this.#room(end - begin);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = begin; i < end; i++) bytes[at++] = from[i] as number;
    this.#length = at;
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + bytes));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

function json(value: number): string {
  return Number.isFinite(value) ? String(value) : 'null';
}

/** `,"name":` */
function property(name: string): Uint8Array {
  return encoder.encode(`,${JSON.stringify(name)}:`);
}
