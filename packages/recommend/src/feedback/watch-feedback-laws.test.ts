import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomState } from '../random/random-state.js';
import { watchFeedback, type WatchFeedbackOptions } from './watch-feedback.js';
import type { WatchItem, WatchLog } from './watch-log.js';

const MINUTE = 60_000;
const items: WatchItem[] = [
  { item: '도깨비 1회', runningTime: 3600, series: '도깨비', episode: 1 },
  { item: '도깨비 3회', runningTime: 1800, series: '도깨비', episode: 3 },
  { item: '도깨비 예고', runningTime: 30, series: '도깨비', trailer: true },
  { item: '밤의 영화', runningTime: 6000 },
  { item: '모르는 길이', series: '도깨비', runningTime: 0 },
];
const of = (logs: WatchLog[], options: Partial<WatchFeedbackOptions> = {}) =>
  watchFeedback(logs, { items, ...options });

describe('laws of watchFeedback', () => {
  const names = [
    '도깨비 1회',
    '도깨비 3회',
    '도깨비 예고',
    '밤의 영화',
    '모르는 길이',
    '없는 작품',
  ];
  const rows = fc.array(
    fc.record({
      user: fc.constantFrom('김하늘', '이바다', '박강산', ''),
      item: fc.constantFrom(...names),
      watchedSeconds: fc.oneof(fc.constantFrom(0, -5, NaN, 1e9), fc.nat(5000)),
      at: fc.oneof(
        fc.nat(400).map((n) => n * 5 * MINUTE),
        fc.constantFrom(NaN, 0),
      ),
    }),
    { maxLength: 60 },
  );

  it('every row is a view, merged, or left out for a reason', () => {
    const policies = fc.record({
      zeroSeconds: fc.constantFrom('drop' as const, 'keep' as const),
      trailers: fc.constantFrom('drop' as const, 'keep' as const),
      duplicates: fc.constantFrom('drop' as const, 'keep' as const),
      atMarks: fc.constantFrom('start' as const, 'end' as const),
      missingRunningTime: fc.constantFrom('drop' as const, 'median' as const, 600),
    });
    fc.assert(
      fc.property(rows, policies, (logs, options) => {
        const { report, pairs } = of(logs, options);
        expect(report.rows).toBe(logs.length);
        expect(report.views + report.merged + report.dropped).toBe(report.rows);
        const reasons = Object.values(report.reasons).reduce((n, { count }) => n + count, 0);
        expect(reasons).toBe(report.dropped);
        expect(pairs.plays.reduce((a, b) => a + b, 0)).toBe(report.views);
      }),
      { seed: 1 },
    );
  });

  it('it does not matter in which order the rows came, nor which end their times mark', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 2 ** 31 }), (logs, seed) => {
        const random = new RandomState(seed);
        const mixed = Array.from(random.permutation(logs.length), (row) => logs[row]!);
        const pairsOf = (from: WatchLog[], options: Partial<WatchFeedbackOptions> = {}) => {
          const { pairs, users, items: ids } = of(from, options);
          return Array.from(pairs.userOf, (user, k) =>
            [users.at(user), ids.at(pairs.itemOf[k]!), pairs.seconds[k], pairs.plays[k]].join(),
          ).sort();
        };
        expect(pairsOf(mixed)).toEqual(pairsOf(logs));
        const ends = logs.map((log) => ({
          ...log,
          at: log.at + log.watchedSeconds * 1000,
        }));
        const good = ends.filter(({ at }) => Number.isFinite(at));
        expect(pairsOf(good, { atMarks: 'end' })).toEqual(pairsOf(logs));
      }),
      { seed: 4 },
    );
  });

  it('merging moves seconds, and loses none', () => {
    fc.assert(
      fc.property(rows, fc.nat(3 * 60 * MINUTE), (logs, sessionGap) => {
        const kept = { duplicates: 'keep', zeroSeconds: 'keep' } as const;
        const total = (gap: number) =>
          of(logs, { ...kept, sessionGap: gap }).pairs.seconds.reduce((a, b) => a + b, 0);
        expect(total(sessionGap)).toBe(total(0));
      }),
      { seed: 2 },
    );
  });

  it('seconds and plays of a user are the same by series and by item', () => {
    fc.assert(
      fc.property(rows, (logs) => {
        const feedback = of(logs, { missingRunningTime: 'median' });
        for (const column of ['seconds', 'plays']) {
          const sums = (['series', 'item'] as const).map((by) =>
            feedback.interactions({ by }).extra[column]!.reduce((a, b) => a + b, 0),
          );
          expect(sums[0]).toBe(sums[1]);
        }
      }),
      { seed: 3 },
    );
  });
});
