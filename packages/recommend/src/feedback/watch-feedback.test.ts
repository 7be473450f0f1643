import { describe, expect, it } from 'vitest';
import { watchFeedback, type WatchFeedbackOptions } from './watch-feedback.js';
import type { WatchItem, WatchLog } from './watch-log.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const items: WatchItem[] = [
  { item: '도깨비 1회', runningTime: 3600, series: '도깨비', episode: 1, attributes: ['드라마'] },
  { item: '도깨비 2회', runningTime: 3600, series: '도깨비', episode: 2, attributes: ['판타지'] },
  { item: '도깨비 3회', runningTime: 1800, series: '도깨비', episode: 3 },
  { item: '도깨비 예고', runningTime: 30, series: '도깨비', trailer: true },
  { item: '밤의 영화', runningTime: 6000 },
  { item: '모르는 길이', series: '도깨비', runningTime: 0 },
];
const log = (item: string, watchedSeconds: number, at: number, user = '김하늘'): WatchLog => ({
  ...{ user, item, watchedSeconds, at },
});
const of = (logs: WatchLog[], options: Partial<WatchFeedbackOptions> = {}) =>
  watchFeedback(logs, { items, ...options });

describe('sessions', () => {
  const sitting = [
    log('밤의 영화', 1000, 0),
    // 20 minutes after the end of the first row: the same sitting.
    log('밤의 영화', 500, 1000_000 + 20 * MINUTE),
    // Two days later: watched again.
    log('밤의 영화', 3000, 2 * DAY),
  ];

  it('rows of one sitting are one view, later ones are plays of their own', () => {
    const { report, pairs } = of(sitting);
    expect(report).toMatchObject({ rows: 3, views: 2, merged: 1, dropped: 0 });
    expect([...pairs.plays]).toEqual([2]);
    expect([...pairs.seconds]).toEqual([4500]);
    expect([...pairs.at]).toEqual([2 * DAY]);
  });

  it.each([
    ['add', 4500],
    ['max', 3000],
    ['last', 3000],
  ] as const)('rewatch %s gives %i seconds', (rewatch, seconds) => {
    expect([...of(sitting, { rewatch }).pairs.seconds]).toEqual([seconds]);
  });

  it('the longest and the last view differ', () => {
    const logs = [log('밤의 영화', 3000, 0), log('밤의 영화', 60, 2 * DAY)];
    expect([...of(logs, { rewatch: 'max' }).pairs.seconds]).toEqual([3000]);
    expect([...of(logs, { rewatch: 'last' }).pairs.seconds]).toEqual([60]);
  });

  it('the gap is from the end of one row to the start of the next, and below sessionGap', () => {
    const rows = [log('밤의 영화', 600, 0), log('밤의 영화', 600, 40 * MINUTE)];
    expect(of(rows).report.merged).toBe(0);
    expect(of(rows, { sessionGap: 30 * MINUTE + 1 }).report.merged).toBe(1);
    expect(of(rows, { sessionGap: '31m' }).report.merged).toBe(1);
    // When `at` is the end, the second row began at minute 30: 30 minutes later as well.
    expect(of(rows, { atMarks: 'end' }).report.merged).toBe(0);
    expect(of(rows, { atMarks: 'end', sessionGap: '0.51h' }).report.merged).toBe(1);
  });

  it('a row within a longer one is the same view, by its start or by its end', () => {
    // From 0:00 to 3:00 on one device; from 0:10 to 0:20 and 1:30 to 1:40 on another.
    const spans = [
      [0, 180],
      [10, 20],
      [90, 100],
    ] as const;
    for (const atMarks of ['start', 'end'] as const) {
      const rows = spans.map(([from, to]) =>
        log('밤의 영화', (to - from) * 60, (atMarks === 'start' ? from : to) * MINUTE),
      );
      const { pairs } = of(rows, { atMarks });
      expect([...pairs.plays]).toEqual([1]);
      expect([...pairs.at]).toEqual([(atMarks === 'start' ? 90 : 180) * MINUTE]);
    }
  });

  it('rows need not be in order of time', () => {
    expect(of([...sitting].reverse()).report).toEqual(of(sitting).report);
    expect([...of([...sitting].reverse(), { rewatch: 'last' }).pairs.seconds]).toEqual([3000]);
  });

  it('a row written twice counts once', () => {
    const twice = [log('밤의 영화', 900, 5), log('밤의 영화', 900, 5), log('밤의 영화', 100, 5)];
    expect(of(twice).report).toMatchObject({
      ...{ views: 1, merged: 1, dropped: 1 },
      reasons: { duplicate: { count: 1, rows: [1] } },
    });
    expect([...of(twice).pairs.seconds]).toEqual([1000]);
    expect([...of(twice, { duplicates: 'keep' }).pairs.seconds]).toEqual([1900]);
  });

  it('refuses a gap that is no length of time', () => {
    expect(() => of([], { sessionGap: 'half an hour' })).toThrow('sessionGap must be milliseconds');
    expect(() => of([], { sessionGap: -1 })).toThrow('sessionGap');
  });
});

