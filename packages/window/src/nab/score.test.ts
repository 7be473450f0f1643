import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NAB_PROFILES, probationRows, scoreNab } from './score.js';
import type { NabSeries } from './series.js';

/** A file of one row a second, with windows given by rows. */
function series(name: string, rows: number, ...windows: [number, number][]): NabSeries {
  return {
    name,
    times: Float64Array.from({ length: rows }, (_, row) => row * 1000),
    values: new Float64Array(rows),
    windows: windows.map(([first, last]) => [first * 1000, last * 1000] as const),
  };
}

/** Scores that are 1 in some rows. */
function at(rows: number, ...ones: number[]): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => (ones.includes(row) ? 1 : 0));
}

const sigmoid = (x: number) => 2 / (1 + Math.exp(5 * x)) - 1;
const corpus = [
  series('a', 100, [30, 39], [60, 69]),
  series('b', 200, [100, 119]),
  series('c', 50),
];
const score = (
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  c: ArrayLike<number>,
  profile = NAB_PROFILES[0],
) =>
  scoreNab(
    corpus,
    new Map([
      ['a', a],
      ['b', b],
      ['c', c],
    ]),
    profile,
  );
const silent = { a: at(100), b: at(200), c: at(50) };

describe('scoreNab', () => {
  it('gives silence 0 and perfection 100, in each profile', () => {
    for (const profile of NAB_PROFILES) {
      expect(score(silent.a, silent.b, silent.c, profile).score).toBe(0);
      const perfect = score(at(100, 30, 60), at(200, 100), silent.c, profile);
      expect(perfect).toEqual({
        score: 100,
        threshold: 1,
        detected: 3,
        windows: 3,
        falseAlarms: 0,
      });
    }
  });

  it('pays a hit by its place in the window', () => {
    // One of three windows, in the middle of its ten rows: five rows and itself are left.
    const hit = sigmoid(-5 / 10) / sigmoid(-1);
    const { score: found } = score(at(100, 35), silent.b, silent.c);
    expect(found).toBeCloseTo((100 * (1 + hit)) / 6, 10);
    // A second alarm in the window earns nothing more.
    expect(score(at(100, 35, 37), silent.b, silent.c).score).toBe(found);
  });

  it('charges alarms outside by their distance from the window before', () => {
    const perfect = [at(100, 30, 60), at(200, 100)] as const;
    const with_ = (row: number, profile = NAB_PROFILES[0]) =>
      score(at(100, 30, 60, row), perfect[1], silent.c, profile).score;
    // Before any window: whole. Just after one of ten rows: little. Three lengths behind: whole.
    expect(with_(20)).toBeCloseTo(100 * (1 - 0.11 / 6), 10);
    expect(with_(41)).toBeCloseTo(100 * (1 + (0.11 * sigmoid(2 / 9)) / 6), 10);
    expect(with_(98)).toBeCloseTo(100 * (1 - 0.11 / 6), 10);
    expect(with_(20, 'reward_low_FP')).toBeCloseTo(100 * (1 - 0.22 / 6), 10);
    expect(with_(20, 'reward_low_FN')).toBeCloseTo(100 * (1 - 0.11 / 9), 10);
  });

  it('does not judge the probation', () => {
    expect([0, 10, 100, 4032, 5000, 20_000].map(probationRows)).toEqual([0, 1, 15, 604, 750, 750]);
    expect(score(at(100, 5, 14, 30, 60), at(200, 100), silent.c).score).toBe(100);
    expect(score(at(100, 15, 30, 60), at(200, 100), silent.c).score).toBeLessThan(100);
  });

  it('finds the one threshold that is best for all files', () => {
    const a = at(100, 30, 60);
    a[20] = 0.7;
    const b = Float64Array.from(at(200, 100), (x) => 0.8 * x);
    expect(score(a, b, silent.c)).toMatchObject({ score: 100, threshold: 0.8 });
  });

  it('knows scores by their order alone', () => {
    const scores = fc.array(fc.nat(5), { minLength: 350, maxLength: 350 });
    fc.assert(
      fc.property(scores, (list) => {
        const cut = (scale: (x: number) => number) => {
          const all = list.map(scale);
          return score(all.slice(0, 100), all.slice(100, 300), all.slice(300)).score;
        };
        expect(cut((x) => Math.exp(x))).toBe(cut((x) => x));
        expect(cut((x) => x)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is 0 where there is nothing to find', () => {
    expect(scoreNab([corpus[2]!], new Map([['c', at(50, 20)]])).score).toBe(0);
  });

  it('says which results are missing, too short or no numbers', () => {
    expect(() => scoreNab(corpus, new Map())).toThrow('no scores for a');
    expect(() => score(at(99), silent.b, silent.c)).toThrow('100 rows, but 99 scores');
    expect(() => score(at(100).fill(NaN), silent.b, silent.c)).toThrow('NaN');
  });
});
