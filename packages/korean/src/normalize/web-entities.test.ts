import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanWebEntities } from './web-entities.js';

/** The entities of a text as `KIND surface`. */
function found(text: string): string[] {
  return scanWebEntities(text).map((e) => `${e.kind.slice(2)} ${text.slice(e.start, e.end)}`);
}

describe('URLs', () => {
  it.each([
    ['https://naver.com에서 찾았어요', 'https://naver.com'],
    ['http://a.kr/b?c=1&d=%EA%B0%80#e로 오세요', 'http://a.kr/b?c=1&d=%EA%B0%80#e'],
    ['링크는https://zoom.us/j/123?pwd=Ab.1입니다', 'https://zoom.us/j/123?pwd=Ab.1'],
    ['http://localhost:3000/x에서', 'http://localhost:3000/x'],
    ['http://192.168.0.1:8080으로', 'http://192.168.0.1:8080'],
    ['https://xn--3e0b707e.kr/가 됨', 'https://xn--3e0b707e.kr/'],
    ['https://naver.com/에서는 안 보여요', 'https://naver.com/'],
    [
      'https://ko.wikipedia.org/wiki/대한민국_헌법 참고',
      'https://ko.wikipedia.org/wiki/대한민국_헌법',
    ],
    [
      'https://search.naver.com/search?q=날씨&x=1에서',
      'https://search.naver.com/search?q=날씨&x=1',
    ],
    ['https://한글.kr/a에서', 'https://한글.kr/a'],
    ['https://www.우리집.한국에서', 'https://www.우리집.한국'],
    ['https://naver.com.그리고 또', 'https://naver.com'],
    ['(https://naver.com/a)은', 'https://naver.com/a'],
    ['[문서](https://a.io/b), 그리고', 'https://a.io/b'],
    ['https://en.wikipedia.org/wiki/R_(language).', 'https://en.wikipedia.org/wiki/R_(language)'],
    ['<a href="https://a.kr/b">', 'https://a.kr/b'],
    ['HTTPS://NAVER.COM!!', 'HTTPS://NAVER.COM'],
    ['https://naver.com/~kim~~', 'https://naver.com/~kim'],
    ['https://naver.com(네이버)', 'https://naver.com'],
  ])('%s', (text, url) => expect(found(text)).toEqual([`URL ${url}`]));

  it.each([
    ['naver.com에서', 'naver.com'],
    ['docs.google.com/x?y=1.', 'docs.google.com/x?y=1'],
    ['www.example.xyzw 보세요', 'www.example.xyzw'],
    ['네이버(naver.com)에서', 'naver.com'],
    ['naver.com?', 'naver.com'],
    ['naver.com, 다음', 'naver.com'],
    ['Naver.Com:8080/a', 'Naver.Com:8080/a'],
    ['colab.research.google.com/drive/1aB_c', 'colab.research.google.com/drive/1aB_c'],
    ['bit.ly/3xYz로', 'bit.ly/3xYz'],
    ['114.co.kr', '114.co.kr'],
    ['163.com', '163.com'],
  ])('%s without a scheme', (text, url) => expect(found(text)).toEqual([`URL ${url}`]));

  it.each([
    'df.head()',
    'df.info()',
    'st.link()',
    'np.io_x',
    '3.14',
    '2024.05.19',
    'v1.2.com멘트',
    '그렇군요.com',
    'main.py 파일',
    'a..com',
    '안녕.하세요',
    'https://',
    'https://가 안 붙어요',
    'http:// naver',
    'U.S.A',
    'a.b_c.d',
  ])('%s is none', (text) => expect(found(text)).toEqual([]));

  it('finds each of several', () => {
    expect(found('https://a.com/b,https://c.com (naver.com)와 http://http://d.kr')).toEqual([
      'URL https://a.com/b,https://c.com',
      'URL naver.com',
      'URL http://d.kr',
    ]);
  });
});