describe('policies', () => {
  it('rows that cannot be meant are left out and counted by reason', () => {
    const odd = [
      log('밤의 영화', -1, 0),
      log('밤의 영화', NaN, 0),
      log('밤의 영화', 90_000, 0),
      log('밤의 영화', 60, NaN),
      { ...log('밤의 영화', 60, 0), at: new Date('no date') },
      { ...log('밤의 영화', 60, 0), user: undefined as unknown as string },
      null as unknown as WatchLog,
      log('밤의 영화', 0, 0),
      log('모르는 길이', 60, 0),
      log('없는 작품', 60, 0),
      log('도깨비 예고', 30, 0),
    ];
    expect(of(odd).report).toEqual({
      ...{ rows: 11, views: 0, merged: 0, dropped: 11, guessedRunningTimes: 0 },
      reasons: {
        'bad-seconds': { count: 2, rows: [0, 1] },
        'too-long': { count: 1, rows: [2] },
        'bad-time': { count: 2, rows: [3, 4] },
        'bad-id': { count: 2, rows: [5, 6] },
        'zero-seconds': { count: 1, rows: [7] },
        'missing-running-time': { count: 2, rows: [8, 9] },
        trailer: { count: 1, rows: [10] },
      },
    });
    expect(of(odd).interactions().size).toBe(0);
  });

  it('keeps the first positions only', () => {
    const { reasons } = of(Array.from({ length: 9 }, () => log('밤의 영화', 0, 0))).report;
    expect(reasons).toEqual({ 'zero-seconds': { count: 9, rows: [0, 1, 2, 3, 4] } });
  });

  it('zero seconds can be kept or refused', () => {
    expect([...of([log('밤의 영화', 0, 0)], { zeroSeconds: 'keep' }).pairs.ratio]).toEqual([0]);
    expect(() => of([log('밤의 영화', 0, 0)], { zeroSeconds: 'error' })).toThrow('Row 0');
  });

  it('a missing running time can be guessed, given or refused', () => {
    const rows = [log('모르는 길이', 1800, 0), log('없는 작품', 1800, 0)];
    const median = of(rows, { missingRunningTime: 'median' });
    // Of the series: 30, 1800, 3600, 3600. Of all: 30, 1800, 3600, 3600, 6000.
    expect([...median.pairs.runningTime]).toEqual([2700, 3600]);
    expect(median.report.guessedRunningTimes).toBe(2);
    expect([...of(rows, { missingRunningTime: 900 }).pairs.ratio]).toEqual([2, 2]);
    expect(() => of(rows, { missingRunningTime: 'error' })).toThrow('missingRunningTime');
    expect(() => of(rows, { missingRunningTime: 0 })).toThrow('above 0');
  });

  it('up to the credits is completed, and more than the running time stays more', () => {
    const rows = [
      log('밤의 영화', 5699, 0, '가'),
      log('밤의 영화', 5700, 0, '나'),
      log('밤의 영화', 9000, 0, '다'),
    ];
    for (const credits of [0.05, 300]) {
      const { pairs } = of(rows, { credits });
      expect([...pairs.completed]).toEqual([0, 1, 1]);
      expect([...pairs.ratio]).toEqual([5699 / 6000, 1, 1.5]);
    }
    expect([...of(rows).pairs.completed]).toEqual([0, 0, 1]);
  });

  it('an item listed twice is an error', () => {
    expect(() => watchFeedback([], { items: [items[0]!, items[0]!] })).toThrow('twice');
  });
});

