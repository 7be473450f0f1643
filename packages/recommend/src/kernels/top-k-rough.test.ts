import { describe, expect, it } from 'vitest';
import { RandomState } from '../random/random-state.js';
import { lengthsOf, longestFirst, rounded, tileBounds, unitOf, userUnit } from './top-k-rough.js';

describe('rough scores', () => {
  it('lie below the score by no more than the slack', () => {
    const random = new RandomState(1);
    let nearest = Infinity;
    for (let round = 0; round < 400; round++) {
      const factors = 1 + random.below(128);
      const [x, y] = [vector(random, factors, round), vector(random, factors, round)];
      const [a, b] = [lengthsOf(x, factors)[0]!, lengthsOf(y, factors)[0]!];
      const [unit, slack, loss, most] = tileBounds(b, factors) as [number, number, number, number];
      let [score, rough] = [0, 0];
      for (let f = 0; f < factors; f++) {
        score = Math.fround(score + Math.fround(x[f]! * y[f]!));
        rough += rounded(unitOf(a) * x[f]!) * rounded(unit * y[f]!);
      }
      const both = unitOf(a) * unit;
      expect(score * both - loss * both - slack).toBeLessThan(rough);
      expect(score * both - loss * both).toBeLessThan(most);
      expect(Math.abs(rough)).toBeLessThan(2 ** 31);
      nearest = Math.min(nearest, slack / Math.abs(score * both - rough));
    }
    // The slack is not far too wide either.
    expect(nearest).toBeLessThan(10);
  });

  it('are not taken where float32 may overflow', () => {
    expect(userUnit(1, 2)).toBe(32_000);
    expect([userUnit(1e20, 1e20), userUnit(NaN, 1), userUnit(Infinity, 0)]).toEqual([0, 0, 0]);
    expect(userUnit(0, 1)).toBe(0);
    expect(unitOf(0)).toBeLessThan(Infinity);
  });

  it('begin with what has no length, then the longest; of equal ones the first', () => {
    const order = longestFirst(Float64Array.of(1, 3, NaN, 3, Infinity, 0));
    expect([...order]).toEqual([2, 4, 1, 3, 0, 5]);
  });
});

/** Signs all the same in each third round, so that errors of rounding add up. */
function vector(random: RandomState, factors: number, round: number): Float32Array {
  const scale = 10 ** (random.below(30) - 15);
  const sign = round % 3 === 0 ? 0 : 1;
  return Float32Array.from(random.normal(0, 1, factors), (x) =>
    round % 3 === 1 ? scale * (1 + x * 1e-4) : scale * (sign === 0 ? Math.abs(x) : x),
  );
}
