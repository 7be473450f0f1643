import { WindowError } from '../errors.js';
import { parseDuration, parseOffset } from '../time/duration.js';
import type { Duration } from '../time/duration.js';

/** Milliseconds of a duration above 0. */
export function positiveDuration(duration: Duration, name: string): number {
  const millis = parseDuration(duration, name);
  if (millis > 0) return millis;
  throw new WindowError('invalid-parameter', `${name} must be longer than 0.`);
}

/** Milliseconds of an offset, which may be negative, but not as long as what it moves. */
export function windowOffset(offset: Duration, limit: number): number {
  const millis = parseOffset(offset, 'The offset of a window');
  if (Math.abs(millis) < limit) return millis;
  throw new WindowError(
    'invalid-parameter',
    `The offset of a window must be shorter than ${limit} ms either way, not ${millis} ms.`,
  );
}

/** Windows of a row: more are a slip of units, and would stand still where they are merged. */
const MOST_WINDOWS = 1_000_000;

/** Refuses a step so short that a row would lie in more than a million windows. */
export function checkWindowsOfRow(size: number, step: number, name: string): void {
  if (size / step <= MOST_WINDOWS) return;
  throw new WindowError(
    'invalid-parameter',
    `With ${name} of ${step} ms each row would lie in ${Math.ceil(size / step)} windows of ${size} ms: make it longer.`,
  );
}
