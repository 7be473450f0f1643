import type { MorphemeSource, Sentence } from '@nunchi/korean';
import { prose } from './prose';

/** What somebody said in a message: its sentences with their morphemes, without code and links. */
export type Talk = readonly Sentence[];

/** Reads the talk of a message. */
export type TalkReader = (text: string) => Talk;

/**
 * A reader that remembers: questions, words and manners look at the same messages, and `네` or
 * `감사합니다` is said a hundred times a day.
 *
 * @param analyzer Cuts a text into sentences and morphemes; one is enough for a run.
 * @returns A function from a message, as it was written, to its talk.
 * @example
 * const read = talkReader(createAnalyzer());
 * read('이거 보세요 https://example.com 되나요').map(({ text }) => text); // ['이거 보세요', '되나요']
 */
export function talkReader(analyzer: MorphemeSource): TalkReader {
  const known = new Map<string, Talk>();
  return (text) => {
    let talk = known.get(text);
    if (talk === undefined) known.set(text, (talk = analyzer.analyze(prose(text))));
    return talk;
  };
}
