import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { FactorModel } from './factor-model.js';

const parts = {
  users: ['김하늘', '이바다'],
  items: ['도깨비', '미생', '시그널'],
  rank: 2,
  userFactors: Float64Array.of(1, 0, 0.5, 2),
  itemFactors: Float64Array.of(1, 0, 0.5, 0.5, 0, 1),
};

describe('FactorModel', () => {
  it('scores by dot products', () => {
    const model = FactorModel.from(parts);
    expect(model.recommend('이바다', { k: 2 })).toEqual([
      { item: '시그널', score: 2 },
      { item: '미생', score: 1.25 },
    ]);
  });

  it('finds the vector of a new user that has the least loss', () => {
    const options = { regParam: 0.2, alpha: 3 };
    const model = FactorModel.from({ ...parts, ...options });
    const scores = new Float64Array(3);
    model.scoreHistoryInto({ items: Int32Array.of(0, 2), weights: Float64Array.of(2, -1) }, scores);
    // The first two items give the vector back: it is (x, y) with x = s0, y = 2 s1 - s0.
    const [x, y] = [scores[0]!, 2 * scores[1]! - scores[0]!];
    const loss = (a: number, b: number): number =>
      7 * (1 - a) ** 2 + (0.5 * a + 0.5 * b) ** 2 + 4 * b ** 2 + 0.2 * (a ** 2 + b ** 2);
    for (const [da, db] of [
      [1e-4, 0],
      [-1e-4, 0],
      [0, 1e-4],
      [0, -1e-4],
    ] as const) {
      expect(loss(x + da, y + db)).toBeGreaterThan(loss(x, y));
    }
  });

  it('keeps numbers from falling below 0 where it was learnt so', () => {
    const told = { items: Int32Array.of(0), weights: Float64Array.of(3) };
    const [free, kept] = [new Float64Array(3), new Float64Array(3)];
    FactorModel.from({ ...parts, regParam: 0 }).scoreHistoryInto(told, free);
    FactorModel.from({ ...parts, regParam: 0, nonnegative: true }).scoreHistoryInto(told, kept);
    expect(free[2]).toBeLessThan(0);
    expect(kept[2]).toBe(0);
  });

  it('refuses vectors that do not fit, and to be fitted', () => {
    expect(() => FactorModel.from({ ...parts, rank: 3 })).toThrow('must be 6 numbers');
    const odd = { ...parts, itemFactors: Float64Array.of(1, 0, NaN, 0, 0, 1) };
    expect(() => FactorModel.from(odd)).toThrow('all finite');
    expect(() => FactorModel.from({ ...parts, users: ['김하늘', '김하늘'] })).toThrow('twice');
    const data = Interactions.from([{ user: '김하늘', item: '미생' }]);
    expect(() => FactorModel.from(parts).fit(data)).toThrow('learnt elsewhere');
  });
});
