import { expect, test } from 'vitest';
import { topWords, wordsOf } from './words';

test('words are letters and digits, particles left on', () => {
  expect(wordsOf('COUNT랑 인덱스가 헷갈려요ㅠㅠ 그래서요ㅋㅋㅋ 404!')).toEqual([
    'count랑',
    '인덱스가',
    '헷갈려요',
    '그래서요',
  ]);
});

test('code and addresses are not words of a person', () => {
  expect(wordsOf('실행해보세요\nSELECT name FROM students;\nhttps://example.com/x')).toEqual([
    '실행해보세요',
  ]);
});

test('Hangul of a Mac counts with Hangul of Windows', () => {
  expect(topWords(['인덱스'.normalize('NFD'), '인덱스'], 1)).toEqual([
    { word: '인덱스', count: 2 },
  ]);
});
