import { MersenneTwister } from '@nunchi/foundation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WindowError } from '../errors.js';
import { anomalyDetector } from './anomaly-detector.js';
import { cusum } from './cusum.js';
import type { AnomalyDetector, DetectorSnapshot } from './detector.js';
import { driftSpot } from './drift-spot.js';
import { robustEwma } from './robust-ewma.js';
import { seasonalCounts } from './seasonal-counts.js';

const STEP = 300_000;
const DAY = 86_400_000;
const all: Record<string, () => AnomalyDetector> = {
  anomalyDetector: () => anomalyDetector(),
  robustEwma: () => robustEwma(),
  cusum: () => cusum(),
  driftSpot: () => driftSpot(),
  seasonalCounts: () => seasonalCounts({ size: STEP, warmUp: 100 }),
};

/** Noise around 20, with a spread of 2. */
function noise(seed: number, points: number): number[] {
  const random = new MersenneTwister(seed);
  return Array.from({ length: points }, () => Math.round(20 + 2 * random.gauss()));
}

const run = (detector: AnomalyDetector, values: readonly number[], from = 0) =>
  values.map((value, n) => detector.update((from + n) * STEP, value));

describe.each(Object.entries(all))('%s', (_, create) => {
  it('goes on from a snapshot as if it had not stopped', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(40), fc.constantFrom(NaN, 0, 1e6, 1e-6)), { maxLength: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          const cut = Math.floor(share * values.length);
          const one = create();
          run(one, values.slice(0, cut));
          const other = create();
          other.restore(JSON.parse(JSON.stringify(one.snapshot())) as DetectorSnapshot);
          const rest = values.slice(cut);
          expect(run(other, rest, cut)).toEqual(run(one, rest, cut));
          expect(other.snapshot()).toEqual(one.snapshot());
        },
      ),
      { numRuns: 30 },
    );
  });

  it('gives scores from 0 to 1, and p-values', () => {
    for (const verdict of run(create(), [...noise(1, 500), 1e300, -1e300, 0, 5e-324, 1e9])) {
      expect(verdict.score).toBeGreaterThanOrEqual(0);
      expect(verdict.score).toBeLessThanOrEqual(1);
      expect(verdict.pValue).toBeGreaterThanOrEqual(0);
      expect(verdict.pValue).toBeLessThanOrEqual(1);
      expect(verdict.expected).not.toBeNaN();
    }
  });

  it.each([
    [
      'the largest numbers, of both signs',
      (n: number) => (n % 2 === 0 ? 1 : -1) * Number.MAX_VALUE,
    ],
    ['large numbers', (n: number) => 1e149 * (1 + (n % 3))],
    ['the least numbers', (n: number) => (n % 3) * 5e-324 + (n % 50 === 0 ? 1e-310 : 0)],
  ])('comes through %s', (_name, valueOf) => {
    const detector = create();
    const hostile = Array.from({ length: 300 }, (_, n) => valueOf(n));
    for (const { score, pValue, expected } of run(detector, [...hostile, ...noise(1, 300)])) {
      expect(score >= 0 && score <= 1 && pValue >= 0 && pValue <= 1).toBe(true);
      expect(expected).not.toBeNaN();
    }
    expect(detector.snapshot().state.every(Number.isFinite)).toBe(true);
  });

  it('takes what is not finite for a gap', () => {
    const [gappy, whole] = [create(), create()];
    run(gappy, noise(2, 200));
    run(whole, noise(2, 200));
    for (const gap of [NaN, Infinity, -Infinity]) {
      expect(gappy.update(200 * STEP, gap)).toMatchObject({ score: 0, pValue: 1, alarm: false });
    }
    expect(gappy.snapshot()).toEqual(whole.snapshot());
  });

  it('is silent on a constant series', () => {
    for (const value of [0, 0.1, 7]) {
      expect(run(create(), Array(1000).fill(value)).some(({ alarm }) => alarm)).toBe(false);
    }
  });

  it('keeps a memory of one size', () => {
    const [young, old] = [create(), create()];
    run(young, noise(3, 10));
    run(old, noise(3, 5000));
    expect(old.snapshot().state).toHaveLength(young.snapshot().state.length);
  });

  it('takes no snapshot that it did not write', () => {
    const detector = create();
    run(detector, noise(4, 100));
    const good = detector.snapshot();
    const bad = [
      { ...good, detector: 'other' },
      { ...good, version: 2 },
      { ...good, settings: [] },
      { ...good, state: good.state.slice(1) },
      { ...good, state: [NaN, ...good.state.slice(1)] },
      { ...good, state: ['1', ...good.state.slice(1)] },
      {},
      null,
      undefined,
    ];
    for (const snapshot of bad) {
      expect(() => detector.restore(snapshot as DetectorSnapshot)).toThrow(
        expect.objectContaining({ code: 'invalid-snapshot' }),
      );
    }
    expect(detector.snapshot()).toEqual(good);
  });

  it('refuses a time that is none', () => {
    expect(() => create().update(NaN, 1)).toThrow(WindowError);
  });
});

