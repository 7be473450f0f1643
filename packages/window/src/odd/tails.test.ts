import { MersenneTwister } from '@nunchi/foundation';
import { describe, expect, it } from 'vitest';
import { PeaksTail } from './peaks-tail.js';
import { PooledTail } from './pooled-tail.js';

describe('PeaksTail', () => {
  it('fits an exponential tail', () => {
    const random = new MersenneTwister(1);
    const tail = new PeaksTail();
    for (let n = 0; n < 50_000; n++) tail.learn(-Math.log(1 - random.random()));
    // P(x > 9) = e^-9.
    expect(tail.surprise(9)).toBeGreaterThan(0.75 * 9 * Math.LOG10E);
    expect(tail.surprise(9)).toBeLessThan(1.35 * 9 * Math.LOG10E);
    expect(tail.surprise(1)).toBe(0);
  });
});

describe('PooledTail', () => {
  it('believes models that are right, and corrects those that are not', () => {
    const random = new MersenneTwister(2);
    const [right, bold] = [new PooledTail(), new PooledTail()];
    for (let n = 0; n < 200_000; n++) {
      const surprise = -Math.log10(1 - random.random());
      right.learn(surprise);
      // It says 1 in 10,000 where 1 in 100 is true.
      bold.learn(2 * surprise);
    }
    expect(right.surprise(6)).toBeGreaterThan(5.5);
    expect(bold.surprise(6)).toBeCloseTo(3, 0);
  });

  it('is not blinded by anomalies that it was taught', () => {
    const tail = new PooledTail();
    for (let n = 0; n < 100_000; n++) tail.learn(n % 1000 === 0 ? 300 : n % 100 === 1 ? 2.4 : 0);
    expect(tail.surprise(60)).toBeGreaterThan(6);
  });
});
