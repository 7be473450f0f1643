import type { Person } from './model';

const WORDS = 8;
const LONGEST_WORD = 20;

/** How far a model puts a person before all others, word by word; below 0 for somebody else's word. */
export type LeadOf = (person: Person, words: readonly string[]) => readonly number[];

/**
 * The words that give people away: said often, by nobody else, and enough by themselves for a model
 * to tell whose they are. A word is worth its lead, times its share of all who say it, times
 * `1 + ln(how often)`.
 *
 * @param said What each person said.
 * @param names Words with one of these are left out.
 * @param leadOf The model.
 * @returns The most telling words of each person first.
 */
export function tellingWordsOf(
  said: ReadonlyMap<Person, readonly string[]>,
  names: readonly string[],
  leadOf: LeadOf,
): Map<Person, string[]> {
  const naming = names.filter((name) => name.length > 1);
  const counts = Array.from(said, ([person, texts]) => ({
    person,
    words: countWords(texts, naming),
  }));
  const totals = new Map<string, number>();
  for (const { words } of counts) {
    for (const [word, times] of words) totals.set(word, (totals.get(word) ?? 0) + times);
  }
  return new Map(
    counts.map(({ person, words }) => {
      const leads = words.size === 0 ? [] : leadOf(person, [...words.keys()]);
      const worths = Array.from(words, ([word, times], at) => {
        const share = times / (totals.get(word) ?? times);
        return { word, worth: share * (1 + Math.log(times)) * (leads[at] ?? 0) };
      });
      const telling = worths.filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth);
      return [person, telling.slice(0, WORDS).map(({ word }) => word)];
    }),
  );
}

/** Words as they stand between blanks, without marks around them. */
function countWords(texts: readonly string[], naming: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const part of texts.flatMap((text) => text.split(/\s+/))) {
    const word = WORD.exec(part.slice(0, 2 * LONGEST_WORD))?.[0] ?? '';
    if (word === '' || word.length > LONGEST_WORD) continue;
    if (naming.some((name) => word.includes(name))) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** From the first letter to the last; two at least. */
const WORD = /[\p{L}\p{N}].*[\p{L}\p{N}]/u;
