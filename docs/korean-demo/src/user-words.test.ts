import { describe, expect, it } from 'vitest';
import { TEXTS } from './texts.js';
import { readUserWords } from './user-words.js';

describe('user words as typed', () => {
  it('are one a line; without a tag they are proper nouns', () => {
    expect(readUserWords('눈치봇/NNP\n\n 걍 / MAG \n파이썬', TEXTS.ko)).toEqual({
      words: [
        { word: '눈치봇', tag: 'NNP' },
        { word: '걍', tag: 'MAG' },
        { word: '파이썬', tag: 'NNP' },
      ],
      faults: [],
    });
  });

  it('may hold a slash, as the last one counts', () => {
    expect(readUserWords('TCP/IP/SL', TEXTS.ko).words).toEqual([{ word: 'TCP/IP', tag: 'SL' }]);
  });

  it('are told apart from lines that cannot be used', () => {
    const { words, faults } = readUserWords(
      '두 말/NNG\n/NNG\n말/NOUN\n말/toString\n말/NNG',
      TEXTS.en,
    );
    expect(words).toEqual([{ word: '말', tag: 'NNG' }]);
    expect(faults.map((fault) => fault.slice(0, 6))).toEqual([
      'Line 1',
      'Line 2',
      'Line 3',
      'Line 4',
    ]);
  });
});
