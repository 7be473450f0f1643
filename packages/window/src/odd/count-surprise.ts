import { logLowerTail, logNone, logUpperTail } from '../tails/negative-binomial.js';

/** Variances around the mean in which a count surprises nobody; the tails there are not worth their time. */
const USUAL = 2;
/** Both tails are looked at: -log10 of one half. */
const TWO_SIDES = Math.LN2 * Math.LOG10E;

/** -log10 of the probability of a count so far out on its side; 0 close to the mean. */
export function surpriseOfCount(count: number, mean: number, dispersion: number): number {
  const off = count - mean;
  if (off * off < USUAL * (mean + dispersion * mean * mean)) return 0;
  const tail = off > 0 ? logUpperTail : logLowerTail;
  return -tail(count, mean, 1 / dispersion) * Math.LOG10E;
}

/** -log10 of the probability of no event at all. */
export function surpriseOfNone(mean: number, dispersion: number): number {
  return -logNone(mean, 1 / dispersion) * Math.LOG10E;
}

/** The surprise of either tail, by that of one. */
export function twoSided(surprise: number): number {
  return Math.max(0, surprise - TWO_SIDES);
}
