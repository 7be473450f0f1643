import { parseDuration } from '../time/duration.js';
import type { Duration } from '../time/duration.js';
import type { WindowSpec } from './spec.js';

/**
 * Windows that rows themselves anchor: each reaches back by `difference` from a row, or on from just
 * behind one, both ends inclusive. Kafka Streams' sliding windows.
 *
 * @param difference The longest time between two rows of a window; 0 is allowed.
 */
export function anchored(difference: Duration): WindowSpec {
  return {
    kind: 'anchored',
    difference: parseDuration(difference, 'The difference of anchored windows'),
  };
}
