import { describe, expect, it } from 'vitest';
import { parseWatchItems, parseWatchLogs } from './parse-watch-logs.js';

describe('parseWatchLogs', () => {
  it('keeps the rows that fit and says where the others do not', () => {
    const { logs, rows, problems } = parseWatchLogs([
      { user: '김하늘', item: '도깨비 1회', watchedSeconds: 60, at: '2024-01-02T03:04:05+09:00' },
      { user: '', item: '도깨비 1회', watchedSeconds: '긴', at: 0 },
      null,
      { user: 7, item: 8, watchedSeconds: -1, at: 5, more: true },
    ]);
    expect(logs).toEqual([
      {
        ...{ user: '김하늘', item: '도깨비 1회', watchedSeconds: 60 },
        at: Date.UTC(2024, 0, 1, 18, 4, 5),
      },
      { user: 7, item: 8, watchedSeconds: -1, at: 5 },
    ]);
    expect(rows).toEqual([0, 3]);
    expect(problems.map(({ row, path }) => [row, path])).toEqual([
      [1, 'user'],
      [1, 'watchedSeconds'],
      [2, ''],
    ]);
  });

  it('refuses a time that depends on where it is read', () => {
    const row = { user: 1, item: 1, watchedSeconds: 1, at: '2024-01-02T03:04:05' };
    expect(parseWatchLogs([row]).problems).toMatchObject([{ row: 0, path: 'at' }]);
  });

  it('says that a list is wanted', () => {
    expect(parseWatchLogs({ rows: [] }).problems).toEqual([
      { row: -1, path: '', message: 'expected an array' },
    ]);
  });
});

describe('parseWatchItems', () => {
  it('names the place within a list', () => {
    const { items, problems } = parseWatchItems([
      {
        item: '도깨비 1회',
        runningTime: 3600,
        series: '도깨비',
        episode: 1,
        attributes: ['드라마'],
      },
      { item: '도깨비 2회', attributes: ['드라마', 3] },
      { item: '밤의 영화', runningTime: null },
    ]);
    expect(items.map(({ item }) => item)).toEqual(['도깨비 1회', '밤의 영화']);
    expect(problems).toMatchObject([{ row: 1, path: 'attributes.1' }]);
  });
});
