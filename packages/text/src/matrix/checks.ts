import { TextError } from '../errors.js';
import { checkLengths } from './csr.js';
import type { CsrMatrix } from '../types.js';

/** Refuses a checked matrix with a value outside of 0 to `highest`; the message is scikit-learn's. */
export function checkRange({ indptr, data }: CsrMatrix, highest: number, message: string): void {
  // Two numbers are kept and no place, which makes a pass over millions of values short.
  let least = 0;
  let most = 0;
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least >= 0 && most <= highest) return;
  const at = data.findIndex((value: number) => value < 0 || value > highest);
  const row = indptr.findIndex((start) => start > at) - 1;
  throw new TextError('invalid-input', `${message}; row ${row} has ${data[at]}.`, row);
}

/** Refuses samples and what belongs to them, such as labels, that are not as many as each other. */
export function checkSameCount(samples: number, others: number): void {
  if (samples === others) return;
  throw new TextError(
    'invalid-input',
    `Found input variables with inconsistent numbers of samples: [${samples}, ${others}]`,
    Math.min(samples, others),
  );
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