describe('e-mail addresses', () => {
  it.each([
    ['kim.minsu+a@naver.com으로', 'kim.minsu+a@naver.com'],
    ['메일은kim_1@mail.snu.ac.kr입니다', 'kim_1@mail.snu.ac.kr'],
    ['kim@naver.com.', 'kim@naver.com'],
    ['kim@naver.com.감사', 'kim@naver.com'],
    ['mailto:kim@a.io', 'kim@a.io'],
    ['--kim@a.io', 'kim@a.io'],
  ])('%s', (text, mail) => expect(found(text)).toEqual([`EMAIL ${mail}`]));

  it.each(['kim@naver', 'a@b.1', '@', 'a@', 'kim.@naver', '3개@1000'])('%s is none', (text) =>
    expect(found(text)).toEqual([]),
  );

  it('goes before a URL: the name may hold a domain', () => {
    expect(found('naver.com@gmail.com')).toEqual(['EMAIL naver.com@gmail.com']);
  });
});

describe('mentions and hashtags', () => {
  it.each([
    ['@김하늘 안녕', ['MENTION @김하늘']],
    ['@user_name님', ['MENTION @user_name']],
    ['@user.name!', ['MENTION @user.name']],
    ['@user.', ['MENTION @user']],
    ['@2조_이도윤', ['MENTION @2조_이도윤']],
    ['@kim_민수 ㅎㅇ', ['MENTION @kim_민수']],
    ['안녕@민수', ['MENTION @민수']],
    ['@a@b', ['MENTION @a', 'MENTION @b']],
    ['#한글태그 #b2b', ['HASHTAG #한글태그', 'HASHTAG #b2b']],
    ['#서울#카페#abc#def', ['HASHTAG #서울', 'HASHTAG #카페', 'HASHTAG #abc', 'HASHTAG #def']],
    ['#2024년', ['HASHTAG #2024년']],
  ])('%s', (text, entities) => expect(found(text)).toEqual(entities));

  it.each(['#1', '#1 #22', 'C#은', '# 제목', '##제목', '&#39;', '@123', '@ 이름', '@@a', '@!'])(
    '%s is none',
    (text) => expect(found(text)).toEqual([]),
  );
});

describe('emoji', () => {
  it.each([
    ['좋아요👍🏽!', ['👍🏽']],
    ['👨‍👩‍👧‍👦👩🏽‍💻', ['👨‍👩‍👧‍👦', '👩🏽‍💻']],
    ['🇰🇷🇺🇸', ['🇰🇷', '🇺🇸']],
    ['1️⃣#️⃣*⃣', ['1️⃣', '#️⃣', '*⃣']],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', ['🏴󠁧󠁢󠁥󠁮󠁧󠁿']],
    ['©️ ❤️ ☝🏽', ['©️', '❤️', '☝🏽']],
    ['❤‍🔥', ['❤‍🔥']],
    ['😀😀', ['😀', '😀']],
    ['😀‍', ['😀']],
    ['⌚ ㊗️', ['⌚', '㊗️']],
    ['\u{1fae9}', ['\u{1fae9}']],
  ])('%s', (text, emoji) => expect(found(text)).toEqual(emoji.map((e) => `EMOJI ${e}`)));

  it.each([
    '0123456789#*',
    '© ® ™ ♥ ☀ ↔ ♡ ★ ㈜ ① ㊗',
    '1\ufe0f',
    '⌚︎',
    '🇰',
    '\ud83d 가',
    '‍',
    'ㅋㅋㅠㅠ',
  ])('%s is none', (text) => expect(found(text)).toEqual([]));
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'http://',
      'https://',
      'naver.com',
      '.',
      '@',
      '#',
      ':',
      '/',
      'a',
      '1',
      '_',
      '가',
      'ㅋ',
      ' ',
    ],
    ...['👩', '🏽', '\u200d', '\ufe0f', '\u20e3', '\ud83c', '\udde6', '🇰', '(', ')', '\u1100'],
  );
  const texts = fc.oneof(
    fc.array(pieces).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('entities stand in order, in range and do not overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end } of scanWebEntities(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('blanks keep neighbours apart: a text scans the same between two others', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(found(`${a} ${b}`)).toEqual([...found(a), ...found(b)]);
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  it.each([
    'http://',
    'a@',
    'a.',
    '.',
    '@',
    '#가',
    'https://가.',
    'a@b.c',
    '👩‍',
    'x.com/(',
    '🏴\u{e0067}',
  ])('is linear on %s over and over', (unit) => {
    const time = (count: number): number => {
      const text = unit.repeat(count);
      const start = performance.now();
      scanWebEntities(text);
      return performance.now() - start;
    };
    time(1000);
    expect(time(80_000)).toBeLessThan(20 * time(20_000) + 50);
  });
});
