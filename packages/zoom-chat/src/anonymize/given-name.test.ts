import { expect, test } from 'vitest';
import { givenName, isCalledThere } from './given-name.js';

/** Is the given name, at its first place in the text, said of a person? */
function isName(given: string, text: string): boolean {
  const start = text.indexOf(given);
  return isCalledThere(text, start, start + given.length);
}

test('given names of full names', () => {
  expect(['김하늘', '남궁도윤', '이산', 'Ana', '하늘', '황보'].map(givenName)).toEqual([
    '하늘',
    '도윤',
    '산',
    null,
    '늘',
    '보',
  ]);
});

test.each([
  ['건우', '건우가 말했어요', true],
  ['예린', '예린이요!', true],
  ['서준', '서준입니다', true],
  ['은우', '은우예요!', true],
  ['서준', '서준이라고 합니다', true],
  ['태민', '4조 태민 출동', true],
  ['도윤', '도윤님 질문 있어요', true],
  ['도윤', '도윤 씨', true],
  ['도윤', '이도윤입니다', false],
  ['하늘', '하늘이 맑네요', false],
  ['하늘', '하늘아 여기', true],
  ['우리', '우리가 해요', false],
  ['우리', '우리님이 해요', true],
  ['산', '산이 높다', false],
])('%s in "%s": %s', (given, text, expected) => {
  expect(isName(given, text)).toBe(expected);
});
