/**
 * What can be wrong:
 * - `invalid-parameter`: an option has a value that it cannot have;
 * - `invalid-query`: parts of a query that do not fit each other (an unknown field, two fields of one name);
 * - `not-expressible`: an engine cannot run this query with the same results; the message says why;
 * - `malformed-input`: a line that is not JSON, where the run was told to stop at the first one;
 * - `too-many-keys`: more keys than `maxKeys`, where the run was told to stop there;
 * - `invalid-snapshot`: saved bytes that are cut, changed, of another version or of another query;
 * - `source-failed`, `sink-failed`: what a source or a sink could not do.
 */
export type WindowErrorCode =
  | 'invalid-parameter'
  | 'invalid-query'
  | 'not-expressible'
  | 'malformed-input'
  | 'too-many-keys'
  | 'invalid-snapshot'
  | 'source-failed'
  | 'sink-failed';

/** The one error of this package; `code` tells the case, the message says what to do. */
export class WindowError extends Error {
  override readonly name = 'WindowError';
  readonly code: WindowErrorCode;

  constructor(code: WindowErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Refuses an option that is not one of a few values. */
export function checkOption(name: string, value: unknown, allowed: readonly unknown[]): void {
  if (value === undefined || allowed.includes(value)) return;
  throw new WindowError(
    'invalid-parameter',
    `${name} must be one of ${JSON.stringify(allowed)}, not ${JSON.stringify(value)}.`,
  );
}

/** Bounds of a number, both of them allowed. */
export interface NumberBounds {
  min?: number;
  max?: number;
  /** Whether it must be whole. */
  integer?: boolean;
}

/** Gives a number back, or says how it breaks its bounds. */
export function checkNumber(name: string, value: number, bounds: NumberBounds = {}): number {
  const { min = -Infinity, max = Infinity, integer = false } = bounds;
  const fits = typeof value === 'number' && value >= min && value <= max;
  if (fits && (!integer || Number.isInteger(value))) return value;
  const kind = integer ? 'a whole number' : 'a number';
  const low = min === -Infinity ? '' : ` from ${min}`;
  const high = max === Infinity ? '' : ` up to ${max}`;
  throw new WindowError(
    'invalid-parameter',
    `${name} must be ${kind}${low}${high}, not ${typeof value === 'string' ? JSON.stringify(value) : String(value)}.`,
  );
}
