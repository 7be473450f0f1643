import type { Morpheme } from '../../src/types.js';
import type { Pair } from '../harmonize.js';

/** The morphemes of a text, gathered by the word (what stands between blanks) that they begin in. */
export function byWord(text: string, morphemes: readonly Morpheme[]): Pair[][] {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    end: match.index + match[0].length,
    pairs: [] as Pair[],
  }));
  for (const { form, tag, start } of morphemes) {
    const word = words.find(({ end }) => start < end) ?? words.at(-1);
    word?.pairs.push([form, tag]);
  }
  return words.map(({ pairs }) => pairs);
}

/**
 * A run of one character counts as two of it, in the gold and in every answer: analyzers shorten
 * ㅋㅋㅋㅋㅋ and !!!! or leave them, and the length is no matter of tagging. Digits and Latin letters
 * stay.
 */
export function shortenRuns([form, tag]: Pair): Pair {
  return [form.replace(/([^0-9A-Za-z])\1{2,}/gu, '$1$1'), tag];
}
