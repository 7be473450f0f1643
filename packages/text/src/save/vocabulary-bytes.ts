import { ByteReader } from '../bytes/byte-reader.js';
import { ByteWriter } from '../bytes/byte-writer.js';
import { damaged } from './model-parts.js';

/**
 * Writes terms in front coding: of each term only what differs from the term before, which in a
 * sorted vocabulary is little. Lengths and characters stand apart, since each packs better alone.
 */
export function writeVocabulary(out: ByteWriter, terms: readonly string[]): void {
  const lengths = new ByteWriter();
  let characters = '';
  const blocks: string[] = [];
  let before = '';
  for (const term of terms) {
    const shared = sharedLength(before, term);
    lengths.varint(shared).varint(term.length - shared);
    characters += term.slice(shared);
    if (characters.length > 1 << 16) {
      blocks.push(characters);
      characters = '';
    }
    before = term;
  }
  out.varint(terms.length).varint(lengths.length).raw(lengths.finish());
  // UTF-16 units in two planes: the high bytes of Hangul hardly change.
  const all = blocks.join('') + characters;
  const planes = new Uint8Array(all.length * 2);
  for (let i = 0; i < all.length; i++) {
    planes[i] = all.charCodeAt(i) & 255;
    planes[all.length + i] = all.charCodeAt(i) >>> 8;
  }
  out.varint(all.length).raw(planes);
}

export function readVocabulary(input: ByteReader): string[] {
  const count = input.count();
  const lengths = new ByteReader(input.raw(input.count()));
  const units = input.count();
  const planes = input.raw(units * 2);
  const terms: string[] = [];
  let at = 0;
  let before = '';
  for (let i = 0; i < count; i++) {
    const shared = lengths.varint();
    const own = lengths.varint();
    if (shared > before.length || at + own > units) throw damaged(`term ${i} has a false length`);
    let term = before.slice(0, shared);
    for (let end = at + own; at < end; at++) {
      term += String.fromCharCode((planes[at] as number) | ((planes[units + at] as number) << 8));
    }
    terms.push(term);
    before = term;
  }
  return terms;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length))
    length++;
  return length;
}
