const SQRT_HALF = Math.SQRT1_2;
const SQRT_PI = Math.sqrt(Math.PI);

/**
 * log of the probability that a standard normal number lies further from 0 than z: log erfc(|z| / √2).
 * By the series of erf near 0, by the continued fraction of erfc further out (Abramowitz and Stegun
 * 7.1.5, 7.1.14); about 1e-14 relative.
 */
export function logNormalTail(z: number): number {
  const x = Math.abs(z) * SQRT_HALF;
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return Math.log1p((-2 / SQRT_PI) * sum);
  }
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / 2 / (x + fraction);
  return -x * x - Math.log((x + fraction) * SQRT_PI);
}
