import type { Interactions } from '../../data/interactions.js';
import { checkNumber, RecommendError } from '../../errors.js';
import {
  randomStateOf,
  type RandomState,
  type RandomStateLike,
} from '../../random/random-state.js';
import { foldOf, type Fold, type FoldMaker } from './fold.js';

/** Options of `KFold`. */
export interface KFoldOptions {
  /** 5 by default. */
  nSplits?: number | undefined;
  /** Seed of the shuffle; the same seed gives Surprise's folds, row by row. */
  randomState?: RandomStateLike;
  /** Whether rows are shuffled first; `true` by default. */
  shuffle?: boolean | undefined;
}

/**
 * Each of `nSplits` parts is the test side once, the others together the training side.
 *
 * @example
 * ```ts
 * for (const { train, test } of new KFold({ nSplits: 5, randomState: 0 }).split(data)) {
 *   console.log(rmse(new SVD({ randomState: 0 }).fit(train).test(test.rows())));
 * }
 * ```
 */
export class KFold implements FoldMaker {
  readonly nFolds: number;
  readonly #randomState: RandomStateLike;
  readonly #shuffle: boolean;

  constructor({ nSplits = 5, randomState, shuffle = true }: KFoldOptions = {}) {
    this.nFolds = checkNumber('nSplits', nSplits, { min: 2, integer: true });
    this.#randomState = randomState;
    this.#shuffle = shuffle;
  }

  /** @throws RecommendError `invalid-input` if there are fewer rows than parts. */
  *split(data: Interactions): Generator<Fold, void, void> {
    const { nFolds } = this;
    const { size } = data;
    if (nFolds > size) {
      throw new RecommendError('invalid-input', `${size} rows cannot be put in ${nFolds} parts.`);
    }
    const rows = this.#shuffle
      ? randomStateOf(this.#randomState).permutation(size)
      : Int32Array.from({ length: size }, (_, k) => k);
    let stop = 0;
    for (let part = 0; part < nFolds; part++) {
      const start = stop;
      stop += Math.floor(size / nFolds) + (part < size % nFolds ? 1 : 0);
      const train = new Int32Array(size - (stop - start));
      train.set(rows.subarray(0, start));
      train.set(rows.subarray(stop), start);
      yield foldOf(data, train, rows.subarray(start, stop));
    }
  }
}

/** Options of `RepeatedKFold`. */
export interface RepeatedKFoldOptions {
  /** 5 by default. */
  nSplits?: number | undefined;
  /** 10 by default. */
  nRepeats?: number | undefined;
  randomState?: RandomStateLike;
}

/** `KFold` several times, each with another shuffle of one random stream. */
export class RepeatedKFold implements FoldMaker {
  readonly nFolds: number;
  readonly #nSplits: number;
  readonly #nRepeats: number;
  readonly #randomState: RandomStateLike;

  constructor({ nSplits = 5, nRepeats = 10, randomState }: RepeatedKFoldOptions = {}) {
    this.#nSplits = checkNumber('nSplits', nSplits, { min: 2, integer: true });
    this.#nRepeats = checkNumber('nRepeats', nRepeats, { min: 1, integer: true });
    this.nFolds = nSplits * nRepeats;
    this.#randomState = randomState;
  }

  /** @throws RecommendError `invalid-input` if there are fewer rows than parts. */
  *split(data: Interactions): Generator<Fold, void, void> {
    const randomState: RandomState = randomStateOf(this.#randomState);
    for (let turn = 0; turn < this.#nRepeats; turn++) {
      yield* new KFold({ nSplits: this.#nSplits, randomState }).split(data);
    }
  }
}
