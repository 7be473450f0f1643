import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { habits } from './habits.js';
import { handMadeSource } from './hand-made-source.js';
import { keywordGroups } from './keyword-groups.js';
import { parseStopWords } from './parse-stop-words.js';
import { stopWords } from './stop-words.js';
import { createTokenizer } from './tokenizer.js';

describe('any text at all', () => {
  const analyzer = handMadeSource({ ㅋ: 'ㅋ/SW', 나: '나/VV 아/EF', '\ud800': '\ud800/IC' });
  const tokenizer = createTokenizer({ analyzer, compounds: 'both', stopWords: stopWords() });
  const groups = keywordGroups({ words: ['가', '나', '가 나', '가나다'] }, { analyzer });

  const texts = fc.string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom(
        '가',
        '나',
        'ㅋ',
        ' ',
        '\n',
        '\ud800',
        '\udc00',
        '\u1100\u1161\u11a8',
        '😀',
        '7',
      ),
    ),
  });

  it('throws nothing, and places lie inside of it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end } of [...tokenizer.tokens(text), ...groups.match(text)]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(habits(text, { analyzer }).messages).toBe(1);
        expect(() => parseStopWords(text)).not.toThrow();
      }),
    );
  });

  it('may be a megabyte without a blank', () => {
    const text = '가나다라'.repeat(260_000);
    expect(tokenizer(text)).toEqual([text]);
    expect(groups.count(text)).toEqual({ words: 0 });
    expect(habits(text, { analyzer }).length.mean).toBe(text.length);
  });
});
