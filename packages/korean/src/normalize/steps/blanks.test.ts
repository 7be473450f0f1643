import { expect, it } from 'vitest';
import { createNormalizer } from '../normalize.js';

const lines = createNormalizer({ preset: 'keepAll', steps: { blanks: 'lines' } });
const fold = createNormalizer({ preset: 'keepAll', steps: { blanks: 'fold' } });
const trim = createNormalizer({ preset: 'keepAll', steps: { trim: true } });

it.each([
  ['가  나\t다', '가 나 다', '가 나 다'],
  ['가 \r\n\r\n 나', '가\n나', '가 나'],
  ['가\n나', '가\n나', '가 나'],
  ['  가 ', ' 가 ', ' 가 '],
])('%j to lines %j, folded %j', (text, inLines, folded) => {
  expect(lines(text).text).toBe(inLines);
  expect(fold(text).text).toBe(folded);
});

it('one blank answers for the run', () => {
  expect(lines('가   나').map.toOriginal(1, 2)).toEqual({ start: 1, end: 4 });
});

it.each([
  [' \n가 나\t', '가 나'],
  ['  ', ''],
  ['', ''],
])('trims %j to %j', (text, trimmed) => expect(trim(text).text).toBe(trimmed));
