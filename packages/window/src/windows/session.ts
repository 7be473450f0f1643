import { WindowError } from '../errors.js';
import type { Duration } from '../time/duration.js';
import { positiveDuration } from './lengths.js';
import type { WindowSpec } from './spec.js';

/**
 * Stretches of a key's rows with less than `gap` of silence between them (dialects differ on silence
 * of just the gap: see docs/DESIGN).
 *
 * @param gap A duration, or `{ field }`: a number field that holds each row's own gap in milliseconds;
 *   rows whose gap is null, 0 or less are in no window.
 * @throws WindowError `invalid-parameter` for a gap of 0.
 *
 * @example
 * session('30 minutes');
 */
export function session(gap: Duration | { readonly field: string }): WindowSpec {
  if (typeof gap !== 'object')
    return { kind: 'session', gap: positiveDuration(gap, 'The gap of a session') };
  if (typeof gap.field !== 'string' || gap.field === '')
    throw new WindowError('invalid-parameter', 'session({ field }) needs the name of a field.');
  return { kind: 'session', gap: { field: gap.field } };
}
