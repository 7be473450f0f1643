/** Whether [begin, end) is well-formed UTF-8, as table 3-7 of the Unicode standard has it. */
export function isUtf8(bytes: Uint8Array, begin: number, end: number): boolean {
  let at = begin;
  while (at < end) {
    const first = bytes[at++] as number;
    if (first < 0x80) continue;
    if (first < 0xc2 || first > 0xf4) return false;
    const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    const second = bytes[at++] as number;
    if (second < low || second > high) return false;
    if (first > 0xdf && ((bytes[at++] as number) & 0xc0) !== 0x80) return false;
    if (first > 0xef && ((bytes[at++] as number) & 0xc0) !== 0x80) return false;
  }
  return at === end;
}
