import { checkRandomState } from '../random/random-state.js';
import type { RandomStateLike } from '../random/random-state.js';
import type { CsrMatrix, Label } from '../types.js';
import { KFold, StratifiedKFold } from './k-fold.js';
import type { KFoldOptions } from './k-fold.js';
import { checkCount } from './splitter.js';
import type { Split, Splitter } from './splitter.js';

/** Options of the repeated folds. */
export interface RepeatedKFoldOptions {
  /** How many folds, at least 2; 5 by default. */
  nSplits?: number | undefined;
  /** How often the folds are drawn anew; 10 by default. */
  nRepeats?: number | undefined;
  /** A seed makes every call of `split` give the same splits. */
  randomState?: RandomStateLike;
}

abstract class RepeatedSplitter implements Splitter {
  readonly #folds: (options: KFoldOptions) => Splitter;
  readonly #nSplits: number;
  readonly #nRepeats: number;
  readonly #randomState: RandomStateLike;

  constructor(
    folds: (options: KFoldOptions) => Splitter,
    { nSplits = 5, nRepeats = 10, randomState }: RepeatedKFoldOptions,
  ) {
    this.#folds = folds;
    this.#nSplits = checkCount('n_splits', nSplits, 2);
    this.#nRepeats = checkCount('n_repeats', nRepeats, 1);
    this.#randomState = randomState;
  }

  /** Folds times repeats. */
  getNSplits(): number {
    return this.#nSplits * this.#nRepeats;
  }

  /** @throws TextError as the folds do that are repeated. */
  *split(
    X: ArrayLike<unknown> | CsrMatrix,
    y?: ArrayLike<Label>,
  ): Generator<Split, void, undefined> {
    const randomState = checkRandomState(this.#randomState);
    for (let i = 0; i < this.#nRepeats; i++) {
      yield* this.#folds({ nSplits: this.#nSplits, shuffle: true, randomState }).split(X, y);
    }
  }
}

/** `KFold`, shuffled anew for each repeat (scikit-learn's `RepeatedKFold`). */
export class RepeatedKFold extends RepeatedSplitter {
  constructor(options: RepeatedKFoldOptions = {}) {
    super((folds) => new KFold(folds), options);
  }
}

/** `StratifiedKFold`, shuffled anew for each repeat (scikit-learn's `RepeatedStratifiedKFold`). */
export class RepeatedStratifiedKFold extends RepeatedSplitter {
  constructor(options: RepeatedKFoldOptions = {}) {
    super((folds) => new StratifiedKFold(folds), options);
  }
}
