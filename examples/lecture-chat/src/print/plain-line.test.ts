import { expect, test } from 'vitest';
import { plainLine } from './plain-line';

test('Hangul and emoji take two columns', () => {
  expect(plainLine('가나다라', 8)).toBe('가나다라');
  expect(plainLine('가나다라마', 8)).toBe('가나다…');
  expect(plainLine('ab👍🏽cd', 10)).toBe('ab👍🏽cd');
});

test('what moves the cursor or turns the writing is taken out', () => {
  expect(plainLine('a\u001b[2Jb\nc\u202ed', 20)).toBe('a [2Jb c d');
});
