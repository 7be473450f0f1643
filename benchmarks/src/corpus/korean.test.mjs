import { expect, test } from 'vitest';
import { makeChatLines, makeSentences, particle } from './korean.mjs';

test('the same seed makes the same text', () => {
  for (const make of [makeSentences, makeChatLines]) {
    const [once, again, other] = [1, 1, 2].map((seed) => make({ count: 20, seed }));
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  }
});

test('sentences have about 48 characters and the nouns that they tell', () => {
  const sentences = makeSentences({ count: 500 });
  const lengths = sentences.map(({ text }) => text.length);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(40);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(56);
  expect(lengths.reduce((sum, length) => sum + length) / 500).toBeCloseTo(48, -1);
  for (const { text, nouns } of sentences) {
    expect(nouns.length).toBeGreaterThan(0);
    for (const noun of nouns) expect(text).toContain(noun);
  }
  expect(new Set(sentences.map(({ text }) => text)).size).toBeGreaterThan(495);
});

test('particles fit the noun', () => {
  expect(particle('책', '을를')).toBe('책을');
  expect(particle('우산', '이가')).toBe('우산이');
  expect(particle('모자', '은는')).toBe('모자는');
  expect(['서울', '부산', '학교'].map((place) => particle(place, '로'))).toEqual([
    ...['서울로', '부산으로', '학교로'],
  ]);
});

test('chat lines have laughs, playful endings, links and code', () => {
  const chat = makeChatLines({ count: 2000 }).join('\n');
  for (const sign of ['ㅋㅋㅋ', 'ㅠㅠ', '니당', 'https://', 'import '])
    expect(chat).toContain(sign);
});
