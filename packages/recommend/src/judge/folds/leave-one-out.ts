import type { Interactions } from '../../data/interactions.js';
import { checkNumber, RecommendError } from '../../errors.js';
import { randomStateOf, type RandomStateLike } from '../../random/random-state.js';
import { foldOf, type Fold, type FoldMaker } from './fold.js';

/** Options of `LeaveOneOut`. */
export interface LeaveOneOutOptions {
  /** How many times; 5 by default. */
  nSplits?: number | undefined;
  /** Seed of the choice; the same seed gives Surprise's rows, one by one. */
  randomState?: RandomStateLike;
  /**
   * How many ratings a user must keep to train with; users with fewer are left out of both sides.
   * 0 by default, so that a user with a single rating is tested without being known.
   */
  minNRatings?: number | undefined;
}

/** One rating of each user, chosen at random, is the test side. */
export class LeaveOneOut implements FoldMaker {
  readonly nFolds: number;
  readonly #randomState: RandomStateLike;
  readonly #minNRatings: number;

  constructor({ nSplits = 5, randomState, minNRatings = 0 }: LeaveOneOutOptions = {}) {
    this.nFolds = checkNumber('nSplits', nSplits, { min: 1, integer: true });
    this.#minNRatings = checkNumber('minNRatings', minNRatings, { min: 0, integer: true });
    this.#randomState = randomState;
  }

  /** @throws RecommendError `invalid-input` if nothing is left to train with. */
  *split(data: Interactions): Generator<Fold, void, void> {
    const { indptr, rows } = data.rowsByUser();
    const random = randomStateOf(this.#randomState);
    for (let turn = 0; turn < this.nFolds; turn++) {
      const train: number[] = [];
      const test: number[] = [];
      for (let user = 0; user < data.users.size; user++) {
        const begin = indptr[user] as number;
        const end = indptr[user + 1] as number;
        // A user without rows is in no list of Surprise's and takes nothing from the stream.
        if (begin === end || end - begin <= this.#minNRatings) continue;
        const left = begin + random.below(end - begin);
        for (let k = begin; k < end; k++) (k === left ? test : train).push(rows[k] as number);
      }
      if (train.length === 0) {
        throw new RecommendError(
          'invalid-input',
          `No user has a rating left to train with: minNRatings ${this.#minNRatings} is too high, or each has but one.`,
        );
      }
      yield foldOf(data, train, test);
    }
  }
}
