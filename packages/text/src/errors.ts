/**
 * What can be wrong with a call. The meanings are scikit-learn's:
 * - `invalid-parameter`: an option of an estimator, or of a call, has a value it cannot have;
 * - `invalid-input`: documents, matrices, labels or weights that do not fit each other;
 * - `not-fitted`: `predict` or `transform` before `fit`;
 * - `invalid-model`: saved bytes or JSON that are cut, changed, or of another version.
 */
export type TextErrorCode = 'invalid-parameter' | 'invalid-input' | 'not-fitted' | 'invalid-model';

/** The one error of this package; `code` tells the case, the message says what to do. */
export class TextError extends Error {
  override readonly name = 'TextError';
  readonly code: TextErrorCode;
  /** Position of the row, label, weight or document at fault, from 0; `null` where there is none. */
  readonly index: number | null;

  constructor(code: TextErrorCode, message: string, index: number | null = null) {
    super(message);
    this.code = code;
    this.index = index;
  }
}

/** The error of a model that is used before it has learnt. */
export function notFitted(estimator: string): TextError {
  return new TextError(
    'not-fitted',
    `This ${estimator} instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator.`,
  );
}

/** Refuses an option that is not one of a few values. */
export function checkOption(name: string, value: unknown, allowed: readonly unknown[]): void {
  if (value === undefined || allowed.includes(value)) return;
  throw new TextError(
    'invalid-parameter',
    `The '${name}' parameter must be one of ${JSON.stringify(allowed)}. Got ${JSON.stringify(value)} instead.`,
  );
}