/** Alarms among points that come after a warm-up. */
const alarmsOf = (detector: AnomalyDetector, values: readonly number[], from = 0) =>
  run(detector, values, from).flatMap(({ alarm }, n) => (alarm ? [n] : []));

describe('robustEwma', () => {
  it('alarms as often as it was told on normal noise', () => {
    const random = new MersenneTwister(5);
    const values = Array.from({ length: 50_000 }, () => random.gauss());
    const detector = robustEwma({ falseAlarmRate: 1e-3, coolDown: 0 });
    const rate = alarmsOf(detector, values).length / values.length;
    expect(rate).toBeGreaterThan(0.0005);
    expect(rate).toBeLessThan(0.003);
  });

  it('finds outliers that stand next to each other', () => {
    const values = [...noise(6, 500), 60, 60, 60, 60, 60];
    const found = (coolDown: number) =>
      alarmsOf(robustEwma({ coolDown }), values).filter((n) => n >= 500);
    expect(found(0)).toEqual([500, 501, 502, 503, 504]);
    expect(found(120)).toEqual([500]);
  });

  it('tells distances apart whose p-values are 0', () => {
    const scoreOf = (value: number) => run(robustEwma(), [...noise(6, 500), value])[500]!.score;
    expect(scoreOf(2000)).toBeGreaterThan(scoreOf(1000));
  });
});

describe.each([
  ['robustEwma', robustEwma],
  ['cusum', cusum],
  ['driftSpot', driftSpot],
  ['anomalyDetector', anomalyDetector],
])('%s', (_, create) => {
  it('alarms again within the cool-down only where it is worse', () => {
    const values = noise(19, 2000);
    values.fill(200, 1000, 1040);
    values[1060] = 5000;
    const found = (coolDown: number) =>
      alarmsOf(create({ coolDown }), values).filter((n) => n >= 1000 && n < 1100);
    const [cooled, uncooled] = [found(120), found(0)];
    expect(cooled[0]).toBe(uncooled[0]);
    expect(cooled.length).toBeLessThanOrEqual(uncooled.length);
    expect(cooled.length).toBeLessThanOrEqual(6);
    expect(() => create({ coolDown: -1 })).toThrow(/coolDown/);
  });
});

describe('cusum', () => {
  it('finds a shift that no single point shows', () => {
    const values = noise(7, 1000).concat(noise(8, 60).map((x) => x + 2));
    const found = alarmsOf(cusum(), values);
    expect(found.filter((n) => n < 1000)).toEqual([]);
    expect(found[0]).toBeLessThan(1050);
    expect(alarmsOf(robustEwma(), values)).toEqual([]);
  });

  it('starts again after an alarm', () => {
    const verdicts = run(cusum({ limit: 4, coolDown: 0 }), [...noise(9, 500), 40, 20]);
    expect(verdicts[500]!.alarm).toBe(true);
    expect(verdicts[501]!.alarm).toBe(false);
  });
});

