import { MersenneTwister } from '@nunchi/foundation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTails, surpriseOfNone } from './negative-binomial.js';
import { normalTail } from './normal-tail.js';
import { PeaksTail } from './peaks-tail.js';
import { PooledTail } from './pooled-tail.js';

describe('normalTail', () => {
  it('is two-sided', () => {
    // scipy 1.x: 2 * norm.sf(z)
    const known: [number, number][] = [
      [0, 1],
      [0.5, 0.6170750774519738],
      [1.959963984540054, 0.05],
      [5, 5.733031437583892e-7],
      [-10, 1.523970604832094e-23],
    ];
    for (const [z, p] of known) expect(normalTail(z) / p).toBeCloseTo(1, 6);
  });
});

describe('countTails', () => {
  /** Sums the distribution itself. */
  function summed(count: number, mean: number, dispersion: number) {
    const size = 1 / dispersion;
    let term = (size / (size + mean)) ** size;
    let [below, at] = [0, term];
    for (let n = 1; n <= count; n++) {
      below += term;
      term *= ((n - 1 + size) / n) * (mean / (size + mean));
      at = term;
    }
    return { upper: -Math.log10(1 - below), lower: -Math.log10(below + at) };
  }

  it('equals the sums', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.double({ min: 0.05, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        (count, mean, dispersion) => {
          const sums = summed(count, mean, dispersion);
          const tails = countTails(count, mean, dispersion);
          // Sums lose their upper tail in rounding.
          if (sums.upper < 9) expect(tails.upper).toBeCloseTo(sums.upper, 5);
          expect(tails.lower).toBeCloseTo(sums.lower, 8);
        },
      ),
    );
  });

  it('stays finite, far out', () => {
    for (const count of [0, 1, 1e6, 1e15]) {
      for (const mean of [1e-9, 1, 1e6, 1e15]) {
        const { upper, lower } = countTails(count, mean, 0);
        expect(Number.isFinite(upper) && Number.isFinite(lower)).toBe(true);
      }
    }
  });

  it('knows how rare silence is', () => {
    expect(surpriseOfNone(7, 0.3)).toBeCloseTo(countTails(0, 7, 0.3).lower, 9);
  });
});

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
