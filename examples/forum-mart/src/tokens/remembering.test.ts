import { expect, it } from 'vitest';
import { remembering } from './remembering';

it('asks once for a text that comes again', () => {
  const asked: string[] = [];
  const lengthOf = remembering((text) => asked.push(text) && text.length);
  expect(['안녕하세요', '네', '안녕하세요'].map(lengthOf)).toEqual([5, 1, 5]);
  expect(asked).toEqual(['안녕하세요', '네']);
});

it('remembers neither long texts nor more than so many', () => {
  let asked = 0;
  const read = remembering(() => (asked += 1));
  for (const text of ['가'.repeat(1_000), '가'.repeat(1_000)]) read(text);
  expect(asked).toBe(2);
  for (let at = 0; at <= 20_000; at += 1) read(`글 ${at}`);
  read('글 20000');
  expect(asked).toBe(20_003);
  read('글 0');
  expect(asked).toBe(20_004);
});
