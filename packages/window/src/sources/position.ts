import { WindowError } from '../errors.js';
import type { SourcePosition } from './source.js';

/**
 * A number of a position; 0 of none.
 *
 * @throws WindowError `invalid-snapshot` for a position of another kind of source.
 */
export function numberIn(position: SourcePosition | null, key: string, name: string): number {
  if (position === null) return 0;
  const value = position[key];
  if (typeof value === 'number') return value;
  throw new WindowError(
    'invalid-snapshot',
    `The checkpoint was made over another kind of source than ${name}: run it over that, or begin anew with an empty store.`,
  );
}
