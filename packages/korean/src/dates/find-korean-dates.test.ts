import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KoreanDateOptions } from './korean-date.js';
import { findKoreanDates } from './parse-korean-date.js';

/** A Sunday, 3 in the afternoon in Seoul. */
const reference = new Date('2024-05-19T15:00:00+09:00');

/** The dates of a text with their wall-clock times in Seoul. */
function found(text: string, options: KoreanDateOptions = {}): string[] {
  return findKoreanDates(text, { reference, ...options }).map((date) => {
    const wall = new Date(date.instant.getTime() + 9 * 3_600_000).toISOString();
    return `${date.text} = ${wall.slice(0, 16).replace('T', ' ')}`;
  });
}

describe('findKoreanDates', () => {
  it('finds dates among words, with their places', () => {
    const text = '과제는 5월 17일 오후 6시까지, 질문은 내일 3시에 받아요';
    expect(findKoreanDates(text, { reference })).toMatchObject([
      { start: 4, end: 16, granularity: 'hour', text: '5월 17일 오후 6시' },
      { start: 24, end: 29, granularity: 'hour', text: '내일 3시' },
    ]);
  });

  it.each([
    ['작성 2024.05.19. 14:03 조회 33', ['2024.05.19. 14:03 = 2024-05-19 14:03']],
    ['(어제) 3시간 전에는 됐는데', ['어제 = 2024-05-18 00:00', '3시간 전 = 2024-05-19 12:00']],
    ['2024. 5. 19. 오전 4:23김하늘', ['2024. 5. 19. 오전 4:23 = 2024-05-19 04:23']],
    ['5/17-5/18', ['5/17 = 2024-05-17 00:00', '5/18 = 2024-05-18 00:00']],
    [
      '05/09, 5/9일, 5/9(목), 5/9 14:00',
      [
        ...['05/09 = 2024-05-09 00:00', '5/9일 = 2024-05-09 00:00', '5/9(목) = 2024-05-09 00:00'],
        '5/9 14:00 = 2024-05-09 14:00',
      ],
    ],
    ['18일 오후 2시 30분에 시작', ['18일 오후 2시 30분 = 2024-05-18 14:30']],
    ['금요일 밤 11시 공지', ['금요일 밤 11시 = 2024-05-17 23:00']],
    ['5월 19~21일', ['5월 19 = 2024-05-19 00:00']],
    ['회의는 오후 2시 30분 전까지', ['오후 2시 30분 = 2024-05-19 14:30']],
    ['수업은 9시부터입니다', ['9시 = 2024-05-19 09:00']],
    ['현황오후 2시 현재', ['오후 2시 = 2024-05-19 14:00']],
    ['작년 5월부터 올해까지', ['작년 5월 = 2023-05-01 00:00', '올해 = 2024-01-01 00:00']],
    [
      '오늘밤 11시, 내일오전 9시',
      ['오늘밤 11시 = 2024-05-19 23:00', '내일오전 9시 = 2024-05-20 09:00'],
    ],
    ['file_20240519_142311.png', []],
    ['사진 20240519_142311', ['20240519_142311 = 2024-05-19 14:23']],
    ['오늘 회의는 어제랑 같아요', ['오늘 = 2024-05-19 00:00', '어제 = 2024-05-18 00:00']],
  ])('%s', (text, dates) => expect(found(text)).toEqual(dates));

  it.each([
    ...[
      '2/3만 했어요',
      '별점 9/10',
      '10/10',
      '010-1234-2024',
      '1.2.3 버전',
      'v24.05.19.1',
      '10.0.0.1',
    ],
    ...[
      '3일 동안',
      '금요일에 봐요',
      '5시간 걸려요',
      '3분기 실적',
      '2000년대 영화',
      '2024학년도',
      '24시간',
    ],
    ...[
      '다음 주제',
      '이번 주말',
      '오늘날',
      '한시도',
      '매일 9시',
      '몇 십 년 전',
      '다음 날 오후 3시',
      '그해 5월',
    ],
    ...[
      '2024년 2월 30일 오후 3시',
      '5월 19일 25시',
      '어제 오전 13시',
      '2024-13-01 10:00',
      '다음 주 3시',
    ],
    ...['3일 전후', '5년 전체', '1년 전국', '내일배움카드', '그제서야', '아이디 x20240519'],
  ])('passes over %s', (text) => expect(found(text)).toEqual([]));

  it('passes over the second clock of a range, whose day it cannot know', () => {
    expect(found('5월 17일 14:00~16:00')).toEqual(['5월 17일 14:00 = 2024-05-17 14:00']);
    expect(found('어제 3시부터 5시까지')).toEqual(['어제 3시 = 2024-05-18 03:00']);
    expect(found('작년 오늘')).toEqual(['작년 = 2023-01-01 00:00']);
  });

  it('finds NFD text at its own places', () => {
    const text = '공지: 어제 오후 3시'.normalize('NFD');
    const [date] = findKoreanDates(text, { reference });
    expect(text.slice(date?.start, date?.end)).toBe('어제 오후 3시'.normalize('NFD'));
  });
});

describe('findKoreanDates, as a law', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '2024',
        '. ',
        '5',
        '/',
        '19',
        '년 ',
        '월 ',
        '일 ',
        '오후 ',
        '3시',
        '30분',
        ':',
        '(일)',
        'T',
        'Z',
        '-',
      ],
      ...[
        '어제',
        '지난 주',
        '금요일',
        '이틀',
        ' 전',
        '반',
        '한 ',
        '십',
        '\u1112',
        '\u1161',
        '\ud800',
        '９',
        '\u202f',
      ],
    ),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  );

  it('never throws; what it finds lies in the text, in order, and is a date', () => {
    fc.assert(
      fc.property(fc.string({ unit: piece }), (text) => {
        let last = 0;
        for (const { start, end, text: part, instant } of findKoreanDates(text, { reference })) {
          const valid = start >= last && end > start && !Number.isNaN(instant.getTime());
          expect(valid && part === text.slice(start, end)).toBe(true);
          last = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['prose', '오늘 과제는 2024. 5. 19. 오후 6시까지 내세요 '],
    ['digits', '1234567890'],
    ['almost dates', '2024. 5. '],
    ['words of dates', '이번 두 십 '],
    ['letters', '\u110b\u1169\u1102\u1173\u11af '],
  ])('takes time linear in the text: %s', { retry: 3 }, (_, text) => {
    const best = [Infinity, Infinity];
    for (let round = 0; round < 3; round++) {
      [500, 4000].forEach((size, i) => {
        const long = text.repeat(size);
        const start = performance.now();
        findKoreanDates(long, { reference });
        best[i] = Math.min(best[i] as number, performance.now() - start);
      });
    }
    // Eight times the text: 8 for linear time, 64 for quadratic.
    expect((best[1] as number) / Math.max(best[0] as number, 0.05)).toBeLessThan(32);
  });
});
