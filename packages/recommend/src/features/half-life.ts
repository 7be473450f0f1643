import { checkNumber } from '../errors.js';

const DAY = 86_400_000;

/**
 * What an interaction of the time `at` counts at `now`, both in ms: `2^(-days / halfLife)`. Those later
 * than `now` count as today's.
 */
export function decayOf(at: number, now: number, halfLife: number): number {
  return 2 ** (-Math.max(0, now - at) / DAY / halfLife);
}

/** Refuses a `now` that is no time. */
export function checkNow(now: number | undefined): void {
  if (now !== undefined) checkNumber('now', now, { min: -8.64e15, max: 8.64e15 });
}
