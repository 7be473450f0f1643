import { describe, expect, it } from 'vitest';
import { firstLanguage } from './languages.js';

describe('the language of the page', () => {
  it.each([
    ['', ['ko-KR', 'en'], 'ko'],
    ['', ['fr', 'ko', 'en'], 'ko'],
    ['', ['de-DE'], 'en'],
    ['', [], 'en'],
    ['?lang=en', ['ko-KR'], 'en'],
    ['?lang=xx', ['ko-KR'], 'ko'],
  ])('of %s and %j is %s', (search, liked, expected) => {
    expect(firstLanguage(search, liked)).toBe(expected);
  });
});
