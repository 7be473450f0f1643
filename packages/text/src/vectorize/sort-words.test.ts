import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareCodePoints } from '../labels.js';
import { hashOf, WordTable } from './word-table.js';

const symbolsOf = (word: string): number[] => Array.from(word, (char) => char.codePointAt(0)!);

function sorted(words: readonly string[]): string[] {
  const table = new WordTable();
  for (const word of words) {
    const symbols = symbolsOf(word);
    table.add(symbols, 0, symbols.length, hashOf(symbols));
  }
  return Array.from(table.sorted(), (id) => table.word(id));
}

it('sorts as Python does, emoji behind all other letters', () => {
  expect(sorted(['😀', '바다', 'ｱ', 'b', '바', '바다가'])).toEqual([
    'b',
    '바',
    '바다',
    '바다가',
    'ｱ',
    '😀',
  ]);
});

it('sorts any words, those too that agree for long', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.stringMatching(/^가나다라마바사[가나다]{0,6}$/),
  );
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 60 }), (words) => {
      expect(sorted(words)).toEqual([...words].sort(compareCodePoints));
    }),
  );
});
