// Tails of counts, as natural logarithms, so that they stay right where they are too small for a number.
// A negative binomial count is a Poisson count whose rate is gamma distributed with a shape and a mean:
// its variance is mean + mean^2 / shape. The larger the shape, the nearer to Poisson; Infinity is Poisson itself.

/** Most terms of a continued fraction; near the mean about the root of the larger parameter is needed. */
const MOST_TERMS = 100_000;
/** Shapes above differ from Poisson by less than a number can tell. */
const NEXT_TO_POISSON = 1e12;

/**
 * log P(X >= k) for a negative binomial X.
 *
 * @param k A whole number from 0.
 * @param mean Above 0.
 * @param shape Above 0.
 */
export function logUpperTail(k: number, mean: number, shape: number): number {
  if (k <= 0) return 0;
  if (shape > NEXT_TO_POISSON) return logPoissonFrom(k, mean);
  return logBeta(k, shape, mean / (shape + mean), shape / (shape + mean));
}

/** log P(X <= k), of the same X. */
export function logLowerTail(k: number, mean: number, shape: number): number {
  if (shape > NEXT_TO_POISSON) return logPoissonUpTo(k, mean);
  return logBeta(shape, k + 1, shape / (shape + mean), mean / (shape + mean));
}

/** log P(X = 0), of the same X. */
export function logNone(mean: number, shape: number): number {
  return shape === Infinity ? -mean : -shape * Math.log1p(mean / shape);
}

/** log(1 - e^x) for x up to 0. */
function logOfRest(x: number): number {
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
}

/** log of the regularized incomplete beta function I_x(a, b), y = 1 - x: P(X >= a) with shape b and x = mean / (b + mean). */
function logBeta(a: number, b: number, x: number, y: number): number {
  // The fraction converges fast on the side of the mean where the tail is small.
  if (x < (a + 1) / (a + b + 2)) return logBetaTail(a, b, x, y);
  return logOfRest(Math.min(0, logBetaTail(b, a, y, x)));
}

/**
 * log I_x(a, b) for x below the mean a / (a + b), y = 1 - x: its leading factor times a continued
 * fraction (DLMF 8.17.22), evaluated from the front by Lentz's method as Thompson and Barnett changed it.
 */
function logBetaTail(a: number, b: number, x: number, y: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return logBetaDensity(a, b, x, y) - Math.log(a) + Math.log(fraction);
}

/** log(x^a y^b / B(a, b)), with what is large on both sides taken off before it is rounded. */
function logBetaDensity(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const stirling = correction(n) - correction(a) - correction(b);
  return (
    a * logNearOne((x * n) / a, (x * b - y * a) / a) +
    b * logNearOne((y * n) / b, (y * a - x * b) / b) +
    0.5 * (Math.log(a) + Math.log(b) - Math.log(n) - Math.log(2 * Math.PI)) +
    stirling
  );
}

/** log P(X >= k) for a Poisson X. */
function logPoissonFrom(k: number, mean: number): number {
  if (k > mean) return logPoissonOutwards(k, mean);
  return logOfRest(Math.min(0, logPoissonOutwards(k - 1, mean)));
}

/** log P(X <= k) for a Poisson X. */
function logPoissonUpTo(k: number, mean: number): number {
  if (k <= mean) return logPoissonOutwards(k, mean);
  return logOfRest(Math.min(0, logPoissonOutwards(k + 1, mean)));
}

/** log of the sum of a Poisson X's probabilities from k on, away from the mean. */
function logPoissonOutwards(k: number, mean: number): number {
  // The probability of k by Stirling's formula, then the others over it.
  const logFirst =
    k === 0
      ? -mean
      : k * logNearOne(mean / k, (mean - k) / k) +
        (k - mean) -
        0.5 * Math.log(2 * Math.PI * k) -
        correction(k);
  let sum = 1;
  if (k > mean) for (let term = 1, n = k + 1; term > 1e-17 * sum; n++) sum += term *= mean / n;
  else for (let term = 1, n = k; term > 1e-17 * sum; n--) sum += term *= n / mean;
  return logFirst + Math.log(sum);
}

/** log Γ(x) - ((x - 1/2) log x - x + log(2π) / 2): Stirling's correction, for x above 0. */
function correction(x: number): number {
  // The series (DLMF 5.11.1) is exact to the last bits from 10 on: go up there by Γ(x + 1) = x Γ(x).
  let [z, sum] = [x, 0];
  for (; z < 10; z++) sum += (z + 0.5) * Math.log1p(1 / z) - 1;
  const s = 1 / (z * z);
  const series =
    1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360_360))));
  return sum + series / z;
}

/** log(x), where `over` is x - 1 with more digits if x is near 1. */
function logNearOne(x: number, over: number): number {
  return x < 0.5 ? Math.log(x) : Math.log1p(over);
}

/** Keeps Lentz's method from dividing by zero. */
function away(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}
