import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { durationBias, listDurationBias } from './duration-bias.js';
import { watchFeedback } from './watch-feedback.js';

/** Time watched grows less than the running time: short items look better by ratio. */
const items = Array.from({ length: 50 }, (_, k) => ({
  item: `작품 ${k}`,
  runningTime: 600 + 240 * k,
}));
const logs = Array.from({ length: 500 }, (_, k) => ({
  user: `손님 ${k}`,
  item: `작품 ${(k * 7) % 50}`,
  watchedSeconds: (1 + ((k * 37) % 3600)) * (1 + ((k * 7) % 50) / 50),
  at: k * 86_400_000,
}));
const feedback = watchFeedback(logs, { items });

describe('durationBias', () => {
  it('shows ratios that fall and seconds that rise with the running time', () => {
    const { buckets, correlation } = durationBias(feedback);
    expect(buckets).toHaveLength(5);
    expect(buckets[0]!.to).toBeLessThan(buckets[1]!.from);
    expect(buckets.reduce((n, { rows }) => n + rows, 0)).toBe(feedback.pairs.at.length);
    const ratios = buckets.map(({ ratio }) => ratio);
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a));
    expect(buckets[4]!.seconds).toBeGreaterThan(buckets[0]!.seconds);
    expect(correlation).toBeLessThan(-0.3);
  });

  it('is less by quantiles of like running time', () => {
    const biasOf = (rating: 'clipped' | 'd2q') =>
      durationBias(feedback.interactions({ by: 'item', rating })).correlation;
    expect(Math.abs(biasOf('d2q')!)).toBeLessThan(0.3 * Math.abs(biasOf('clipped')!));
  });

  it('is exact on four views', () => {
    const four = watchFeedback(
      [60, 30, 1000, 500].map((watchedSeconds, k) => ({
        ...{ user: '가', item: `${k}`, watchedSeconds, at: 0 },
      })),
      { items: [60, 60, 1000, 1000].map((runningTime, k) => ({ item: `${k}`, runningTime })) },
    );
    expect(durationBias(four, { buckets: 2 })).toEqual({
      buckets: [
        { from: 60, to: 60, rows: 2, ratio: 0.75, seconds: 45, rating: 0.75 },
        { from: 1000, to: 1000, rows: 2, ratio: 0.75, seconds: 750, rating: 0.75 },
      ],
      correlation: 0,
    });
  });

  it('says which columns it needs', () => {
    expect(() => durationBias(Interactions.from([{ user: 1, item: 1 }]))).toThrow('runningTime');
  });
});

describe('listDurationBias', () => {
  const runningTimes = new Map([
    ['짧은', 600],
    ['중간', 1200],
    ['긴', 1800],
  ]);

  it('compares the lists with the catalogue', () => {
    const lists = [
      [
        { item: '짧은', score: 3 },
        { item: '중간', score: 2 },
        { item: '없음', score: 1 },
      ],
      [{ item: '짧은', score: 1 }],
    ];
    const { correlation, ...bias } = listDurationBias(lists, runningTimes);
    expect(bias).toEqual({ recommended: 800, catalogue: 1200, ratio: 2 / 3, unknown: 1 });
    expect(correlation).toBeCloseTo(-1, 12);
  });

  it('takes lists as long as a catalogue', () => {
    const long = Array.from({ length: 200_000 }, () => ({ item: '중간', score: 1 }));
    expect(listDurationBias([long], runningTimes).recommended).toBe(1200);
  });

  it('says when nothing is known', () => {
    expect(() => listDurationBias([], runningTimes)).toThrow('No item on the lists');
  });
});
