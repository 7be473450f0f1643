import { TextError } from '../errors.js';
import type { CsrMatrix, Label } from '../types.js';

/** Numbers of the samples on the two sides of a split. */
export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Makes splits for cross-validation. */
export interface Splitter {
  /** How many splits `split` gives. */
  getNSplits(): number;
  /** The splits, one after the other. Stratified splitters need `y`. */
  split(X: ArrayLike<unknown> | CsrMatrix, y?: ArrayLike<Label>): Generator<Split, void, undefined>;
}

/** Refuses a number of samples, splits or repeats that is no whole number from `least` on. */
export function checkCount(name: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new TextError(
    'invalid-parameter',
    `${name} must be an integer of at least ${least}, got ${value}.`,
  );
}

/** The labels that a stratified split needs. */
export function labelsFor(name: string, y: ArrayLike<Label> | undefined): ArrayLike<Label> {
  if (y) return y;
  throw new TextError('invalid-parameter', `The 'y' parameter of ${name} should not be undefined.`);
}
