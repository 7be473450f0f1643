import type { Interactions } from '../data/interactions.js';
import { RecommendError } from '../errors.js';

/**
 * A further column of the data.
 *
 * @throws RecommendError `invalid-input` if it is not there; `kind` says who asks for it.
 */
export function extraColumn(data: Interactions, name: string, kind: string): Float64Array {
  const column = data.extra[name];
  if (column) return column;
  throw new RecommendError(
    'invalid-input',
    `${kind} needs the column ${name}: take the data from watchFeedback(...).interactions(...).`,
  );
}

/**
 * The time of each row.
 *
 * @throws RecommendError `invalid-input` if the data has no times.
 */
export function timesOf(data: Interactions, kind: string): Float64Array {
  if (data.at) return data.at;
  throw new RecommendError('invalid-input', `${kind} needs the time of each row: give it as at.`);
}

/** The latest of the times. */
export function latestOf(at: Iterable<number>): number {
  let latest = -Infinity;
  for (const when of at) if (when > latest) latest = when;
  return latest;
}
