import { checkOption } from '../errors.js';
import { timeZone } from '../time/zone.js';
import type { WindowSpec } from './spec.js';

/**
 * Whole days, weeks (from Monday) or months of a time zone. Days have 23 or 25 hours where clocks
 * change.
 *
 * @param zone An IANA name (`Asia/Seoul`) or an offset (`+09:00`).
 * @throws WindowError `invalid-parameter` for another unit or an unknown zone.
 *
 * @example
 * calendar('day', 'Asia/Seoul');
 */
export function calendar(unit: 'day' | 'week' | 'month', zone: string): WindowSpec {
  checkOption('The unit of a calendar window', unit, ['day', 'week', 'month']);
  return { kind: 'calendar', unit, zone: timeZone(zone).name };
}
