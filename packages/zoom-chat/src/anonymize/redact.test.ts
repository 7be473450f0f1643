import { expect, test } from 'vitest';
import { findCutRedaction, findRedactions, type LinkPolicy, type RedactOptions } from './redact.js';

function redacted(text: string, options: RedactOptions = {}, links: LinkPolicy = 'keep'): string {
  return findRedactions(text, options, links).reduceRight(
    (rest, { start, end, kind }) => `${rest.slice(0, start)}<${kind}>${rest.slice(end)}`,
    text,
  );
}

test.each([
  ['메일은 sky.kim+a@example.co.kr입니다', '메일은 <email>입니다'],
  ['a@b 10@5', 'a@b 10@5'],
  ['010-1234-5678', '<phone>'],
  ['01012345678로 전화', '<phone>로 전화'],
  ['010 1234 5678, 010.1234.5678', '<phone>, <phone>'],
  ['02) 123-4567 (031)123-4567', '<phone> <phone>'],
  ['+82 10-1234-5678', '<phone>'],
  ['+1 (415) 555-2671 or 415-555-2671', '<phone> or <phone>'],
  ['학번: 1305, 학번은 2023-12345', '학번: <studentNumber>, 학번은 <studentNumber>'],
  ['20237788 제출했습니다', '<studentNumber> 제출했습니다'],
  ['2024-05-13 20240513 10:20:30', '2024-05-13 20240513 10:20:30'],
  ['0.123456789 1234567 3.141592653589', '0.123456789 1234567 3.141592653589'],
  ['x = 2**10 + 1024 - 2048', 'x = 2**10 + 1024 - 2048'],
])('%s', (text, result) => {
  expect(redacted(text)).toBe(result);
});

test('resident numbers, and two phone numbers side by side', () => {
  expect(redacted('900101-1234567 입니다')).toBe('<studentNumber> 입니다');
  expect(redacted('+82 10-1234-5678 02-123-4567')).toBe('<phone> <phone>');
});

test('links stay whole, lose the query, or go', () => {
  const text = '보기: https://example.com/j/01012345678?pwd=a@b.kr#x. 끝';
  expect(redacted(text)).toBe(text);
  expect(redacted(text, {}, 'drop-query')).toBe(
    '보기: https://example.com/j/01012345678<link>. 끝',
  );
  expect(redacted(text, {}, 'drop')).toBe('보기: <link>. 끝');
});

test('each kind can be left in', () => {
  const text = 'a@example.kr 010-1234-5678 20237788';
  expect(redacted(text, { email: false, phone: false, studentNumber: false })).toBe(text);
});

test.each(['a', '0', '0-', '+1', '+1 ', 'a@', 'a.', '(0', '20237', '학번 ', 'https://', ') '])(
  'a megabyte of %j takes a bounded time',
  (unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    const started = performance.now();
    findRedactions(text, {}, 'drop-query');
    expect(performance.now() - started).toBeLessThan(3000);
  },
);

test.each([
  ['전화는 010-1234-56', '010-1234-56'],
  ['메일은 sky.kim@exa', 'sky.kim@exa'],
  ['10시 30분', null],
  ['답은 42', null],
])('what a cut leaves: %s', (text, left) => {
  const found = findCutRedaction(text, {});
  expect(found && text.slice(found.start, found.end)).toBe(left);
});
