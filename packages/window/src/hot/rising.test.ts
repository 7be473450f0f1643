import { describe, expect, it } from 'vitest';
import { rising } from './rising.js';
import type { RisingOptions } from './rising.js';

const hour = 3_600_000;
const monday = Date.parse('2020-06-08T00:00:00+09:00');

/** mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function poisson(random: () => number, mean: number): number {
  // Parts of 10, whose exponentials are far from zero.
  if (mean > 10) return poisson(random, 10) + poisson(random, mean - 10);
  let k = -1;
  for (let product = 1; product > Math.exp(-mean); k++) product *= random();
  return k;
}

/** Plays an hour of 300 songs, by the hour of the day in Seoul: quiet at night, loud in the evening. */
function rateOf(song: number, n: number): number {
  return (200 / (song + 1)) * (1 + 0.9 * Math.sin(((n - 13) / 12) * Math.PI));
}

type Counts = [string, number][];

function playsOf(random: () => number, n: number): Counts {
  return Array.from({ length: 300 }, (_, song): [string, number] => [
    `song ${song}`,
    poisson(random, rateOf(song, n)),
  ]).filter(([, plays]) => plays > 0);
}

/** A board that has seen some hours, from a Monday's midnight in Seoul on. */
function after(hours: number, options: RisingOptions = {}, seed = 1) {
  const board = rising<string>({ zone: 'Asia/Seoul', ...options });
  const random = seeded(seed);
  let alarms = 0;
  for (let n = 0; n < hours; n++)
    alarms += board.update(monday + n * hour, playsOf(random, n)).length;
  return { board, random, alarms };
}

