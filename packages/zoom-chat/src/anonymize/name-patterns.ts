import type { ChatPerson } from '../types.js';
import { givenName } from './given-name.js';

/**
 * How a pattern may be found. `anywhere`: scripts without word borders, where particles follow.
 * `word`: between word borders. `start`: no Hangul before it. `called`: a given name with a title.
 * `part`: a word of a Latin name, as it is written there, or behind an `@`.
 */
export type Way = 'anywhere' | 'word' | 'start' | 'called' | 'part';

/** From the surest to the least sure; of one pattern the surest way counts. */
const WAYS: readonly Way[] = ['anywhere', 'word', 'start', 'called', 'part'];

/** A text that may name a person. */
export interface NamePattern {
  readonly text: string;
  way: Way;
  person: ChatPerson | null;
  /** Spellings that differ in case, where they belong to different people. */
  readonly spellings: Map<string, ChatPerson>;
}

const UNSPACED = /[가-힣\u1100-\u11ff\u3040-\u30ff\u3131-\u318e\u3400-\u9fff\uf900-\ufaff]/;
const SHORTEST_PART = 3;
/** A name in a link stands there encoded. */
const LONGEST_ENCODED = 100;

/** A name of fewer units is not looked for. */
export const SHORTEST_NAME = 2;

/** Whether a text holds letters of a script where words are not set apart, or particles follow. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/**
 * What may stand for the people in a text, each once whatever its case: display names, bare
 * names, given names, parts of names, encoded names.
 *
 * @param isNoName - Display names that are words of the language (`Me`).
 */
export function namePatterns(
  people: readonly ChatPerson[],
  isNoName: (name: string) => boolean,
): NamePattern[] {
  const found = new Map<string, NamePattern>();
  const add = (text: string, way: Way, person: ChatPerson): void => {
    const key = text.toLowerCase();
    const known = found.get(key);
    if (known === undefined) {
      found.set(key, { text, way, person, spellings: new Map([[text, person]]) });
    } else if (WAYS.indexOf(way) < WAYS.indexOf(known.way)) {
      known.way = way;
      known.person = person;
      known.spellings.set(text, person);
    } else if (known.way === way && known.person !== person) {
      // A bare name of two namesakes is nobody's; two display names differ in case.
      if (known.spellings.has(text)) known.person = null;
      else known.spellings.set(text, person);
    }
  };
  for (const person of people) {
    for (const name of person.names) {
      if (name.length >= SHORTEST_NAME && !isNoName(name)) add(name, wayOf(name), person);
    }
  }
  // Bare names come after all display names, which say for sure whose they are.
  const taken = new Set(found.keys());
  for (const person of people) {
    const { name } = person;
    if (name.length < SHORTEST_NAME || isNoName(name)) continue;
    if (!taken.has(name.toLowerCase())) {
      add(name, /^[가-힣]{2}$/.test(name) ? 'start' : wayOf(name), person);
    }
    const given = givenName(name);
    if (given !== null) add(given, 'called', person);
    for (const part of latinParts(name)) add(part, 'part', person);
  }
  for (const { text, way, person } of [...found.values()]) {
    const encoded = way === 'anywhere' && person !== null ? percentEncoded(text) : null;
    if (encoded !== null && person !== null) add(encoded, 'anywhere', person);
  }
  return [...found.values()];
}

function wayOf(name: string): Way {
  return UNSPACED.test(name) || !/[\p{L}\p{N}]/u.test(name) ? 'anywhere' : 'word';
}

/** `Ana` and `Souza` of `Ana Souza`; not `de`, nor the words of a name with a company. */
function latinParts(name: string): string[] {
  if (!/^[\p{Script=Latin}\p{M}.'’ -]+$/u.test(name) || !name.includes(' ')) return [];
  return name.split(' ').filter((part) => part.length >= SHORTEST_PART && /^\p{Lu}/u.test(part));
}

function percentEncoded(name: string): string | null {
  // A lone surrogate cannot be encoded.
  if (name.length > LONGEST_ENCODED || /\p{Cs}/u.test(name)) return null;
  return encodeURIComponent(name);
}
