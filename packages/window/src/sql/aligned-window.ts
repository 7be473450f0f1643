import { WindowError } from '../errors.js';
import { DAY_MILLIS } from '../time/civil.js';
import type { WindowSpec } from '../windows/spec.js';
import { zoneOffset } from './check-expressible.js';

/** Windows that begin at multiples of something since the epoch. */
export type AlignedWindow = Extract<WindowSpec, { kind: 'sliding' | 'cumulate' }>;

/** Days from the epoch, a Thursday, to a Monday. */
const MONDAY = 4;

/**
 * The windows as ones of fixed length, which days and weeks are in a zone without clock changes; null
 * for windows that are none.
 */
export function alignedWindow(window: WindowSpec): AlignedWindow | null {
  if (window.kind === 'sliding' || window.kind === 'cumulate') return window;
  if (window.kind !== 'calendar' || window.unit === 'month') return null;
  const zone = zoneOffset(window.zone) ?? 0;
  const size = window.unit === 'day' ? DAY_MILLIS : 7 * DAY_MILLIS;
  const begin = (window.unit === 'day' ? 0 : MONDAY * DAY_MILLIS) - zone;
  return { kind: 'sliding', size, slide: size, offset: ((begin % size) + size) % size };
}

/** For kinds of windows that the table of capabilities has refused before. */
export function cannotBe(window: WindowSpec): WindowError {
  return new WindowError('not-expressible', `There is no SQL for windows of kind ${window.kind}.`);
}
