import { TextError } from '../errors.js';

/**
 * How much of the samples: a whole number from 1 on is a count, a number between 0 and 1 a share.
 * `{ count }` and `{ ratio }` say which one is meant.
 */
export type SplitSize = number | { readonly count: number } | { readonly ratio: number };

/** Sizes of the two sides of a split. */
export interface SplitSizes {
  /**
   * How much to test on. By default what `trainSize` leaves; without both, 0.25 in
   * `trainTestSplit` and 0.1 in the shuffle splits. A share is rounded up.
   */
  testSize?: SplitSize | undefined;
  /** How much to train on; by default what `testSize` leaves. A share is rounded down. */
  trainSize?: SplitSize | undefined;
}

/** How many samples each side gets. */
export interface SplitCounts {
  readonly train: number;
  readonly test: number;
}

/**
 * Counts of the training and the test side among `n` samples.
 *
 * @throws TextError `invalid-parameter` if a size is out of range, if both together are too large,
 * or if nothing is left to train on.
 */
export function splitCounts(
  n: number,
  { testSize, trainSize }: SplitSizes,
  defaultTestSize: number,
): SplitCounts {
  if (testSize === undefined && trainSize === undefined) testSize = defaultTestSize;
  const test = readSize('test_size', testSize, n);
  const train = readSize('train_size', trainSize, n);
  if (test?.ratio !== undefined && train?.ratio !== undefined && test.ratio + train.ratio > 1) {
    throw invalid(
      `The sum of test_size and train_size = ${test.ratio + train.ratio}, should be in the (0, 1) range. Reduce test_size and/or train_size.`,
    );
  }
  const given = {
    test: test && (test.count ?? Math.ceil(test.ratio * n)),
    train: train && (train.count ?? Math.floor(train.ratio * n)),
  };
  const counts = {
    test: given.test ?? n - (given.train as number),
    train: given.train ?? n - (given.test as number),
  };
  if (counts.train + counts.test > n) {
    throw invalid(
      `The sum of train_size and test_size = ${counts.train + counts.test}, should be smaller than the number of samples ${n}. Reduce test_size and/or train_size.`,
    );
  }
  if (counts.train === 0) {
    throw invalid(
      `With n_samples=${n}, test_size=${show(test)} and train_size=${show(train)}, the resulting train set will be empty. Adjust any of the aforementioned parameters.`,
    );
  }
  return counts;
}

type ReadSize =
  | { readonly count: number; readonly ratio?: undefined }
  | { readonly ratio: number; readonly count?: undefined };

function readSize(name: string, size: SplitSize | undefined, n: number): ReadSize | undefined {
  if (size === undefined) return undefined;
  const read = typeof size !== 'number' ? size : { [size >= 1 ? 'count' : 'ratio']: size };
  const { count, ratio } = read as ReadSize;
  if (count !== undefined && Number.isInteger(count) && count > 0 && count < n) return { count };
  if (ratio !== undefined && ratio > 0 && ratio < 1) return { ratio };
  throw invalid(
    `${name}=${count ?? ratio} should be either positive and smaller than the number of samples ${n} or a float in the (0, 1) range`,
  );
}

function show(size: ReadSize | undefined): string {
  return size ? String(size.count ?? size.ratio) : 'None';
}

function invalid(message: string): TextError {
  return new TextError('invalid-parameter', message);
}
