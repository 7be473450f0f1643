import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordSpans } from './word-spans.js';

const letters = (word: string, forms: string[]): string[] =>
  wordSpans(word, forms).map(({ start, end }) => word.slice(start, end));

describe('wordSpans', () => {
  it('gives morphemes that are written as they are their own letters', () => {
    expect(letters('먹었다', ['먹', '었', '다'])).toEqual(['먹', '었', '다']);
  });

  it('gives the rest of the word to what was contracted', () => {
    expect(letters('도와줬습니다.', ['돕', '아', '주', '었', '습니다', '.'])).toEqual([
      ...['도와줬', '도와줬', '도와줬', '도와줬', '습니다', '.'],
    ]);
  });

  it('puts a morpheme that left no letter into the letter before it', () => {
    expect(letters('가', ['가', '아'])).toEqual(['가', '가']);
  });

  it('stays inside the word, in order, whatever the forms are', () => {
    const anyWord = fc.string({ unit: fc.constantFrom('가', '나', '다', 'ㄴ') });
    fc.assert(
      fc.property(anyWord, fc.array(anyWord), (word, forms) => {
        const spans = wordSpans(word, forms);
        expect(spans).toHaveLength(forms.length);
        let before = 0;
        for (const { start, end } of spans) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(word.length);
          expect(end).toBeGreaterThanOrEqual(before);
          before = end;
        }
      }),
    );
  });

  it('covers a word that is the sum of its forms, form by form', () => {
    const forms = fc.array(fc.string({ unit: fc.constantFrom('가', '나'), minLength: 1 }));
    fc.assert(
      fc.property(forms, (parts) => {
        expect(letters(parts.join(''), parts)).toEqual(parts);
      }),
    );
  });
});
