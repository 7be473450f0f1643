import { ByteReader } from '../bytes/byte-reader.js';
import { ByteWriter } from '../bytes/byte-writer.js';
import { damaged } from './model-parts.js';

/**
 * How many letters a term takes over from the one before, at most. A term takes two bytes or more,
 * so a vocabulary has at most 64 letters a byte: bytes that ask for more are damaged.
 */
const MOST_SHARED = 127;

/**
 * Writes terms in front coding: of each term only what differs from the term before, which in a
 * sorted vocabulary is little. Letters are places in an alphabet of those that occur. The first own
 * letter is told by how far it is from the letter before it in its place, since sorted terms that
 * share a beginning go on with rising letters. What is alike stands together, which packs best.
 */
export function writeVocabulary(out: ByteWriter, terms: readonly string[]): void {
  const alphabet = alphabetOf(terms);
  const places = new Map(alphabet.map((unit, place) => [unit, place]));
  const lengths = new ByteWriter();
  const firsts = new ByteWriter();
  const others = new ByteWriter();
  let before: readonly number[] = [];
  for (const term of terms) {
    const letters = Array.from(
      { length: term.length },
      (_, i) => places.get(term.charCodeAt(i)) as number,
    );
    let shared = 0;
    const most = Math.min(letters.length, MOST_SHARED);
    while (shared < most && letters[shared] === before[shared]) shared++;
    lengths.varint(shared).varint(letters.length - shared);
    letters.slice(shared).forEach((place, i) => {
      if (i === 0) firsts.signed(place - (before[shared] ?? 0));
      else others.varint(place);
    });
    before = letters;
  }
  out.varint(alphabet.length);
  alphabet.forEach((unit, place) => out.varint(unit - (alphabet[place - 1] ?? 0)));
  out.varint(terms.length);
  for (const part of [lengths, firsts, others]) out.varint(part.length).raw(part.finish());
}

/** Reads what {@link writeVocabulary} wrote. */
export function readVocabulary(input: ByteReader): string[] {
  let unit = 0;
  const alphabet = Array.from({ length: input.count() }, () => (unit += input.varint()));
  const count = input.count();
  const part = (): ByteReader => new ByteReader(input.raw(input.count()));
  const [lengths, firsts, others] = [part(), part(), part()];
  let lettersLeft = 64 * (lengths.left + firsts.left + others.left);
  let before: readonly number[] = [];
  return Array.from({ length: count }, (_, i) => {
    const shared = lengths.varint();
    const own = lengths.varint();
    if (shared > before.length || own > firsts.left + others.left) {
      throw damaged(`term ${i} has a false length`);
    }
    lettersLeft -= shared + own;
    if (lettersLeft < 0) throw damaged('its terms are too long');
    const letters = before.slice(0, shared);
    for (let k = 0; k < own; k++) {
      letters.push(k === 0 ? (before[shared] ?? 0) + firsts.signed() : others.varint());
    }
    before = letters;
    return letters.map((place) => String.fromCharCode(alphabet[place] ?? NaN)).join('');
  });
}

/** The UTF-16 units that occur, rising. */
function alphabetOf(terms: readonly string[]): number[] {
  const units = new Set<number>();
  for (const term of terms) {
    for (let i = 0; i < term.length; i++) units.add(term.charCodeAt(i));
  }
  return [...units].sort((a, b) => a - b);
}
