import { TextError } from '../errors.js';
import { checkLengths } from '../matrix/csr.js';
import type { CsrMatrix } from '../types.js';

/** Refuses a matrix with a value outside of a range; the message is scikit-learn's. */
export function checkRange(X: CsrMatrix, highest: number, message: string): void {
  const { data } = X;
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number;
    if (!(value >= 0 && value <= highest)) throw outOfRange(X, i, message);
  }
}

function outOfRange({ data, indptr }: CsrMatrix, at: number, message: string): TextError {
  const row = indptr.findIndex((start) => start > at) - 1;
  return new TextError('invalid-input', `${message}; row ${row} has ${data[at]}.`, row);
}

/** Refuses weights of rows that are not as many as the rows, negative, or not finite. */
export function checkWeights(weights: ArrayLike<number>, rows: number): void {
  checkLengths(rows, weights.length, 'sample weights');
  for (let i = 0; i < rows; i++) {
    const weight = weights[i] as number;
    if (weight >= 0 && weight < Infinity) continue;
    throw new TextError(
      'invalid-input',
      `The sample weight of row ${i} is ${weight}; weights are finite and not negative.`,
      i,
    );
  }
}
