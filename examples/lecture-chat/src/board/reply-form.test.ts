import { expect, test } from 'vitest';
import { readReplyForm } from './reply-form';

const body = { question: 'key', name: '배수아', text: '노트에 있어요' };

test('names and replies are tidied', () => {
  expect(
    readReplyForm({ ...body, name: ' 배\n 수아 ', text: '\r\n첫 줄\r\n둘째\u202e 줄\0 ' }),
  ).toEqual({
    ok: true,
    form: { ...body, name: '배 수아', text: '첫 줄\n둘째 줄' },
  });
});

test.each([
  [{ name: ' \u202e ' }, 'name'],
  [{ name: undefined }, 'name'],
  [{ name: '가'.repeat(41) }, 'longName'],
  [{ text: ' \r\n ' }, 'text'],
  [{ text: ['a', 'b'] }, 'text'],
  [{ text: '가'.repeat(2001) }, 'longText'],
  [{ question: undefined }, 'question'],
])('%j is refused', (change, problem) => {
  expect(readReplyForm({ ...body, ...change })).toEqual({ ok: false, problem });
});

test('the longest name and reply are taken; a line break is one letter', () => {
  const longest = { ...body, name: '가'.repeat(40), text: `가${'\r\n나'.repeat(999)}다` };
  expect(readReplyForm(longest).ok).toBe(true);
});
