import type { Person } from './model';

/**
 * What a person is called by: `하늘` of `김하늘`. Three Hangul syllables begin with the family name in
 * nearly every case; any other name is left as it is.
 *
 * @param name A name as the class knows it.
 * @returns The given name.
 */
export function givenName(name: string): string {
  return /^[가-힣]{3}$/.test(name) ? name.slice(1) : name;
}

/**
 * The words that name people of the class: whole names, given names, and each word of `Maya
 * Lindqvist`.
 *
 * @param people Everyone of the class.
 * @returns Each word once.
 */
export function wordsOfNames(people: readonly Person[]): string[] {
  const words = people.flatMap(({ name }) => [givenName(name), ...name.split(/[^\p{L}\p{N}]+/u)]);
  return [...new Set(words)].filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
}
