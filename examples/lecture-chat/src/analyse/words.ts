import { createTokenizer, stopWords } from '@nunchi/korean';
import type { MorphemeSource, Tokenizer } from '@nunchi/korean';
import type { Person } from './model';
import { wordsOfNames } from './names';
import type { Talk } from './talk';

export interface WordCount {
  readonly word: string;
  readonly count: number;
}

/** English words that say nothing about a person; those of Korean come from `stopWords()`. */
const ENGLISH = (
  'the an and or but nor so if of to in on at by for from with as than then there here is are was ' +
  'were be been am do does did don doesn didn isn have has had can could will would should may ' +
  'it its this that these those you we my me your our us he she they them his her their ' +
  'what which who how why when not no yes all any some one ll re ve very too only just about up out'
).split(' ');

/** ㅋㅋ, ㄱㄴㄷ: letters that make no syllable. */
const SINGLE_LETTERS = /^[ㄱ-ㆎ]+$/;

/**
 * Makes the function that takes the words of a person out of their talk: nouns and Latin words, the
 * latter in lower case, without particles and with compounds in one piece (`서버가`, `서버를` are
 * `서버`; `상태코드` is one word). Words of one letter, empty words and the names of the class are
 * left out.
 *
 * @param analyzer What the talk was read with.
 * @param people Everyone whose name is no topic.
 * @returns A function from talk to words.
 */
export function wordTokenizer(analyzer: MorphemeSource, people: readonly Person[]): Tokenizer {
  const empty = stopWords({
    add: [
      ...ENGLISH.map((form) => ({ form, tag: 'SL' as const })),
      ...wordsOfNames(people).map((form) => ({ form })),
    ],
  });
  return createTokenizer({
    analyzer,
    tags: ['NNG', 'NNP', 'XR', 'SL'],
    minLength: 2,
    stopWords: { has: (morpheme) => SINGLE_LETTERS.test(morpheme.form) || empty.has(morpheme) },
  });
}

/**
 * Counts the words of many messages.
 *
 * @param talks The talk of the messages.
 * @param wordsOf The function of `wordTokenizer`.
 * @param count How many words to take.
 * @returns The most frequent words, of equals the one seen first.
 */
export function topWords(
  talks: Iterable<Talk>,
  wordsOf: (talk: Talk) => readonly string[],
  count: number,
): WordCount[] {
  const counts = new Map<string, number>();
  for (const talk of talks) {
    for (const word of wordsOf(talk)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Array.from(counts, ([word, times]) => ({ word, count: times }))
    .sort((a, b) => b.count - a.count)
    .slice(0, count);
}
