import { describe, expect, it } from 'vitest';
import { logNormalTail } from './normal-tail.js';

describe('logNormalTail', () => {
  // mpmath 1.3: log(erfc(|z| / sqrt(2))).
  it.each([
    [0.5, -0.4827645810336733],
    [-1.5, -2.0127972202639444],
    [1.959963984540054, -2.9957322735539904],
    [2.8284, -5.3648565242258694],
    [5, -14.37185121342878],
    [-10, -52.53813796995252],
    [100, -5004.831061513645],
    [1e6, -500000000014.0413],
  ])('of both sides from %d', (z, expected) => {
    expect(logNormalTail(z) / expected).toBeCloseTo(1, 12);
  });

  it('is certain at 0', () => {
    expect(logNormalTail(0)).toBeCloseTo(0, 15);
  });
});
