import { expect, test } from 'vitest';
import { findLinks } from './links';

const urls = (text: string): string[] => findLinks(text).map((link) => link.url);

test('marks and words of the sentence are not part of an address', () => {
  expect(urls('노트입니다 https://example.com/a?b=1&c=2#d.')).toEqual([
    'https://example.com/a?b=1&c=2#d',
  ]);
  expect(urls('(https://example.com/)')).toEqual(['https://example.com/']);
  expect(urls('https://example.com/path입니다, http://example.org!')).toEqual([
    'https://example.com/path',
    'http://example.org',
  ]);
});

test('only http and https are links', () => {
  expect(urls('javascript:alert(1) data:text/html,x http httpx://a https:// ftp://a')).toEqual([]);
});

test('a flood of beginnings is read in linear time', () => {
  const flood = 'http'.repeat(250_000);
  const start = performance.now();
  expect(urls(flood)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(2000);
});
