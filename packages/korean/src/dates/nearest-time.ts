import type { Moment } from './reading.js';

/**
 * Which of several times is meant, where a text leaves a part of it out: of those not after the
 * reference (or not before, or all, as preferred) the nearest to it; `null` without one.
 */
export function nearestTime(
  times: Iterable<number | null>,
  reference: number,
  prefer: Moment['prefer'],
): number | null {
  let nearest: number | null = null;
  for (const time of times) {
    if (time === null) continue;
    if (prefer === 'past' && time > reference) continue;
    if (prefer === 'future' && time < reference) continue;
    const distance = Math.abs(time - reference);
    if (nearest === null || distance < Math.abs(nearest - reference)) nearest = time;
  }
  return nearest;
}

/** `from` to `to`, both included. */
export function* range(from: number, to: number): Generator<number> {
  for (let i = from; i <= to; i++) yield i;
}
