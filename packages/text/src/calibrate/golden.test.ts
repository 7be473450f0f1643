import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { IsotonicRegression } from './isotonic.js';
import { fitSigmoid } from './sigmoid.js';

const { platt, isotonic } = JSON.parse(
  readFileSync(new URL('../../test/fixtures/golden/linear.json', import.meta.url), 'utf8'),
) as {
  platt: { f: number[]; y: number[]; a: number; b: number };
  isotonic: {
    f: number[];
    y: number[];
    x_thr: number[];
    y_thr: number[];
    at: number[];
    pred: number[];
  };
};

describe('scikit-learn', () => {
  it('has the same sigmoid', () => {
    const weight = new Float64Array(platt.f.length).fill(1);
    const { a, b } = fitSigmoid(Float64Array.from(platt.f), platt.y, weight);
    expect(Math.abs(a - platt.a)).toBeLessThan(1e-6);
    expect(Math.abs(b - platt.b)).toBeLessThan(1e-6);
  });

  it('has the same isotonic function', () => {
    const fitted = new IsotonicRegression({ outOfBounds: 'clip' }).fit(isotonic.f, isotonic.y);
    expect(fitted.xThresholds).toEqual(isotonic.x_thr);
    expect(fitted.yThresholds).toEqual(isotonic.y_thr);
    fitted.predict(isotonic.at).forEach((value, i) => {
      expect(value).toBeCloseTo(isotonic.pred[i] as number, 12);
    });
  });
});
