import { describe, expect, it } from 'vitest';
import { CountVectorizer } from '../src/vectorize/count-vectorizer.js';
import type { CountVectorizerOptions } from '../src/vectorize/count-vectorizer.js';

/** Milliseconds of the fastest of three runs. */
function time(run: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

const ways: CountVectorizerOptions[] = [
  {},
  { ngramRange: [1, 2], minTokenLength: 1 },
  { analyzer: 'char', ngramRange: [1, 3] },
  { analyzer: 'char_wb', ngramRange: [1, 3] },
  { tokenPattern: String.raw`(?u)\b\w+\b` },
  { tokenPattern: '[가-힣]+' },
  { tokenizer: (text) => Array.from(text.matchAll(/\S+/g), ([word]) => `${word}다`) },
];

/** Texts of `size` characters that would show a step which looks at all that came before. */
const texts: [string, (size: number) => string][] = [
  ['one letter', (size) => 'ㅋ'.repeat(size)],
  [
    'one long word',
    (size) =>
      Array.from({ length: size }, (_, i) =>
        String.fromCharCode(0xac00 + ((i * 7919) % 11172)),
      ).join(''),
  ],
  ['blanks', (size) => ' \t'.repeat(size / 2)],
  [
    'new words',
    (size) => Array.from({ length: size / 8 }, (_, i) => `낱말${10_000 + i}`).join(' '),
  ],
  ['halves of pairs', (size) => '\ud83d가'.repeat(size / 2)],
];

describe.each(ways.map((way) => ({ way, title: JSON.stringify(way) })))('$title', ({ way }) => {
  it.each(texts)('counts and places the terms of a long text in linear time: %s', (_, make) => {
    const run = (size: number): number => {
      const text = make(size);
      return time(() => {
        const vectorizer = new CountVectorizer(way);
        // Some ways find no word in some texts.
        if (vectorizer.locate(text).length > 0) vectorizer.fit([text]);
      });
    };
    run(8000);
    const [small, large] = [run(8000), run(64_000)];
    // Eight times the text; a quadratic step would take sixty-four times as long.
    expect(large).toBeLessThan(Math.max(small, 3) * 8 * 3.5);
  });
});
