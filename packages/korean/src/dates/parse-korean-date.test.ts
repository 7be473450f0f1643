import { describe, expect, it } from 'vitest';
import { KoreanError } from '../errors.js';
import type { KoreanDateOptions } from './korean-date.js';
import { parseKoreanDate } from './parse-korean-date.js';

/** A Sunday, 3 in the afternoon in Seoul. */
const NOW = new Date('2024-05-19T15:00:00+09:00');

/** The wall-clock time in Seoul, cut to the granularity. */
function read(text: string, options: KoreanDateOptions = {}): string | null {
  const date = parseKoreanDate(text, { reference: NOW, ...options });
  if (date === null) return null;
  const wall = new Date(date.instant.getTime() + 9 * 3_600_000).toISOString();
  const time = wall.slice(0, 16).replace('T', ' ');
  return `${date.granularity} ${date.granularity === 'second' ? wall.slice(0, 19).replace('T', ' ') : time}`;
}

describe('days in numbers', () => {
  it.each([
    ['2024. 5. 19.', 'day 2024-05-19 00:00'],
    ['2024.05.19', 'day 2024-05-19 00:00'],
    ['2024.05.19.', 'day 2024-05-19 00:00'],
    ['2024-5-9', 'day 2024-05-09 00:00'],
    ['2024/05/19', 'day 2024-05-19 00:00'],
    ['20240519', 'day 2024-05-19 00:00'],
    ['24.05.19', 'day 2024-05-19 00:00'],
    ['24.5.19', 'day 2024-05-19 00:00'],
    ["'24. 5. 19.", 'day 2024-05-19 00:00'],
    ['24/05/19', 'day 2024-05-19 00:00'],
    ['99.12.31', 'day 1999-12-31 00:00'],
    ['2024년 5월 19일', 'day 2024-05-19 00:00'],
    ['2024년5월19일', 'day 2024-05-19 00:00'],
    ['24년 5월 19일', 'day 2024-05-19 00:00'],
    ['2024년 5월 19일 일요일', 'day 2024-05-19 00:00'],
    ['2024. 5. 19. (일)', 'day 2024-05-19 00:00'],
    ['2024.5.19(일요일)', 'day 2024-05-19 00:00'],
    ['5/19일', 'day 2024-05-19 00:00'],
    ['5.19(일)', 'day 2024-05-19 00:00'],
    ['2024년 5월', 'month 2024-05-01 00:00'],
    ['2024-05', 'month 2024-05-01 00:00'],
    ['2024년', 'year 2024-01-01 00:00'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('clocks', () => {
  it.each([
    ['2024. 5. 19. 오전 4:23', 'minute 2024-05-19 04:23'],
    ['2024. 5. 19. 오후 4:23:11', 'second 2024-05-19 16:23:11'],
    ['2024.05.19. 14:03', 'minute 2024-05-19 14:03'],
    ['2024년 5월 19일 (일) 오후 3시 30분', 'minute 2024-05-19 15:30'],
    ['2024년 5월 19일 오후 3시', 'hour 2024-05-19 15:00'],
    ['2024-05-19 AM 4:23', 'minute 2024-05-19 04:23'],
    ['2024-05-19 4:23 PM', 'minute 2024-05-19 16:23'],
    ['2024-05-19 4:23 p.m.', 'minute 2024-05-19 16:23'],
    ['5월 19일 3pm', 'hour 2024-05-19 15:00'],
    ['5월 19일 오전 12시', 'hour 2024-05-19 00:00'],
    ['5월 19일 오후 12시', 'hour 2024-05-19 12:00'],
    ['5월 19일 오후 0시 30분', 'minute 2024-05-19 12:30'],
    ['5월 19일 12:30 AM', 'minute 2024-05-19 00:30'],
    ['5월 19일 정오', 'hour 2024-05-19 12:00'],
    ['5월 19일 자정', 'hour 2024-05-19 00:00'],
    ['5월 18일 24시', 'hour 2024-05-19 00:00'],
    ['5월 18일 24:00', 'minute 2024-05-19 00:00'],
    ['5월 19일 새벽 3시', 'hour 2024-05-19 03:00'],
    ['5월 19일 아침 8시', 'hour 2024-05-19 08:00'],
    ['5월 19일 낮 1시', 'hour 2024-05-19 13:00'],
    ['5월 19일 점심 12시 반', 'minute 2024-05-19 12:30'],
    ['5월 19일 저녁 7시', 'hour 2024-05-19 19:00'],
    ['5월 19일 밤 11시', 'hour 2024-05-19 23:00'],
    ['5월 18일 밤 12시', 'hour 2024-05-19 00:00'],
    ['5월 18일 밤 3시', 'hour 2024-05-19 03:00'],
    ['5월 19일 3시', 'hour 2024-05-19 03:00'],
    ['5월 19일 오후 세 시 십오 분', 'minute 2024-05-19 15:15'],
    ['5월 19일 열두 시 반', 'minute 2024-05-19 12:30'],
    ['5월 19일 오후 3시 10분 전', 'minute 2024-05-19 14:50'],
    ['5월 19일 오후 3시 30분', 'minute 2024-05-19 15:30'],
    ['18일 오후 2시', 'hour 2024-05-18 14:00'],
    ['24일(금) 오후 2시', 'hour 2024-05-24 14:00'],
    ['금요일 오후 2시', 'hour 2024-05-17 14:00'],
    ['5월 19일 오후 15:30', 'minute 2024-05-19 15:30'],
    ['5월 19일 오후 3시 30분 20초', 'second 2024-05-19 15:30:20'],
    ['20240519 142311', 'second 2024-05-19 14:23:11'],
    ['20240519142311', 'second 2024-05-19 14:23:11'],
    ['20240519T142311', 'second 2024-05-19 14:23:11'],
    ['오전 4:23', 'minute 2024-05-19 04:23'],
    ['오후 4:23', 'minute 2024-05-18 16:23'], // the last one before 3 in the afternoon
    ['AM 4:23', 'minute 2024-05-19 04:23'],
    ['14:59', 'minute 2024-05-19 14:59'],
    ['밤 12시', 'hour 2024-05-19 00:00'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['2024-05-19T04:23:11+09:00', '2024-05-18T19:23:11.000Z', 'second'],
    ['2024-05-19T04:23:11.250Z', '2024-05-19T04:23:11.250Z', 'millisecond'],
    ['2024-05-19T04:23:11.2Z', '2024-05-19T04:23:11.200Z', 'millisecond'],
    ['2024-05-19T04:23Z', '2024-05-19T04:23:00.000Z', 'minute'],
    ['2024-05-19T04:23-0330', '2024-05-19T07:53:00.000Z', 'minute'],
    ['2024-05-19T04:23:11', '2024-05-18T19:23:11.000Z', 'second'],
    ['2024-05-19 04:23:11 +0900', '2024-05-18T19:23:11.000Z', 'second'],
    ['2024-05-19 04:23:11 UTC', '2024-05-19T04:23:11.000Z', 'second'],
    ['2024-05-19 04:23 (KST)', '2024-05-18T19:23:00.000Z', 'minute'],
    ['20240519T042311Z', '2024-05-19T04:23:11.000Z', 'second'],
  ])('%s', (text, instant, granularity) => {
    const date = parseKoreanDate(text);
    expect(date?.instant.toISOString()).toBe(instant);
    expect(date?.granularity).toBe(granularity);
  });
});

describe('days by name', () => {
  it.each([
    ['오늘', 'day 2024-05-19 00:00'],
    ['어제', 'day 2024-05-18 00:00'],
    ['그제', 'day 2024-05-17 00:00'],
    ['그저께', 'day 2024-05-17 00:00'],
    ['그끄저께', 'day 2024-05-16 00:00'],
    ['내일', 'day 2024-05-20 00:00'],
    ['모레', 'day 2024-05-21 00:00'],
    ['내일모레', 'day 2024-05-21 00:00'],
    ['글피', 'day 2024-05-22 00:00'],
    ['어제 오후 3시', 'hour 2024-05-18 15:00'],
    ['어젯밤 11시', 'hour 2024-05-18 23:00'],
    ['어젯밤 2시', 'hour 2024-05-19 02:00'],
    ['내일은 오전 9시 반', 'minute 2024-05-20 09:30'],
    ['지난주', 'week 2024-05-06 00:00'],
    ['이번 주', 'week 2024-05-13 00:00'],
    ['다음주', 'week 2024-05-20 00:00'],
    ['다다음 주', 'week 2024-05-27 00:00'],
    ['지지난주', 'week 2024-04-29 00:00'],
    ['이번 주 금요일', 'day 2024-05-17 00:00'],
    ['이번 주 일요일', 'day 2024-05-19 00:00'],
    ['지난주 월요일', 'day 2024-05-06 00:00'],
    ['담주 금욜 오후 2시', 'hour 2024-05-24 14:00'],
    ['지난 일요일', 'day 2024-05-12 00:00'],
    ['지난 토요일', 'day 2024-05-18 00:00'],
    ['지난달', 'month 2024-04-01 00:00'],
    ['이번 달', 'month 2024-05-01 00:00'],
    ['다음 달 3일', 'day 2024-06-03 00:00'],
    ['이달 31일 정오', 'hour 2024-05-31 12:00'],
    ['작년', 'year 2023-01-01 00:00'],
    ['재작년', 'year 2022-01-01 00:00'],
    ['올해', 'year 2024-01-01 00:00'],
    ['내년', 'year 2025-01-01 00:00'],
    ['작년 5월 19일', 'day 2023-05-19 00:00'],
    ['내년 3월', 'month 2025-03-01 00:00'],
    ['올해 12/25', 'day 2024-12-25 00:00'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('amounts', () => {
  it.each([
    ['방금', 'minute 2024-05-19 15:00'],
    ['방금 전', 'minute 2024-05-19 15:00'],
    ['조금 전', 'minute 2024-05-19 15:00'],
    ['30초 전', 'second 2024-05-19 14:59:30'],
    ['5분 전', 'minute 2024-05-19 14:55'],
    ['십오 분 뒤', 'minute 2024-05-19 15:15'],
    ['3시간 전', 'hour 2024-05-19 12:00'],
    ['한 시간 전', 'hour 2024-05-19 14:00'],
    ['두 시간 반 전', 'minute 2024-05-19 12:30'],
    ['1시간 30분 후', 'minute 2024-05-19 16:30'],
    ['반시간 전', 'minute 2024-05-19 14:30'],
    ['하루 전', 'day 2024-05-18 00:00'],
    ['하루 반 전', 'hour 2024-05-18 03:00'],
    ['3일 전', 'day 2024-05-16 00:00'],
    ['이틀 전', 'day 2024-05-17 00:00'],
    ['사흘 뒤', 'day 2024-05-22 00:00'],
    ['열흘 전', 'day 2024-05-09 00:00'],
    ['보름 후', 'day 2024-06-03 00:00'],
    ['이틀 전 오후 3시', 'hour 2024-05-17 15:00'],
    ['1일 2시간 전', 'hour 2024-05-18 13:00'],
    ['일주일 전', 'week 2024-05-12 00:00'],
    ['2주 전', 'week 2024-05-05 00:00'],
    ['한 달 전', 'month 2024-04-19 00:00'],
    ['석 달 전', 'month 2024-02-19 00:00'],
    ['3개월 후', 'month 2024-08-19 00:00'],
    ['1년 전', 'year 2023-05-19 00:00'],
    ['이 년 전', 'year 2022-05-19 00:00'],
    ['1년 2개월 전', 'month 2023-03-19 00:00'],
    ['일 년 반 전', 'month 2022-11-19 00:00'],
    ['반년 전', 'month 2023-11-19 00:00'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it('ends in the last day of a shorter month', () => {
    expect(read('한 달 후', { reference: new Date('2024-01-31T12:00+09:00') })).toBe(
      'month 2024-02-29 00:00',
    );
    expect(read('1년 전', { reference: new Date('2024-02-29T12:00+09:00') })).toBe(
      'year 2023-02-28 00:00',
    );
  });
});

describe('what is no date', () => {
  it.each([
    ...[
      '2월 30일',
      '2023년 2월 29일',
      '13월 1일',
      '2024-13-01',
      '2024. 4. 31.',
      '20240230',
      '5/32',
    ],
    ...[
      '5월 19일 25시',
      '5월 19일 오전 13시',
      '4:60',
      '24:01',
      '오후 24시',
      '새벽 9시',
      '아침 1시',
      '저녁 12시',
    ],
    ...[
      '2024-05-19T04:23:11+25:00',
      '2024년 5월 19일 (월)',
      '다음 달 31일',
      '이번 달 0일',
      '0000-00-00',
    ],
    ...[
      '',
      ' ',
      '안녕',
      '3일',
      '금요일',
      '24.05',
      '1.2.3',
      '10.11.12.13',
      '3시간',
      '5월 19일 5월 20일',
    ],
    ...[
      '오늘날',
      '그제야',
      '다음 주제',
      '이번 주말',
      '3일 전후',
      '3일 전체',
      '한시',
      '9999년 후',
      '5월 19일 몇 시',
    ],
  ])('%s', (text) => expect(read(text)).toBeNull());
});

describe('years and days that are left out', () => {
  it('are the last before the reference, unless asked otherwise', () => {
    expect(read('5월 19일')).toBe('day 2024-05-19 00:00');
    expect(read('5월 20일')).toBe('day 2023-05-20 00:00');
    expect(read('5/20', { prefer: 'future' })).toBe('day 2024-05-20 00:00');
    expect(read('12/25', { prefer: 'nearest' })).toBe('day 2023-12-25 00:00');
    expect(read('10/25', { prefer: 'nearest' })).toBe('day 2024-10-25 00:00');
    expect(read('6월')).toBe('month 2023-06-01 00:00');
    expect(read('2월 29일', { reference: Date.UTC(2023, 5) })).toBe('day 2020-02-29 00:00');
  });

  it('and with a weekday the nearest day that is one', () => {
    expect(read('5월 19일 (금)')).toBe('day 2023-05-19 00:00');
    expect(read('9월 9일 (월)')).toBe('day 2024-09-09 00:00');
  });

  it('of a clock too', () => {
    expect(read('오후 4시')).toBe('hour 2024-05-18 16:00');
    expect(read('오후 4시', { prefer: 'future' })).toBe('hour 2024-05-19 16:00');
    expect(read('새벽 4시', { prefer: 'future' })).toBe('hour 2024-05-20 04:00');
    expect(read('오후 4시', { prefer: 'nearest' })).toBe('hour 2024-05-19 16:00');
  });
});

describe('the order of numbers', () => {
  it('is year, month, day unless told', () => {
    expect(read('5/19/2024')).toBeNull();
    expect(read('5/19/2024', { order: 'mdy' })).toBe('day 2024-05-19 00:00');
    expect(read('05/19/24', { order: 'mdy' })).toBe('day 2024-05-19 00:00');
    expect(read('19.05.2024 14:03', { order: 'dmy' })).toBe('minute 2024-05-19 14:03');
    expect(read('19/5', { order: 'dmy' })).toBe('day 2024-05-19 00:00');
    expect(read('2024-05-19', { order: 'dmy' })).toBe('day 2024-05-19 00:00');
  });
});

describe('letters and blanks of other kinds', () => {
  it('are read as the plain ones', () => {
    const plain = 'minute 2024-05-19 16:23';
    expect(read('2024.\u00a05.\u00a019.\u202f오후\u202f4:23')).toBe(plain);
    expect(read('5/19 4:23\u202fPM')).toBe(plain);
    expect(read('２０２４．５．１９．　오후　４：２３')).toBe(plain);
    expect(read('2024년 5월 19일 오후 4시 23분'.normalize('NFD'))).toBe(plain);
    expect(read('  2024–05–19 16:23\n')).toBe(plain);
  });

  it('keeps the place in the original text', () => {
    const text = ' 어제 오후 3시 '.normalize('NFD');
    const date = parseKoreanDate(text, { reference: NOW });
    expect(date).toMatchObject({ start: 1, end: text.length - 1, text: text.trim() });
  });
});

describe('options that are wrong', () => {
  it('throw', () => {
    const wrong: KoreanDateOptions[] = [
      { timeZone: 'Asia/Nowhere' },
      { reference: NaN },
      { reference: new Date('') },
      { reference: 8.64e15 },
      { order: 'ydm' as 'ymd' },
      { prefer: 'later' as 'past' },
    ];
    for (const options of wrong)
      expect(() => parseKoreanDate('어제', options)).toThrow(KoreanError);
  });
});
