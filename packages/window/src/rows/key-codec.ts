import type { Scalar } from '../query/field.js';
import { viewOf } from './key-bytes.js';

// A group key is the encoded values of its parts, one behind the other. Equal values have equal bytes,
// so that keys are compared and hashed as bytes:
//   null 0; false 1; true 2;
//   3 string: UTF-8 length in bytes as a varint (7 bits a byte, low first, 128 marks "more"), then the bytes;
//   4 number: the same with its shortest decimal text, String(x) (-0 is 0, NaN is null).

export const NULL_PART = 0;
export const FALSE_PART = 1;
export const TRUE_PART = 2;
export const STRING_PART = 3;
export const NUMBER_PART = 4;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Encodes a key; decoders of bytes write the same without making strings. */
export function encodeKey(parts: readonly Scalar[]): Uint8Array {
  const bytes: number[] = [];
  for (const part of parts) {
    if (typeof part === 'string') pushText(bytes, STRING_PART, part);
    else if (typeof part === 'number' && !Number.isNaN(part)) {
      pushText(bytes, NUMBER_PART, String(part === 0 ? 0 : part));
    } else bytes.push(part === true ? TRUE_PART : part === false ? FALSE_PART : NULL_PART);
  }
  return Uint8Array.from(bytes);
}

function pushText(bytes: number[], tag: number, text: string): void {
  const utf8 = encoder.encode(text);
  bytes.push(tag);
  let length = utf8.length;
  for (; length > 127; length >>>= 7) bytes.push((length & 127) | 128);
  bytes.push(length);
  for (const byte of utf8) bytes.push(byte);
}

/** The values of the key that stands at [begin, end). */
export function decodeKey(bytes: Uint8Array, begin: number, end: number): Scalar[] {
  const parts: Scalar[] = [];
  let at = begin;
  while (at < end) {
    const tag = bytes[at++] as number;
    if (tag < STRING_PART) {
      parts.push(tag === NULL_PART ? null : tag === TRUE_PART);
      continue;
    }
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number;
      length |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    const text = decodeText(bytes, at, at + length);
    parts.push(tag === STRING_PART ? text : Number(text));
    at += length;
  }
  return parts;
}

/** Short ASCII by hand, which beats TextDecoder; else UTF-8. */
function decodeText(bytes: Uint8Array, begin: number, end: number): string {
  if (end - begin <= 24) {
    let text = '';
    let at = begin;
    for (; at < end && (bytes[at] as number) < 128; at++)
      text += String.fromCharCode(bytes[at] as number);
    if (at === end) return text;
  }
  return decoder.decode(bytes.subarray(begin, end));
}

/** Hash of the bytes at [begin, end), 32 bits, unsigned: four bytes at a time, then mixed. */
export function hashBytes(bytes: Uint8Array, begin: number, end: number): number {
  return hashView(viewOf(bytes), begin, end);
}

/** The same, for who has a view of the bytes. */
export function hashView(view: DataView, begin: number, end: number): number {
  let h = (end - begin) | 0;
  let at = begin;
  for (; at + 4 <= end; at += 4) {
    h = Math.imul(h ^ view.getInt32(at, true), 0x9e3779b1);
    h ^= h >>> 15;
  }
  for (; at < end; at++) h = Math.imul(h ^ view.getUint8(at), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
