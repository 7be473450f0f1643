import { describe, expect, it } from 'vitest';
import { createDateReader } from './read-date';
import type { ReadDate } from './read-date';

const CRAWLED = '2024-05-20T09:30:15+09:00';
const seoul = createDateReader({ timeZone: 'Asia/Seoul', crawledAt: CRAWLED });
const unknown = createDateReader({ timeZone: 'Asia/Seoul', crawledAt: null });

/** A date in short, or why there is none. */
function read(readDate: ReadDate, date: string, crawledAt: string | null = null): string {
  const told = readDate(date, crawledAt);
  return typeof told === 'string' ? told : `${told.posted_at} ${told.date_granularity}`;
}

describe('dates as forums write them', () => {
  it.each([
    ['2024.05.19. 14:03', '2024-05-19T14:03:00 minute'],
    ['24.05.19', '2024-05-19T00:00:00 day'],
    ['2024년 5월 19일 오후 2:03', '2024-05-19T14:03:00 minute'],
    ['2024. 5. 19. 오후 2:03:27', '2024-05-19T14:03:27 second'],
    ['2024-05-19 14:03:27', '2024-05-19T14:03:27 second'],
    ['2024-05-19T05:03:27.250Z', '2024-05-19T14:03:27 second'],
    ['2024년 5월 19일 밤 12시', '2024-05-20T00:00:00 hour'],
    ['３시간 전', '2024-05-20T06:00:00 hour'],
    ['5분 전', '2024-05-20T09:25:00 minute'],
    ['방금', '2024-05-20T09:30:00 minute'],
    ['어제', '2024-05-19T00:00:00 day'],
    ['어제 오후 3시', '2024-05-19T15:00:00 hour'],
    ['5월 19일', '2024-05-19T00:00:00 day'],
    ['오전 4:23', '2024-05-20T04:23:00 minute'],
    ['2024년 5월 19일'.normalize('NFD'), '2024-05-19T00:00:00 day'],
  ])('%s', (date, expected) => expect(read(seoul, date)).toBe(expected));

  it('tells the local time of the forum, not that of the machine', () => {
    const toronto = createDateReader({ timeZone: 'America/Toronto', crawledAt: CRAWLED });
    expect(read(toronto, '2024-05-19T02:00:00Z')).toBe('2024-05-18T22:00:00 second');
    expect(read(toronto, '2024.05.19. 14:03')).toBe('2024-05-19T14:03:00 minute');
    expect(read(toronto, '2시간 전')).toBe('2024-05-19T18:00:00 hour');
  });
});

describe('dates that are of no use', () => {
  it.each([
    ['2024-02-30', 'is no date'],
    ['2024.13.01', 'is no date'],
    ['', 'is no date'],
    ['좋은 날', 'is no date'],
    ['\0\ud800', 'is no date'],
    ['9'.repeat(10_000), 'is no date'],
    ['2024년 5월', 'tells no day'],
    ['2주 전', 'tells no day'],
    ['작년', 'tells no day'],
    ['1024.05.19', 'lies before 1990'],
    ['2024.05.22. 14:03', 'lies after the time at which the page was read'],
  ])('%s', (date, reason) => expect(read(seoul, date)).toBe(reason));
});

describe('the time at which the page was read', () => {
  it('is that of the row rather than the usual one', () => {
    expect(read(seoul, '3시간 전', '2024-06-01T12:00:00+09:00')).toBe('2024-06-01T09:00:00 hour');
  });

  it('is local time of the forum where it has no zone', () => {
    expect(read(unknown, '3시간 전', '2024-06-01 12:00:00')).toBe('2024-06-01T09:00:00 hour');
  });

  it('is not needed by dates that say it all', () => {
    expect(read(unknown, '24.05.19')).toBe('2024-05-19T00:00:00 day');
    expect(read(unknown, '2024.05.19. 14:03')).toBe('2024-05-19T14:03:00 minute');
  });

  it.each(['3시간 전', '방금', '어제', '5월 19일', '2월 29일', '5월 24일 (금)', '오전 4:23'])(
    'is needed by %s',
    (date) =>
      expect(read(unknown, date)).toBe(
        'cannot be told without the time at which the page was read',
      ),
  );

  it('may be a day, which tells 어제 but not 3시간 전', () => {
    expect(read(unknown, '어제', '2024-06-01')).toBe('2024-05-31T00:00:00 day');
    expect(read(unknown, '3시간 전', '2024-06-01')).toMatch('cannot be told');
    expect(read(unknown, '2024.06.01. 14:03', '2024-06-01')).toBe('2024-06-01T14:03:00 minute');
  });

  it('counts as unknown where a row has nonsense', () => {
    expect(read(unknown, '3시간 전', 'soon')).toMatch('cannot be told');
    expect(read(unknown, '3시간 전', '0200-01-01T00:00:00Z')).toMatch('cannot be told');
    expect(read(unknown, '24.05.19', 'soon')).toBe('2024-05-19T00:00:00 day');
  });
});

it('refuses a zone or a usual time that is none', () => {
  expect(() => createDateReader({ timeZone: 'Asia/Nowhere', crawledAt: null })).toThrow('Nowhere');
  expect(() => createDateReader({ timeZone: 'Asia/Seoul', crawledAt: 'soon' })).toThrow(
    'soon is no time: write it as 2024-05-20T09:00:00+09:00.',
  );
});
