import type { TextEncoding } from '../types.js';
import { Cp949Decoder } from './cp949.js';

/** Bytes looked at for zero bytes, the mark of UTF-16 without a byte-order mark. */
export const HEAD_BYTES = 1024;
/** Bytes looked at from the first one that is not ASCII, to tell UTF-8 from CP949. */
export const EVIDENCE_BYTES = 65_536;

/** The encoding that a byte-order mark or the pattern of zero bytes gives away, else `null`. */
export function sniffHead(head: Uint8Array): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, HEAD_BYTES) >> 1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) evenZeros++;
    if (head[2 * i + 1] === 0) oddZeros++;
  }
  // Digits, colons and blanks of the headers have a zero half; Hangul has none.
  if (oddZeros > pairs / 5 && evenZeros * 10 < oddZeros) return 'utf-16le';
  if (evenZeros > pairs / 5 && oddZeros * 10 < evenZeros) return 'utf-16be';
  return null;
}

/** Index of the first byte above 0x7f, or -1. */
export function firstNonAscii(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] as number) > 0x7f) return i;
  return -1;
}

/**
 * UTF-8 or CP949, for bytes that are known to hold some above 0x7f. A text in one of them makes
 * hardly a valid sequence of the other, so counting decides; a damaged UTF-8 file stays UTF-8.
 */
export function sniffLegacy(bytes: Uint8Array): 'utf-8' | 'cp949' {
  const { valid, invalid } = countUtf8(bytes);
  if (invalid === 0 || valid > 4 * invalid) return 'utf-8';
  const text = new Cp949Decoder().decode(bytes, false);
  let hangul = 0;
  let damaged = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xac00 && unit <= 0xd7a3) hangul++;
    else if (unit === 0xfffd) damaged++;
  }
  return hangul > 4 * damaged ? 'cp949' : 'utf-8';
}

/** Multi-byte sequences of UTF-8 that are well-formed and those that are not; one cut off at the end is neither. */
function countUtf8(bytes: Uint8Array): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = sequenceLength(lead);
    let k = 1;
    while (k < length && i + k < bytes.length && ((bytes[i + k] as number) & 0xc0) === 0x80) k++;
    if (length > 1 && k === length) valid++;
    else if (length === 0 || i + k < bytes.length) invalid++;
    i += k;
  }
  return { valid, invalid };
}

/** Length that a UTF-8 lead byte announces; 0 for a byte that can begin nothing. */
export function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}
