import type { WindowSpec } from './spec.js';

/** Each distinct time is a window of its own: grouping by the event time itself. */
export function instants(): WindowSpec {
  return { kind: 'instant' };
}
