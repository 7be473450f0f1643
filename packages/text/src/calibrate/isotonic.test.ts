import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextError } from '../errors.js';
import { IsotonicRegression } from './isotonic.js';

const points = fc.array(
  fc.record({
    x: fc.integer({ min: -20, max: 20 }),
    y: fc.integer({ min: -50, max: 50 }),
    w: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('IsotonicRegression', () => {
  it('pools neighbours that fall and draws straight lines between the rest', () => {
    const iso = new IsotonicRegression().fit([1, 2, 3, 4], [1, 3, 2, 4]);
    expect(iso.xThresholds).toEqual([1, 2, 3, 4]);
    expect(iso.yThresholds).toEqual([1, 2.5, 2.5, 4]);
    expect([...iso.predict([1.5, 2.2, 3.5])]).toEqual([1.75, 2.5, 3.25]);
  });

  it('takes the weighted mean of samples with one x', () => {
    const iso = new IsotonicRegression({ outOfBounds: 'clip' });
    iso.fit([3, 3, 3], [0, 1, 1], { sampleWeight: [2, 1, 1] });
    expect([...iso.predict([0, 3, 9])]).toEqual([0.5, 0.5, 0.5]);
  });

  it('forgets samples of weight 0', () => {
    const iso = new IsotonicRegression().fit([1, 2, 9], [0, 1, -5], { sampleWeight: [1, 1, 0] });
    expect(iso.xThresholds).toEqual([1, 2]);
  });

  it('answers beyond what it learnt as asked', () => {
    const answer = (outOfBounds: 'nan' | 'clip' | 'raise'): number[] => [
      ...new IsotonicRegression({ outOfBounds }).fit([1, 2], [5, 6]).predict([0, 1.5, 3]),
    ];
    expect(answer('nan')).toEqual([NaN, 5.5, NaN]);
    expect(answer('clip')).toEqual([5, 5.5, 6]);
    expect(() => answer('raise')).toThrow(
      new TextError('invalid-input', 'x 0 is outside of [1, 2].', 0),
    );
  });

  it('refuses what it cannot use', () => {
    expect(() => new IsotonicRegression().predict([1])).toThrow(/not fitted/);
    expect(() => new IsotonicRegression().fit([1, NaN], [1, 2])).toThrow('x contains NaN at 1.');
    expect(() => new IsotonicRegression().fit([1, 2], [1])).toThrow(/inconsistent numbers/);
    expect(() => new IsotonicRegression().fit([], [])).toThrow(/0 sample/);
  });

  it('never falls, keeps the weighted mean, and learns its own answers unchanged', () => {
    fc.assert(
      fc.property(points, (samples) => {
        const x = samples.map((s) => s.x);
        const y = samples.map((s) => s.y);
        const sampleWeight = samples.map((s) => s.w);
        const fitted = new IsotonicRegression().fit(x, y, { sampleWeight });
        const answers = fitted.predict(x);
        const sorted = fitted.predict([...x].sort((a, b) => a - b));
        sorted.forEach((value, i) => {
          if (i > 0) expect(value).toBeGreaterThanOrEqual((sorted[i - 1] as number) - 1e-9);
        });
        const total = (values: ArrayLike<number>): number =>
          sampleWeight.reduce((sum, w, i) => sum + w * (values[i] as number), 0);
        expect(total(answers)).toBeCloseTo(total(y), 8);
        const again = new IsotonicRegression().fit(x, answers, { sampleWeight }).predict(x);
        again.forEach((value, i) => expect(value).toBeCloseTo(answers[i] as number, 8));
      }),
    );
  });
});
