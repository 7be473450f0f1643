import { describe, expect, it } from 'vitest';
import { createNormalizer, normalize } from '../normalize.js';

const shorten = createNormalizer({ preset: 'keepAll', steps: { repeats: true } });

describe('runs', () => {
  it.each([
    ['ㅋㅋㅋㅋㅋ', 'ㅋㅋ'],
    ['ㅠㅠㅠ ㅜㅜㅜ ㄷㄷㄷㄷ', 'ㅠㅠ ㅜㅜ ㄷㄷ'],
    ['ㅋㅋㅋㅎㅎㅎ', 'ㅋㅋㅎㅎ'],
    ['와하하하하', '와하하'],
    ['!!!! ???? ~~~ ,,, ;;; ♥♥♥', '!! ?? ~~ ,, ;; ♥♥'],
    ['음....', '음...'],
    ['………', '……'],
    ['ㅋㅋㅋ', 'ㅋㅋ'],
  ])('%s to %s', (text, short) => expect(shorten(text).text).toBe(short));

  it.each([
    'ㅋㅋ',
    '...',
    '?!?!?!',
    'ㅠㅜㅠㅜ',
    '1000000',
    'zzzz',
    '-----',
    '====',
    '😀😀😀',
    '가  나',
  ])('%s stays', (text) => expect(shorten(text).text).toBe(text));

  it('inside of a URL stay, at its end they do not', () => {
    const url = 'github.com/a/b/compare/v1....v2';
    expect(shorten(`${url} 네.... https://a.kr/b!!!!`).text).toBe(`${url} 네... https://a.kr/b!!`);
    expect(shorten('음....ok https://a.kr/x....y').text).toBe('음...ok https://a.kr/x....y');
  });
});

it('tells how long each run was, and where', () => {
  expect(shorten('ㅋㅋ 와하하하!!!!').repeats).toEqual([
    { start: 4, end: 7, unit: '하', length: 3 },
    { start: 7, end: 11, unit: '!', length: 4 },
  ]);
});

it('tells places of the original, whatever came before', () => {
  expect(normalize('  \u200b안녕넼ㅋㅋㅋ').repeats).toEqual([
    { start: 5, end: 9, unit: 'ㅋ', length: 4 },
  ]);
});

it('gives the first unit its own place and the last the rest', () => {
  const { map } = shorten('가ㅋㅋㅋㅋ');
  expect(map.toOriginal(1, 2)).toEqual({ start: 1, end: 2 });
  expect(map.toOriginal(2, 3)).toEqual({ start: 2, end: 5 });
  expect(map.toOriginal(1, 3)).toEqual({ start: 1, end: 5 });
});
