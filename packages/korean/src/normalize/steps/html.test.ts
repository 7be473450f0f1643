import { describe, expect, it } from 'vitest';
import { createNormalizer } from '../normalize.js';

const html = createNormalizer({ preset: 'keepAll', steps: { html: true } });
const brackets = createNormalizer({ preset: 'keepAll', steps: { html: 'brackets' } });

describe('tags', () => {
  it.each([
    ['<b>굵게</b> 쓰기', '굵게 쓰기'],
    ['<p>안녕</p><p>하세요</p>', '\n안녕\n\n하세요\n'],
    ['한 줄<br/>두 줄', '한 줄\n두 줄'],
    ['<td>1</td><td>2</td>', ' 1  2 '],
    ['<a href="x>y" title=\'>\'>링크</a>', '링크'],
    ['<IMG SRC=a.png>그림', '그림'],
    ['<!DOCTYPE html><!-- 메모 <b> -->글', '글'],
  ])('%s', (text, plain) => expect(html(text).text).toBe(plain));

  it.each([
    '<공지> 휴강',
    'a < b > c',
    "<class 'int'>",
    '<sos> <pad>',
    '<b',
    '<b <i',
    '<!-- 끝없음',
    '</',
    '<',
  ])('%s stays', (text) => expect(html(text).text).toBe(text));
});

describe('entities', () => {
  it.each([
    ['&lt;b&gt; &amp; &quot;', '<b> & "'],
    ['&#48372;&#xAC00;&#x1F600;', '보가😀'],
    ['&amp;lt;', '&lt;'],
    ['a&nbsp;b&hellip;', 'a\u00a0b…'],
  ])('%s', (text, plain) => expect(html(text).text).toBe(plain));

  it.each([
    'AT&T',
    '&모름;',
    '&unknown;',
    '&#;',
    '&#xD800;',
    '&#0;',
    '&#99999999;',
    '&#12a;',
    '&amp',
    '&',
  ])('%s stays', (text) => expect(html(text).text).toBe(text));
});

it('leads back to what an entity or a tag stood for', () => {
  const { text, map } = html('<b>a</b>&lt;b');
  expect(text).toBe('a<b');
  expect(map.toOriginal(0, 1)).toEqual({ start: 3, end: 4 });
  expect(map.toOriginal(1, 2)).toEqual({ start: 8, end: 12 });
});

describe('brackets', () => {
  it.each([
    '<공지> a<b>c',
    '3 < 5 그리고 7 > 2',
    '<<b>b>',
    '<a\nb>c>',
    '<>&lt;',
    '<',
    '>',
    '<a\u2028b> <c\rd>',
    '',
  ])('as a regular expression does it: %j', (text) => {
    expect(brackets(text).text).toBe(text.replace(/<.*?>/g, ''));
  });
});
