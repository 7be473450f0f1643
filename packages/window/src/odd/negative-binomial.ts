/** Counts above are scaled down: their relative spread is by then that of the dispersion. */
const LARGEST = 1e5;
/** Dispersions below are taken as this: a hair from Poisson. */
const LEAST_DISPERSION = 1e-4;

/** ln Γ(x) for x > 0: Stirling's series, moved up to where it is exact (Abramowitz and Stegun 6.1.41). */
function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 10) shift += Math.log(y++);
  const square = 1 / (y * y);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (d === 0 ? tiny : d);
  let c = 1;
  let value = d;
  for (let m = 1; m < 5000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const step of [even, odd]) {
      d = 1 + step * d;
      d = 1 / (d === 0 ? tiny : d);
      c = 1 + step / c;
      if (c === 0) c = tiny;
      value *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-12) break;
  }
  return value;
}

/** ln of the regularised incomplete beta function I_x(a, b), and of its complement where that is asked for. */
function logBeta(x: number, y: number, a: number, b: number): number {
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y);
  if (x < (a + 1) / (a + b + 2)) return front + Math.log(betaFraction(x, a, b) / a);
  const other = Math.exp(front) * (betaFraction(y, b, a) / b);
  return Math.log1p(-Math.min(other, 1));
}

/** Tails of a count: -log10 of the probabilities of so many or more, and of so many or fewer. */
export interface CountTails {
  readonly upper: number;
  readonly lower: number;
}

/**
 * Tails of the negative binomial distribution with a mean and the variance
 * mean + dispersion · mean² (a Poisson whose rate itself varies).
 */
export function countTails(count: number, mean: number, dispersion: number): CountTails {
  const scale = Math.max(1, count / LARGEST, mean / LARGEST);
  const x = count / scale;
  const mu = mean / scale;
  const size = 1 / Math.max(LEAST_DISPERSION, dispersion);
  const success = size / (size + mu);
  const failure = mu / (size + mu);
  const upper = x > 0 ? logBeta(failure, success, x, size) : 0;
  const lower = logBeta(success, failure, size, x + 1);
  return { upper: Math.abs(upper) * Math.LOG10E, lower: Math.abs(lower) * Math.LOG10E };
}

/** -log10 of the probability of no event at all. */
export function surpriseOfNone(mean: number, dispersion: number): number {
  const size = 1 / Math.max(LEAST_DISPERSION, dispersion);
  return size * Math.log1p(mean / size) * Math.LOG10E;
}

/** Variances around the mean in which a count surprises nobody; the tails there are not worth their time. */
const USUAL = 2;

/** -log10 of the probability of a count so far out on its side; 0 close to the mean. */
export function surpriseOfCount(count: number, mean: number, dispersion: number): number {
  const off = count - mean;
  if (off * off < USUAL * (mean + dispersion * mean * mean)) return 0;
  const { upper, lower } = countTails(count, mean, dispersion);
  return Math.max(upper, lower);
}
