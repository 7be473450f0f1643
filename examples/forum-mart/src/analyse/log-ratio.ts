import { errorFunction } from 'simple-statistics';

/** Standard errors that a 95 % interval reaches to either side. */
const REACH = 1.959964;

/** How many times as much, a 95 % interval, and the chance of so much or more if nothing had changed. */
export interface Estimate {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
}

/**
 * Reads a ratio whose logarithm is about normal.
 *
 * @param log The logarithm.
 * @param variance Of the logarithm.
 */
export function estimate(log: number, variance: number): Estimate {
  const error = Math.sqrt(variance);
  return {
    ratio: Math.exp(log),
    low: Math.exp(log - REACH * error),
    high: Math.exp(log + REACH * error),
    pValue: (1 - errorFunction(log / error / Math.SQRT2)) / 2,
  };
}
