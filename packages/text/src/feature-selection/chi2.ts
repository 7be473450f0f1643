import { TextError } from '../errors.js';
import { encodeLabels, uniqueLabels } from '../labels.js';
import { checkLengths, toCsr } from '../matrix/csr.js';
import { checkRange } from '../matrix/checks.js';
import type { Label, MatrixInput } from '../types.js';
import { chiSquareTail } from './chi-square-tail.js';

/** How strongly each feature depends on the labels. */
export interface FeatureScores {
  /** A score for each feature: the higher, the stronger. */
  readonly scores: Float64Array;
  /** Probability of a score as high by chance. */
  readonly pValues: Float64Array;
}

/**
 * Chi-squared statistics between each feature and the labels (scikit-learn: `chi2`): how far the sums
 * of a feature in the classes lie from what the sizes of the classes alone would give,
 * `sum over classes of (observed - expected)² / expected`, with classes - 1 degrees of freedom.
 * Linear in the number of values of `X`.
 *
 * @param X - Rows of counts or weights, none negative.
 * @param y - A label for each row.
 * @returns Scores and p-values; NaN for a feature that is 0 in all rows, and with a single class.
 * @throws {@link TextError} `invalid-input` for negative or infinite values, or labels that are not as
 * many as the rows.
 * @example
 * chi2([[1, 0], [2, 1], [0, 1], [0, 1]], ['a', 'a', 'b', 'b']).scores; // [3, 0.333…]
 */
export function chi2<L extends Label>(X: MatrixInput, y: ArrayLike<L>): FeatureScores {
  const matrix = toCsr(X);
  const [rows, columns] = matrix.shape;
  checkLengths(rows, y.length, 'labels');
  if (rows === 0) throw new TextError('invalid-input', 'Found array with 0 rows; 1 is required.');
  checkRange(matrix, Infinity, 'Input X must be non-negative');
  const classes = uniqueLabels(y);
  const codes = encodeLabels(y, classes);
  // A class that has no rows stands against a single one, as in scikit-learn.
  const count = Math.max(2, classes.length);
  const shares = new Float64Array(count);
  const observed = new Float64Array(columns * count);
  for (let row = 0; row < rows; row++) {
    const code = codes[row] as number;
    shares[code] = (shares[code] as number) + 1 / rows;
    const end = matrix.indptr[row + 1] as number;
    for (let i = matrix.indptr[row] as number; i < end; i++) {
      const at = (matrix.indices[i] as number) * count + code;
      observed[at] = (observed[at] as number) + (matrix.data[i] as number);
    }
  }
  const scores = new Float64Array(columns);
  for (let feature = 0; feature < columns; feature++) {
    const sums = observed.subarray(feature * count, (feature + 1) * count);
    const total = sums.reduce((all, sum) => all + sum, 0);
    scores[feature] = sums.reduce((score, sum, k) => {
      const expected = total * (shares[k] as number);
      return score + (sum - expected) ** 2 / expected;
    }, 0);
  }
  return { scores, pValues: scores.map((score) => chiSquareTail(score, count - 1)) };
}
