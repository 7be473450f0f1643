import { sha256, toHex } from './sha256.js';

const KEY_BYTES = 16;

/**
 * The key of a row: 32 hexadecimal digits, the first 128 bits of SHA-256 of what identifies the row
 * (its parts as a JSON array in UTF-8). The same row has the same key wherever it is made.
 */
export function rowKey(...parts: readonly string[]): string {
  return toHex(sha256(new TextEncoder().encode(JSON.stringify(parts))), KEY_BYTES);
}
