import { assert, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { RandomState } from '@nunchi/text';
import { falseDiscovery } from './false-discovery';
import { rising } from './rising';
import { shareRatio, spreadOf } from './share-ratio';

const monthsOf = (posts: readonly number[]) =>
  posts.map((posts, i) => ({ year: 2024, month: i + 1, posts, authors: posts }));

describe('shareRatio', () => {
  it('is a ratio with an interval', () => {
    // exp(ln(20.5/101 / (10.5/101)) ± 1.96 √(1/20.5 - 1/101 + 1/10.5 - 1/101)), by SciPy
    const { ratio, low, high, pValue } = shareRatio(
      { posts: 20, of: 100 },
      { posts: 10, of: 100 },
      1,
    );
    expect([ratio, low, high]).toEqual([
      expect.closeTo(1.95238, 5),
      expect.closeTo(0.97851, 5),
      expect.closeTo(3.89552, 5),
    ]);
    expect(pValue).toBeCloseTo(0.028827, 5);
  });

  it('is never certain of nothing, nor of all', () => {
    const share = fc.nat(1000).chain((of) => fc.nat(of).map((posts) => ({ posts, of })));
    fc.assert(
      fc.property(share, share, (now, earlier) => {
        const { ratio, low, high, pValue } = shareRatio(now, earlier, 1);
        assert(low < ratio && ratio < high && pValue >= 0 && pValue <= 1);
      }),
    );
  });
});

describe('spreadOf', () => {
  it('is what months differ by beyond chance', () => {
    const of = 1000;
    const steady = [98, 105, 101, 96].map((posts) => ({ posts, of }));
    const restless = [20, 180, 60, 140].map((posts) => ({ posts, of }));
    expect(spreadOf(steady)).toBeLessThan(1);
    expect(spreadOf(restless)).toBeGreaterThan(50);
    expect(spreadOf([{ posts: 5, of }])).toBe(1);
    expect(spreadOf([])).toBe(1);
  });
});

describe('falseDiscovery', () => {
  it('gives the figures of R: p.adjust(p, "BH")', () => {
    const adjusted = falseDiscovery([0.01, 0.04, 0.03, 0.005, 0.8]);
    expect(adjusted.map((p) => p.toFixed(6))).toEqual([
      '0.025000',
      '0.050000',
      '0.050000',
      '0.025000',
      '0.800000',
    ]);
    expect(falseDiscovery([])).toEqual([]);
  });
});

describe('rising', () => {
  it('takes a share that jumps, not one that goes up and down anyway', () => {
    const months = monthsOf([1000, 1000, 1000, 1000, 1000]);
    const found = rising(
      months,
      [
        { name: '구토', months: [50, 55, 48, 52, 110] },
        { name: '발열', months: [40, 160, 50, 150, 170] },
        { name: '수면', months: [80, 84, 79, 82, 81] },
      ],
      [],
    );
    expect(found?.groups.tested).toBe(3);
    expect(found?.groups.risen.map(({ name }) => name)).toEqual(['구토']);
    expect(found?.words).toEqual({ tested: 0, risen: [] });
  });

  it('takes shares, not counts: a month of twice the posts is no rise', () => {
    const found = rising(monthsOf([500, 500, 1000]), [{ name: '발열', months: [50, 50, 100] }], []);
    expect(found?.groups.risen).toEqual([]);
  });

  it('is hardly ever wrong where nothing rises', () => {
    // 300 words, each in about 2 % of the posts of every month.
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = new RandomState(seed);
        const draw = (): number => random.randint(0, 50, 1000).filter((x) => x === 0).length;
        const words = Array.from({ length: 300 }, (_, i) => ({
          name: String(i),
          months: [draw(), draw(), draw(), draw()],
        }));
        return (
          (rising(monthsOf([1000, 1000, 1000, 1000]), [], words)?.words.risen.length ?? 0) <= 1
        );
      }),
      { numRuns: 3, seed: 1 },
    );
  });

  it('needs an earlier month', () => {
    expect(rising(monthsOf([10]), [], [])).toBeNull();
    expect(rising([], [], [])).toBeNull();
  });
});