describe('driftSpot', () => {
  it('keeps its rate whatever the distribution', () => {
    const random = new MersenneTwister(10);
    const heavy = Array.from({ length: 50_000 }, () => (1 - random.random()) ** -0.25);
    const rate =
      alarmsOf(driftSpot({ falseAlarmRate: 1e-3, coolDown: 0 }), heavy).length / heavy.length;
    expect(rate).toBeGreaterThan(0.0003);
    expect(rate).toBeLessThan(0.003);
  });

  it('follows a drift', () => {
    const drifting = noise(11, 3000).map((x, n) => x + n / 10);
    expect(alarmsOf(driftSpot(), drifting).length).toBeLessThanOrEqual(2);
    expect(alarmsOf(driftSpot(), [...drifting, 400])).toContain(3000);
  });
});

describe('seasonalCounts', () => {
  const HOUR = 3_600_000;
  /** Counts of ten days: 50 an hour by day, 2 by night. */
  const counts = () => {
    const random = new MersenneTwister(12);
    return Array.from({ length: 240 }, (_, hour) => {
      const mean = hour % 24 >= 8 ? 50 : 2;
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.gauss()));
    });
  };
  const watch = (values: readonly number[], options = {}) => {
    const detector = seasonalCounts({ size: HOUR, ...options });
    return values.map((value, hour) => detector.update((hour + 0.5) * HOUR, value));
  };

  it('knows the hours of a day', () => {
    const verdicts = watch(counts());
    expect(verdicts.slice(72).filter(({ alarm }) => alarm)).toEqual([]);
    expect(verdicts[9 * 24 + 14]!.expected).toBeGreaterThan(40);
    expect(verdicts[9 * 24 + 3]!.expected).toBeLessThan(5);
  });

  it('finds an outage by day, and a burst at night that would be nothing by day', () => {
    const values = counts();
    values[9 * 24 + 3] = 50;
    values[9 * 24 + 14] = 0;
    const found = watch(values).flatMap(({ alarm }, hour) => (alarm && hour > 72 ? [hour] : []));
    expect(found).toEqual([9 * 24 + 3, 9 * 24 + 14]);
  });

  it('does not judge what is below the floor', () => {
    const values = counts();
    values[9 * 24 + 3] = 50;
    expect(watch(values, { floor: 200 }).some(({ score }) => score > 0)).toBe(false);
  });

  it('refuses windows of no length', () => {
    expect(() => seasonalCounts({ size: 0 })).toThrow(WindowError);
  });
});

describe('anomalyDetector', () => {
  /** A daily rhythm, with noise. */
  const daily = (seed: number, days: number) => {
    const random = new MersenneTwister(seed);
    return Array.from({ length: (days * DAY) / STEP }, (_, n) => {
      return 100 + 50 * Math.sin((2 * Math.PI * n * STEP) / DAY) + 2 * random.gauss();
    });
  };

  /** The first three days teach the rhythm. */
  const learnt = (alarms: readonly number[]) => alarms.filter((n) => n >= (3 * DAY) / STEP);

  it('learns a daily rhythm, and finds a day that breaks it', () => {
    const values = daily(13, 14);
    expect(learnt(alarmsOf(anomalyDetector(), values))).toEqual([]);
    const flat = 13 * (DAY / STEP) + 180;
    for (let n = flat; n < flat + 60; n++) values[n] = 100;
    const scores = run(anomalyDetector(), values).map(({ score }) => score);
    // A week teaches the profile of the hours.
    const usual = Math.max(...scores.slice((7 * DAY) / STEP, flat));
    const first = scores.findIndex((score, n) => n >= flat && score > usual);
    expect(first - flat).toBeLessThan(10);
    expect(first).toBeGreaterThanOrEqual(flat);
  });

  it('alarms once an anomaly', () => {
    const values = daily(14, 10);
    for (let n = 2000; n < 2040; n++) values[n] = 400;
    const found = learnt(alarmsOf(anomalyDetector(), values));
    expect(found[0]).toBe(2000);
    expect(found.length).toBeLessThanOrEqual(4);
  });

  it('does not mind the unit', () => {
    const values = daily(15, 6);
    values[1500] = 300;
    const scores = (factor: number) =>
      run(
        anomalyDetector(),
        values.map((x) => x * factor),
      ).map(({ score }) => score);
    const [one, million] = [scores(1), scores(2 ** 20)];
    one.forEach((score, n) => expect(million[n]).toBeCloseTo(score, 6));
  });
});
