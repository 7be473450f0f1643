/**
 * What can be wrong with a call:
 * - `invalid-parameter`: an option has a value that it cannot have;
 * - `invalid-input`: rows, ids or arrays that do not fit each other;
 * - `unknown-id`: a user or an item that the model has not seen, where one is needed;
 * - `not-fitted`: a question before `fit`;
 * - `not-supported`: a question that this kind of model has no answer to;
 * - `test-set-refused`: a test set where only training or validation data may go;
 * - `invalid-model`: saved bytes that are cut, changed, or of another version.
 */
export type RecommendErrorCode =
  | 'invalid-parameter'
  | 'invalid-input'
  | 'unknown-id'
  | 'not-fitted'
  | 'not-supported'
  | 'test-set-refused'
  | 'invalid-model';

/** The one error of this package; `code` tells the case, the message says what to do. */
export class RecommendError extends Error {
  override readonly name = 'RecommendError';
  readonly code: RecommendErrorCode;
  /** Position of the row, id or value at fault, from 0; `null` where there is none. */
  readonly index: number | null;

  constructor(code: RecommendErrorCode, message: string, index: number | null = null) {
    super(message);
    this.code = code;
    this.index = index;
  }
}

/** Refuses an option that is not one of a few values. */
export function checkOption(name: string, value: unknown, allowed: readonly unknown[]): void {
  if (value === undefined || allowed.includes(value)) return;
  throw new RecommendError(
    'invalid-parameter',
    `${name} must be one of ${JSON.stringify(allowed)}, not ${JSON.stringify(value)}.`,
  );
}

/** Bounds of a number, both of them allowed unless told otherwise. */
export interface NumberBounds {
  min?: number;
  max?: number;
  /** Whether it must be whole. */
  integer?: boolean;
  /** Whether it must be greater than `min`, not equal. */
  above?: boolean;
}

/** Gives a number back, or says how it breaks its bounds. */
export function checkNumber(name: string, value: number, bounds: NumberBounds = {}): number {
  const { min = -Infinity, max = Infinity, integer = false, above = false } = bounds;
  // Of text and null a comparison makes numbers; options from a page's form may be such.
  const fits = typeof value === 'number' && (above ? value > min : value >= min);
  if (fits && value <= max && (!integer || Number.isInteger(value))) return value;
  const kind = integer ? 'a whole number' : 'a number';
  const low = min === -Infinity ? '' : above ? ` above ${min}` : ` from ${min}`;
  const high = max === Infinity ? '' : ` up to ${max}`;
  throw new RecommendError(
    'invalid-parameter',
    `${name} must be ${kind}${low}${high}, not ${typeof value === 'string' ? JSON.stringify(value) : String(value)}.`,
  );
}
