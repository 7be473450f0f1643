import { checkSameCount } from '../matrix/checks.js';
import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { StratifiedKFold } from './k-fold.js';
import { sampleCount } from './samples.js';
import type { Samples } from './samples.js';
import type { Split, Splitter } from './splitter.js';

/**
 * How to split for cross-validation: a number of stratified folds (not shuffled, as in
 * scikit-learn), a splitter, or the splits themselves.
 */
export type CrossValidation = number | Splitter | Iterable<Split>;

/**
 * The splits that `cv` stands for.
 *
 * @throws TextError `invalid-parameter` if there is none, `invalid-input` if X and y differ in
 * length or a split names a sample that does not exist.
 */
export function splitsOf(cv: CrossValidation, X: Samples, y: ArrayLike<Label>): Split[] {
  const n = sampleCount(X);
  checkSameCount(n, y.length);
  const splitter = typeof cv === 'number' ? new StratifiedKFold({ nSplits: cv }) : cv;
  const splits = Array.from('split' in splitter ? splitter.split(X, y) : splitter);
  if (splits.length === 0) {
    throw new TextError('invalid-parameter', 'No fits were performed: cv gives no splits.');
  }
  for (const { train, test } of splits) {
    for (const side of [train, test]) {
      const strange = side.find((row) => !(row >= 0 && row < n));
      if (strange === undefined) continue;
      throw new TextError(
        'invalid-input',
        `A split of cv names sample ${strange}, but there are ${n} samples.`,
        strange,
      );
    }
  }
  return splits;
}
