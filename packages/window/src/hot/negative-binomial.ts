// Tails of counts, in logarithms, so that they stay right where they are too small for a number.

/** Most terms of a continued fraction; near the mean about the root of the larger parameter is needed. */
const MOST_TERMS = 100_000;

/**
 * log P(X >= k) for a negative binomial X: a Poisson count whose rate is gamma distributed with the given
 * shape and mean. The larger the shape, the nearer to Poisson; Infinity is Poisson itself.
 *
 * @param k A whole number from 0.
 * @param shape Above 0.
 * @param mean Above 0.
 */
export function logUpperTail(k: number, mean: number, shape: number): number {
  if (k <= 0) return 0;
  if (shape > 1e12) return logGammaTail(k, mean);
  // P(X >= k) is the regularized incomplete beta function I_p(k, shape).
  const p = mean / (shape + mean);
  const rest = shape / (shape + mean);
  // The fraction converges fast on the side of the mean where the tail is small.
  if (p < (k + 1) / (k + shape + 2)) return logBetaTail(k, shape, p, rest);
  return Math.log1p(-Math.exp(logBetaTail(shape, k, rest, p)));
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
  // x / (a / n) and y / (b / n), less 1.
  const [overA, overB] = [(x * b - y * a) / a, (y * a - x * b) / b];
  const stirling = correction(n) - correction(a) - correction(b);
  return (
    a * Math.log1p(overA) +
    b * Math.log1p(overB) +
    0.5 * (Math.log(a) + Math.log(b) - Math.log(n) - Math.log(2 * Math.PI)) +
    stirling
  );
}

/** log P(X >= k) for a Poisson X, by summing up from k, or, below the mean, down from it. */
function logGammaTail(k: number, mean: number): number {
  const logFirst = k * Math.log1p((mean - k) / k) + (k - mean) - 0.5 * Math.log(2 * Math.PI * k);
  const logTerm = logFirst - correction(k);
  if (mean <= k) {
    // P(X = k) (1 + m / (k + 1) + m^2 / ((k + 1)(k + 2)) + …)
    let sum = 1;
    for (let term = 1, n = k + 1; term > 1e-17 * sum; n++) sum += term *= mean / n;
    return logTerm + Math.log(sum);
  }
  // 1 - P(X = k - 1) (1 + (k - 1) / m + …)
  let sum = 0;
  for (let term = 1, n = k; n >= 1 && term > 1e-17 * sum; n--) sum += term *= n / mean;
  return Math.log1p(-Math.exp(logTerm + Math.log(sum)));
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

/** Keeps Lentz's method from dividing by zero. */
function away(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}
