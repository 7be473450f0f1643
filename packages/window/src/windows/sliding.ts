import { WindowError } from '../errors.js';
import type { Duration } from '../time/duration.js';
import { checkWindowsOfRow, positiveDuration, windowOffset } from './lengths.js';
import type { WindowSpec } from './spec.js';

/** Where windows begin. */
export interface WindowOffset {
  /** Moves the starts from multiples of the slide; text may begin with a minus: `'-9 hours'`. Default 0. */
  readonly offset?: Duration | undefined;
}

/**
 * Windows of one size that begin every `slide`: each row lies in about size / slide of them (Flink and
 * Kafka call them hopping). Rows are counted once, in panes that windows share.
 *
 * @throws WindowError `invalid-parameter` unless 0 < slide <= size and |offset| < slide, and where a row would
 *   lie in more than a million windows.
 *
 * @example
 * sliding('1 minute', '10 seconds');
 */
export function sliding(
  size: Duration,
  slide: Duration,
  { offset = 0 }: WindowOffset = {},
): WindowSpec {
  const sizeMillis = positiveDuration(size, 'The size of a window');
  const slideMillis = positiveDuration(slide, 'The slide of a window');
  if (slideMillis > sizeMillis)
    throw new WindowError(
      'invalid-parameter',
      `The slide of a window (${slideMillis} ms) must not be longer than its size (${sizeMillis} ms): rows between windows would be lost.`,
    );
  checkWindowsOfRow(sizeMillis, slideMillis, 'a slide');
  return {
    kind: 'sliding',
    size: sizeMillis,
    slide: slideMillis,
    offset: windowOffset(offset, slideMillis),
  };
}
