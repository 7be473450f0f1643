import { expect, test } from 'vitest';
import { hrefOf, readQuery } from './query';

test('an address says what to show, and back', () => {
  const query = {
    state: 'waiting',
    lecture: 0,
    person: 3,
    text: '포트 & 주소',
    page: 2,
    at: '0-17',
  } as const;
  const href = hrefOf(query);
  expect(readQuery(Object.fromEntries(new URL(href, 'http://board').searchParams))).toEqual(query);
});

test('what says nothing is left out of an address', () => {
  expect(hrefOf({ state: 'all', text: undefined })).toBe('/');
  expect(hrefOf({ lecture: 0 }, '/replies')).toBe('/replies?lecture=0');
});

test('what makes no sense is taken as not given', () => {
  const odd = { state: 'lost', lecture: '-1', person: '', text: '  ', page: '1e9', at: '"><b>' };
  expect(Object.values(readQuery(odd)).filter((value) => value !== undefined)).toEqual([]);
  expect(readQuery({ text: 'ㅋ'.repeat(500) }).text).toHaveLength(200);
});
