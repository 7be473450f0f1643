import type { Interactions } from '../../data/interactions.js';

/**
 * One division of the ratings. Both sides number users and items anew, as their own rows show them,
 * so that a model does not know those that only the other side has.
 */
export interface Fold {
  train: Interactions;
  test: Interactions;
}

/** Divides ratings several times, as Surprise's cross-validation iterators do. */
export interface FoldMaker {
  /** How many folds `split` gives. */
  readonly nFolds: number;
  /** The folds, made one by one as they are asked for. */
  split(data: Interactions): Iterable<Fold>;
}

/** The fold with these rows of `data`, in this order. */
export function foldOf(
  data: Interactions,
  trainRows: ArrayLike<number>,
  testRows: ArrayLike<number>,
): Fold {
  return { train: data.select(trainRows), test: data.select(testRows) };
}
