import { wordSpans } from '../adapters/word-spans.js';
import { morphemeOf } from '../morpheme.js';
import type { Morpheme, Sentence, Tag } from '../types.js';
import type { MorphemeSource } from './source.js';

/**
 * A source for tests: words as a test analyzes them, `{ 먹었다: '먹/VV 었/EP 다/EF' }`. Any other word
 * is one NNG, a line is a sentence.
 */
export function handMadeSource(words: Readonly<Record<string, string>>): MorphemeSource {
  return {
    analyze: (text) =>
      [...text.matchAll(/[^\n]*\S[^\n]*/g)].map(({ 0: line, index: start }): Sentence => {
        const morphemes = [...line.matchAll(/\S+/g)].flatMap(({ 0: word, index }) =>
          morphemesOf(word, Object.hasOwn(words, word) ? words[word] : undefined, start + index),
        );
        return { text: line, start, end: start + line.length, morphemes };
      }),
  };
}

function morphemesOf(word: string, analysis = `${word}/NNG`, start: number): Morpheme[] {
  const parts = analysis.split(' ').map((part) => {
    const slash = part.lastIndexOf('/');
    return { form: part.slice(0, slash), tag: part.slice(slash + 1) as Tag };
  });
  const forms = parts.map(({ form }) => form);
  return wordSpans(word, forms).map((span, index) => {
    const { form, tag } = parts[index] as (typeof parts)[number];
    return morphemeOf(form, tag, start + span.start, start + span.end);
  });
}
