import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationQuantiles, frequencyBuckets } from './d2q.js';
import { kaplanMeierQuantiles } from './kaplan-meier.js';
import { midRanks } from './mid-ranks.js';

const watched = (rows: [seconds: number, runningTime: number][]) => ({
  seconds: Float64Array.from(rows, ([seconds]) => seconds),
  runningTime: Float64Array.from(rows, ([, time]) => time),
  completed: Float64Array.from(rows, ([seconds, time]) => (seconds >= time ? 1 : 0)),
});

describe('kaplanMeierQuantiles', () => {
  it('is the mid-rank where nothing is censored', () => {
    const times = Float64Array.of(3, 1, 3, 7);
    expect([...kaplanMeierQuantiles(times, new Uint8Array(4))]).toEqual([0.5, 0.125, 0.5, 0.875]);
    expect([...midRanks(times)]).toEqual([0.5, 0.125, 0.5, 0.875]);
  });

  it('gives a censored time the middle of what lies beyond it', () => {
    // S falls to 3/4 at 1; at 2 one of 3 left is cut off; at 3 one of 2 ends: 3/8; then 0.
    const times = Float64Array.of(1, 2, 3, 4);
    const quantiles = kaplanMeierQuantiles(times, Uint8Array.of(0, 1, 0, 0));
    expect([...quantiles]).toEqual([0.125, 0.625, 0.4375, 0.8125]);
  });

  it('has mean 1/2, whatever is censored', () => {
    const rows = fc.array(fc.tuple(fc.nat(20), fc.boolean()), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(rows, (list) => {
        const quantiles = kaplanMeierQuantiles(
          Float64Array.from(list, ([time]) => time),
          Uint8Array.from(list, ([, cut]) => Number(cut)),
        );
        const mean = quantiles.reduce((a, b) => a + b, 0) / list.length;
        expect(mean).toBeCloseTo(0.5, 12);
      }),
      { seed: 4 },
    );
  });
});

describe('frequencyBuckets', () => {
  it('holds about as many rows each, equal values together', () => {
    expect([...frequencyBuckets(Float64Array.of(9, 1, 5, 1, 9, 5), 3)]).toEqual([2, 0, 1, 0, 2, 1]);
    expect([...frequencyBuckets(Float64Array.of(1, 1, 1, 2), 2)]).toEqual([0, 0, 0, 1]);
  });
});

describe('durationQuantiles', () => {
  // Two clips of a minute, three films of 100 minutes.
  const rows = watched([
    [30, 60],
    [60, 60],
    [1200, 6000],
    [6000, 6000],
    [9000, 6000],
  ]);

  it('compares each view with those of like running time', () => {
    const top = durationQuantiles(rows, 2, 'top');
    expect([...top]).toEqual([0.25, 0.75, 1 / 6, 2 / 3, 2 / 3]);
    expect([...durationQuantiles(rows, 2, 'none')]).toEqual([0.25, 0.75, 1 / 6, 0.5, 5 / 6]);
  });

  it('takes completed plays as cut off at the running time', () => {
    const quantiles = durationQuantiles(rows, 2, 'kaplan-meier');
    const expected = [0.25, 0.75, 1 / 6, 2 / 3, 2 / 3];
    expect([...quantiles].map((q, k) => Math.abs(q - expected[k]!) < 1e-12)).not.toContain(false);
    // In one bucket a clip seen to its end says less than a film seen to its end.
    const one = durationQuantiles(rows, 1, 'kaplan-meier');
    expect(one[1]).toBeLessThan(one[3]!);
  });

  it('has the same mean in every bucket', () => {
    const some = fc.array(fc.tuple(fc.nat(8000), fc.constantFrom(60, 600, 1800, 5400)), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        some,
        fc.constantFrom('top' as const, 'kaplan-meier' as const, 'none' as const),
        (list, censored) => {
          const buckets = frequencyBuckets(watched(list).runningTime, 4);
          const quantiles = durationQuantiles(watched(list), 4, censored);
          for (const bucket of new Set(buckets)) {
            const mine = [...quantiles].filter((_, k) => buckets[k] === bucket);
            expect(mine.reduce((a, b) => a + b, 0) / mine.length).toBeCloseTo(0.5, 12);
          }
        },
      ),
      { seed: 5 },
    );
  });
});
