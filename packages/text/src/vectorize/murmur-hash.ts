const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

/** MurmurHash3 x86 32 (Appleby 2011) of a string's UTF-8, seed 0, as a signed number. */
export function murmurHash(text: string): number {
  const bytes = encoder.encode(text);
  const blocks = bytes.length >> 2;
  let hash = 0;
  for (let i = 0; i < blocks; i++) {
    hash ^= mixed(blockAt(bytes, i * 4, 4));
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= mixed(blockAt(bytes, blocks * 4, bytes.length & 3));
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

const encoder = /* @__PURE__ */ new TextEncoder();

/** Up to four bytes as one number, the first byte lowest. */
function blockAt(bytes: Uint8Array, start: number, length: number): number {
  let block = 0;
  for (let i = 0; i < length; i++) block |= (bytes[start + i] as number) << (8 * i);
  return block;
}

function mixed(block: number): number {
  const k = Math.imul(block, C1);
  return Math.imul((k << 15) | (k >>> 17), C2);
}
