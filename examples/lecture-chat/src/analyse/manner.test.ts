import { expect, test } from 'vitest';
import { read } from '../../test/analyzer';
import { mannerOf } from './manner';

test('a manner is endings, laughs, marks, emoji and politeness', () => {
  const talks = ['저도 왔어요ㅋㅋㅋ', '좋아요~ ㅋ', '감사합니당!! 🎉', '이제 간다 ㅠㅜ'].map(read);
  expect(mannerOf(talks)).toEqual({
    endings: [
      { text: '요', count: 2 },
      { text: '다', count: 1 },
      { text: '습니당', count: 1 },
    ],
    laughs: [
      { sign: 'ㅋ', count: 2, meanLength: 2 },
      { sign: 'ㅠ', count: 1, meanLength: 2 },
    ],
    marks: [
      { sign: '~', count: 1, meanLength: 1 },
      { sign: '!', count: 1, meanLength: 2 },
    ],
    emoji: [{ text: '🎉', count: 1 }],
    politeShare: 0.75,
  });
});

test('marks of code and of addresses are not a manner', () => {
  expect(mannerOf(['https://example.com/?a=1!b', 'print("!!!");'].map(read)).marks).toEqual([]);
});

test('who never ends a sentence is neither polite nor rude', () => {
  expect(mannerOf(['OK'].map(read)).politeShare).toBe(null);
  expect(mannerOf([])).toEqual({
    endings: [],
    laughs: [],
    marks: [],
    emoji: [],
    politeShare: null,
  });
});
