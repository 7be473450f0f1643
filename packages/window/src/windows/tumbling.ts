import type { Duration } from '../time/duration.js';
import { sliding } from './sliding.js';
import type { WindowOffset } from './sliding.js';
import type { WindowSpec } from './spec.js';

/**
 * Windows of one size, one behind the other, aligned to the epoch in UTC: each row lies in one.
 *
 * @param size Their length: milliseconds or text as `'10 seconds'`.
 * @throws WindowError `invalid-parameter` for a size of 0, or an offset of the size or more.
 *
 * @example
 * tumbling('10 seconds'); // …, [0, 10 s), [10 s, 20 s), …
 */
export function tumbling(size: Duration, options: WindowOffset = {}): WindowSpec {
  return sliding(size, size, options);
}
