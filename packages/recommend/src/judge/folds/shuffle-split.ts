import type { Interactions } from '../../data/interactions.js';
import { checkNumber, RecommendError } from '../../errors.js';
import { randomStateOf, type RandomStateLike } from '../../random/random-state.js';
import { foldOf, type Fold, type FoldMaker } from './fold.js';

/** How many rows each side gets, and in which order they are taken. */
export interface TrainTestOptions {
  /**
   * Below 1 the share of rows on the test side (rounded up), from 1 their number; `null` for all
   * that the training side leaves. 0.2 by default.
   */
  testSize?: number | null | undefined;
  /** As `testSize`, for the training side (rounded down); by default all that is left. */
  trainSize?: number | null | undefined;
  /** Seed of the shuffle; the same seed gives Surprise's rows, one by one. */
  randomState?: RandomStateLike;
  /** Whether rows are shuffled first; `true` by default. */
  shuffle?: boolean | undefined;
}

/** Options of `ShuffleSplit`. */
export interface ShuffleSplitOptions extends TrainTestOptions {
  /** How many times; 5 by default. */
  nSplits?: number | undefined;
}

/** Takes training and test rows at random, again for each fold: test sides may overlap. */
export class ShuffleSplit implements FoldMaker {
  readonly nFolds: number;
  readonly #options: TrainTestOptions;

  constructor({ nSplits = 5, ...options }: ShuffleSplitOptions = {}) {
    this.nFolds = checkNumber('nSplits', nSplits, { min: 1, integer: true });
    checkSize('testSize', options.testSize);
    checkSize('trainSize', options.trainSize);
    this.#options = options;
  }

  /** @throws RecommendError `invalid-parameter` if the two sides do not fit into the rows. */
  *split(data: Interactions): Generator<Fold, void, void> {
    const { size } = data;
    const { shuffle = true } = this.#options;
    const { train, test } = sidesOf(size, this.#options);
    const random = shuffle ? randomStateOf(this.#options.randomState) : null;
    for (let turn = 0; turn < this.nFolds; turn++) {
      const rows = random?.permutation(size) ?? Int32Array.from({ length: size }, (_, k) => k);
      yield foldOf(data, rows.subarray(0, train), rows.subarray(train, train + test));
    }
  }
}

/**
 * One division in two.
 *
 * @throws RecommendError `invalid-parameter` if the two sides do not fit into the rows.
 * @example
 * ```ts
 * const { train, test } = trainTestSplit(data, { testSize: 0.25, randomState: 0 });
 * ```
 */
export function trainTestSplit(data: Interactions, options: TrainTestOptions = {}): Fold {
  const [fold] = new ShuffleSplit({ ...options, nSplits: 1 }).split(data);
  return fold as Fold;
}

function checkSize(name: string, size: number | null | undefined): void {
  if (size === undefined || size === null) return;
  checkNumber(name, size, { min: 0, above: true, integer: size >= 1 });
}

/** How many rows each side gets (Surprise's `validate_train_test_sizes`). */
function sidesOf(size: number, options: TrainTestOptions): { train: number; test: number } {
  const { testSize = 0.2, trainSize = null } = options;
  const asked = testSize === null ? null : testSize < 1 ? Math.ceil(testSize * size) : testSize;
  const kept = trainSize === null ? null : trainSize < 1 ? Math.floor(trainSize * size) : trainSize;
  if (asked === null && kept === null) {
    throw new RecommendError('invalid-parameter', 'Give testSize or trainSize, or leave both out.');
  }
  const train = kept ?? size - (asked ?? 0);
  const test = asked ?? size - train;
  if (train < 1 || test < 1 || train + test > size) {
    throw new RecommendError(
      'invalid-parameter',
      `${size} rows cannot give ${train} to train with and ${test} to test with.`,
    );
  }
  return { train, test };
}
