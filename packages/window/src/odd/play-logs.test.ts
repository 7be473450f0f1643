import { MersenneTwister } from '@nunchi/foundation';
import { expect, it } from 'vitest';
import { KeyedDetector } from './keyed-detector.js';
import type { KeyedVerdict } from './keyed-verdict.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const SIZE = 15 * MINUTE;
const KEYS = 1000;
const DAYS = 5;
/** The first days teach the rhythm; anomalies are planted after. */
const LEARNT = 3;

interface Planted {
  key: number;
  begin: number;
  end: number;
  factor: number;
}

/** Counts of a Poisson variable: by products of shares, or for large means by a normal number. */
function poisson(random: MersenneTwister, mean: number): number {
  if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.gauss()));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.random(); product > limit; product *= random.random()) count++;
  return count;
}

/** Plays to expect of a title in a window: few titles are seen much, and evenings are twenty times as busy as mornings. */
function usual(key: number, end: number): number {
  const evening = Math.cos((2 * Math.PI * (end - 20.5 * 60 * MINUTE)) / DAY);
  return (200 / (key + 1) ** 0.8) * Math.exp(1.5 * evening);
}

type Alarm = KeyedVerdict & { at: number };

function watch(seed: number, planted: readonly Planted[]): Alarm[] {
  const random = new MersenneTwister(seed);
  const detector = new KeyedDetector({ size: SIZE, warmUp: (2 * DAY) / SIZE });
  const alarms: Alarm[] = [];
  for (let end = SIZE; end <= DAYS * DAY; end += SIZE) {
    for (let key = 0; key < KEYS; key++) {
      // Rates vary from window to window, as crowds do.
      let mean = usual(key, end) * Math.exp(0.1 * random.gauss());
      for (const { key: of, begin, end: until, factor } of planted) {
        if (of === key && end > begin && end <= until) mean *= factor;
      }
      const count = poisson(random, mean);
      // What a query gives: no row for a key without plays.
      if (count > 0) detector.put(`title ${key}`, count);
    }
    for (const alarm of detector.close(end)) alarms.push({ ...alarm, at: end });
  }
  return alarms;
}

/** Six hours of four times the plays, or of none, of different titles at random times. */
function plant(seed: number, factor: number, least: number): Planted[] {
  const random = new MersenneTwister(seed);
  const planted: Planted[] = [];
  for (let key = factor > 1 ? 0 : 1; planted.length < 20; key = (key + 2) % 300) {
    const begin = SIZE * Math.floor((LEARNT + 1.7 * random.random()) * (DAY / SIZE));
    const end = begin + 6 * 60 * MINUTE;
    if (Math.min(usual(key, begin), usual(key, end)) < least) continue;
    planted.push({ key, begin, end, factor });
  }
  return planted;
}

/** Minutes to the alarm of each, in order; Infinity where there was none. */
function delays(planted: readonly Planted[], alarms: readonly Alarm[]): number[] {
  return planted
    .map(({ key, begin, end, factor }) => {
      const kind = factor > 1 ? 'burst' : 'drop';
      const found = alarms.find(
        (alarm) =>
          alarm.key === `title ${key}` &&
          alarm.kind === kind &&
          alarm.at > begin &&
          alarm.at <= end,
      );
      return found === undefined ? Infinity : (found.at - begin) / MINUTE;
    })
    .sort((a, b) => a - b);
}

it('finds bursts and outages soon, with one false alarm a day over 1,000 keys', () => {
  const bursts = plant(7, 4, 10);
  const outages = plant(8, 0, 3);
  const alarms = watch(2, [...bursts, ...outages]);

  const afterBursts = delays(bursts, alarms);
  const afterOutages = delays(outages, alarms);
  // A window is 15 minutes: half are found as soon as their first window closes.
  expect(afterBursts.filter(Number.isFinite).length).toBeGreaterThanOrEqual(18);
  expect(afterBursts[10]).toBe(15);
  expect(afterOutages[10]).toBe(15);
  expect(afterOutages[19]).toBeLessThanOrEqual(90);

  const planted = [...bursts, ...outages];
  const others = alarms.filter(
    ({ key, at }) => !planted.some((p) => key === `title ${p.key}` && at > p.begin),
  );
  expect(others.length / (DAYS - 2)).toBeLessThanOrEqual(2);
});
