import { RecommendError } from '../../errors.js';
import type { Fold, FoldMaker } from './fold.js';

/** Folds that were made elsewhere, for functions that take a `FoldMaker` (Surprise's `PredefinedKFold`). */
export class PredefinedKFold implements FoldMaker {
  readonly #folds: readonly Fold[];

  /** @throws RecommendError `invalid-input` without folds. */
  constructor(folds: Iterable<Fold>) {
    this.#folds = [...folds];
    if (this.#folds.length === 0) {
      throw new RecommendError('invalid-input', 'There must be a fold at least.');
    }
  }

  get nFolds(): number {
    return this.#folds.length;
  }

  /** The folds as they were given; no data is needed. */
  *split(): Generator<Fold, void, void> {
    yield* this.#folds;
  }
}
