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