describe('rising', () => {
  it('finds what is above its own hour, and says by how much', () => {
    const { board, random } = after(10 * 24);
    // Four in the morning, when little is played.
    const n = 10 * 24 + 4;
    const counts = playsOf(random, n).filter(([song]) => song !== 'song 9');
    const usual = rateOf(9, n);
    const found = board.update(monday + n * hour, [...counts, ['song 9', 40]]);
    expect(found.map(({ key }) => key)).toEqual(['song 9']);
    const [row] = found;
    expect(row?.actual).toBe(40);
    expect(row?.expected).toBeGreaterThan(usual * 0.5);
    expect(row?.expected).toBeLessThan(usual * 2);
    expect(row?.ratio).toBeCloseTo(40 / (row?.expected ?? 0), 10);
    expect(row?.pValue).toBeLessThan(1e-6);
  });

  it('is not moved by the evening that comes each day, nor by chance', () => {
    const first = after(3 * 24).alarms;
    const week = after(10 * 24).alarms;
    // About 300 tests an hour for seven days.
    expect(week - first).toBeLessThan(3);
  });

  it('without seasons takes each evening for news', () => {
    const { alarms } = after(10 * 24, { season: 'none' });
    expect(alarms).toBeGreaterThan(50);
  });

  it('expects of a key at its hour what it had at that hour', () => {
    const board = rising<string>({ minimum: 1, alpha: 1 });
    for (let n = 0; n < 30 * 24; n++) {
      const noon = n % 24 === 12;
      // Of all keys only this one has its hour at noon.
      board.update(n * hour, [
        ['noon', noon ? 100 : 1],
        ['flat', 1000],
      ]);
    }
    const found = board.update((30 * 24 + 12) * hour, [['noon', 300]]);
    expect(found[0]?.expected).toBeGreaterThan(75);
    expect(found[0]?.expected).toBeLessThan(105);
  });

  it('ranks by how unlikely, not by how large the ratio is', () => {
    const { board, random } = after(7 * 24);
    const n = 7 * 24 + 20;
    const counts = new Map(playsOf(random, n));
    counts.set('song 0', Math.ceil(rateOf(0, n) * 6));
    counts.set('song 40', Math.ceil(rateOf(40, n) * 6));
    const found = board.update(monday + n * hour, counts);
    expect(found.map(({ key }) => key)).toEqual(['song 0', 'song 40']);
    expect(found.every(({ pValue }, i) => i === 0 || pValue >= (found[i - 1]?.pValue ?? 1))).toBe(
      true,
    );
  });

  it('a new key is news once, and then has a history', () => {
    const { board, random } = after(7 * 24);
    let news = 0;
    for (let n = 7 * 24; n < 9 * 24; n++) {
      const found = board.update(monday + n * hour, [
        ...playsOf(random, n),
        ['new', poisson(random, rateOf(2, n))],
      ]);
      news += found.filter(({ key }) => key === 'new').length;
    }
    expect(news).toBeGreaterThan(0);
    expect(news).toBeLessThan(6);
  });

  it('Bonferroni reports no more than Benjamini and Hochberg', () => {
    const reported = (['benjamini-hochberg', 'bonferroni'] as const).map((correction) => {
      const { board, random } = after(5 * 24, { correction, alpha: 0.05 });
      const burst = playsOf(random, 20).map(([song, plays]): [string, number] => [song, plays * 2]);
      return board.update(monday + (5 * 24 + 20) * hour, burst).map(({ key }) => key);
    }) as [string[], string[]];
    expect(reported[0].length).toBeGreaterThan(reported[1].length);
    expect(reported[0].slice(0, reported[1].length)).toEqual(reported[1]);
  });

  it('forgets the least of too many keys', () => {
    const { board, random } = after(24, { capacity: 100 });
    expect(board.size).toBeLessThanOrEqual(100);
    const n = 44;
    const counts = new Map(playsOf(random, n)).set('song 1', 3000);
    expect(board.update(monday + n * hour, counts)[0]?.key).toBe('song 1');
  });

  it('goes on after a snapshot as if nothing had been', () => {
    const { board, random } = after(30, { alpha: 0.5 });
    const back = rising<string>({ zone: 'Asia/Seoul', alpha: 0.5 });
    back.restore(board.snapshot());
    for (let n = 30; n < 50; n++) {
      const counts = playsOf(random, n).map(([k, c]): [string, number] => [k, c * (n % 3)]);
      expect(back.update(monday + n * hour, counts)).toEqual(
        board.update(monday + n * hour, counts),
      );
    }
    expect(Buffer.compare(back.snapshot(), board.snapshot())).toBe(0);
  });

  it('lives through years of short half-lives', () => {
    const board = rising<string>({ halfLife: '1 hour', season: 'none', minimum: 1 });
    for (let n = 0; n < 2000; n++) board.update(n * hour, [['a', 10 + (n % 2)]]);
    const found = board.update(2000 * hour, [['a', 100]]);
    expect(found[0]?.expected).toBeGreaterThan(9);
    expect(found[0]?.expected).toBeLessThan(12);
  });

  it('takes windows long gone, far off and without counts', () => {
    const board = rising<string>({ minimum: 1, alpha: 1, halfLife: '1 hour' });
    expect(board.update(0, [['a', 0]])).toEqual([]);
    expect(board.update(hour, [['a', 3]])).toEqual([]);
    for (const time of [8e15, -8e15, 0, 8e15 + hour])
      for (const row of board.update(time, [['a', 3]])) {
        expect(row.expected).toBeGreaterThan(0);
        expect(row.pValue).toBeGreaterThan(0);
      }
  });

  it('refuses what it cannot judge, and broken snapshots', () => {
    const { board } = after(3);
    const before = board.snapshot();
    for (const count of [-1, 0.5, NaN, Infinity])
      expect(() => board.update(monday, [['a', count]])).toThrow(/count/);
    expect(() => rising<number>().update(0, [[NaN, 1]])).toThrow(/key must not be NaN/);
    expect(() => board.update(NaN, [])).toThrow(/windowStart/);
    expect(Buffer.compare(board.snapshot(), before)).toBe(0);
    expect(() => rising({ zone: 'Nowhere/City' })).toThrow(/zone/);
    expect(() => rising({ alpha: 0 })).toThrow(/alpha/);
    for (let length = 0; length < before.length; length += 1999)
      expect(() => {
        board.restore(before.subarray(0, length));
      }).toThrow(/cannot be read/);
    expect(() => {
      rising({ zone: 'UTC' }).restore(before);
    }).toThrow(/another kind/);
  });
});