describe('interactions', () => {
  const logs = [
    log('도깨비 2회', 900, DAY),
    log('도깨비 1회', 3600, 0),
    log('도깨비 1회', 3600, 3 * DAY),
    log('밤의 영화', 7200, 0),
    log('밤의 영화', 60, 0, '이바다'),
  ];

  it('puts episodes together by series', () => {
    const data = of(logs).interactions({ aggregate: 'mean', rating: 'clipped' });
    expect(data.row(0)).toEqual({ user: '김하늘', item: '도깨비', value: 0.625, at: 3 * DAY });
    const first = Object.fromEntries(Object.entries(data.extra).map(([name, x]) => [name, x[0]]));
    expect(first).toEqual({
      ...{ ratio: 1.125, plays: 3, seconds: 8100, runningTime: 3600 },
      // Listed are 1 to 3 and one without running time; the trailer is no episode.
      ...{ episodes: 2, episodesTotal: 4, lastEpisode: 1, completed: 0 },
    });
    expect([...data.extra.completed!]).toEqual([0, 1, 0]);
    expect(data.ratingScale).toEqual([0, 1]);
  });

  it.each([
    ['mean', 0.625],
    ['max', 1],
    ['last', 1],
    ['sum', 1.25],
  ] as const)('%s of the episodes is %d', (aggregate, value) => {
    expect(of(logs).interactions({ aggregate }).values[0]).toBe(value);
  });

  it('by item each episode has a row, with the progress of its series', () => {
    const data = of(logs).interactions({ by: 'item', rating: 'raw' });
    expect([...data.rows()].map(({ item, value }) => [item, value])).toEqual([
      ['도깨비 2회', 0.25],
      ['도깨비 1회', 2],
      ['밤의 영화', 1.2],
      ['밤의 영화', 0.01],
    ]);
    expect([...data.extra.episodes!]).toEqual([2, 2, 1, 1]);
    expect([...data.extra.lastEpisode!]).toEqual([2, 1, 0, 0]);
  });

  it('rates in percent, or by yes and no', () => {
    const values = (options: object) => [
      ...of(logs).interactions({ by: 'item', ...options }).values,
    ];
    expect(values({ scale: 100 })).toEqual([25, 100, 100, 1]);
    expect(values({ rating: 'binary' })).toEqual([0, 1, 1, 0]);
    expect(values({ rating: 'binary', threshold: 0.25 })).toEqual([1, 1, 1, 0]);
  });

  it('keeps confidence apart from preference: 1 + alpha x', () => {
    const confidence = (options: object) => {
      const data = of(logs).interactions({ by: 'item', confidence: { from: 'ratio', ...options } });
      return [data.values[1], data.confidence?.[1]];
    };
    expect(confidence({ alpha: 3 })).toEqual([1, 7]);
    expect(confidence({ alpha: 3, cap: 1 })).toEqual([1, 4]);
    expect(confidence({ from: 'plays' })).toEqual([1, 3]);
    expect(confidence({ from: 'seconds', alpha: 0.001 })).toEqual([1, 8.2]);
    expect(confidence({ alpha: 2, growth: 'log' })).toEqual([1, 1 + 2 * Math.log(3)]);
    expect(confidence({ from: 'none' })).toEqual([1, undefined]);
  });

  it('knows attributes and running times of series and of items', () => {
    expect(of([]).attributes().get('도깨비')).toEqual(['드라마', '판타지']);
    expect(of([]).attributes('item').get('도깨비 2회')).toEqual(['판타지']);
    expect(of([]).runningTimes().get('도깨비')).toBe(3000);
    expect(of([]).runningTimes('item').get('도깨비 3회')).toBe(1800);
  });

  it('refuses options that it does not know', () => {
    const feedback = of(logs);
    expect(() => feedback.interactions({ by: 'season' as 'item' })).toThrow('by must be one of');
    expect(() => feedback.interactions({ buckets: 0 })).toThrow('buckets');
    expect(() => feedback.interactions({ confidence: { from: 'ratio', alpha: -1 } })).toThrow(
      'confidence.alpha',
    );
  });
});
