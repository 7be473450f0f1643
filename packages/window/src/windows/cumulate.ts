import { WindowError } from '../errors.js';
import type { Duration } from '../time/duration.js';
import { checkWindowsOfRow, positiveDuration, windowOffset } from './lengths.js';
import type { WindowOffset } from './sliding.js';
import type { WindowSpec } from './spec.js';

/**
 * Windows that grow: within each `size` there is one from its begin to each multiple of `step`, as
 * plays since midnight told every ten minutes (Flink's CUMULATE).
 *
 * @throws WindowError `invalid-parameter` unless the size is a multiple of the step, and |offset| < size,
 *   and where a row would lie in more than a million windows.
 *
 * @example
 * cumulate('10 minutes', '1 day');
 */
export function cumulate(
  step: Duration,
  size: Duration,
  { offset = 0 }: WindowOffset = {},
): WindowSpec {
  const stepMillis = positiveDuration(step, 'The step of a cumulating window');
  const sizeMillis = positiveDuration(size, 'The size of a cumulating window');
  if (sizeMillis % stepMillis !== 0)
    throw new WindowError(
      'invalid-parameter',
      `The size of a cumulating window (${sizeMillis} ms) must be a multiple of its step (${stepMillis} ms).`,
    );
  checkWindowsOfRow(sizeMillis, stepMillis, 'a step');
  return {
    kind: 'cumulate',
    size: sizeMillis,
    step: stepMillis,
    offset: windowOffset(offset, sizeMillis),
  };
}
