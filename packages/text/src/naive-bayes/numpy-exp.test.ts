import { describe, expect, it } from 'vitest';
import { numpyExp } from './numpy-exp.js';

describe('numpyExp', () => {
  // 1 - np.exp(x) in units of 2^-53, numpy 1.24 with AVX-512.
  it.each([
    [-1.0000000825903708e-10, 900719],
    [-5.000000413701855e-11, 450360],
    [-9.99866855975916e-13, 9005],
    [-5.000444502911705e-13, 4504],
  ])('has the last bit that numpy has: %f', (x, units) => {
    expect((1 - numpyExp(x)) * 2 ** 53).toBe(units);
  });

  it('is exp everywhere, but for that bit', () => {
    for (let x = -0.1; x < 0.1; x += 1.7e-5) {
      expect(Math.abs(numpyExp(x) - Math.exp(x))).toBeLessThanOrEqual(2 ** -53);
    }
    expect([-Infinity, -1e-300, 0, -0.5].map(numpyExp)).toEqual([0, 1, 1, Math.exp(-0.5)]);
  });
});
