import { checkSameCount } from '../matrix/checks.js';
import { TextError } from '../errors.js';
import type { RandomStateLike } from '../random/random-state.js';
import { range } from '../range.js';
import type { Label } from '../types.js';
import { sampleCount, takeSamples } from './samples.js';
import type { Part, Samples } from './samples.js';
import { ShuffleSplit, StratifiedShuffleSplit } from './shuffle-split.js';
import { splitCounts } from './split-sizes.js';
import type { SplitSizes } from './split-sizes.js';
import { checkCount } from './splitter.js';
import type { Split } from './splitter.js';

/** Options of `trainTestSplit`. */
export interface TrainTestOptions extends SplitSizes {
  /** A seed makes the split repeatable, and equal to scikit-learn's. */
  randomState?: RandomStateLike;
  /** Whether to shuffle; `true` by default. Otherwise the last samples are the test. */
  shuffle?: boolean | undefined;
  /** Labels whose shares both sides shall keep, one a sample. */
  stratify?: ArrayLike<Label> | undefined;
}

/** Train and test part of each array: `[XTrain, XTest, yTrain, yTest]`. */
export type TrainTestParts<A extends readonly Samples[]> = A extends readonly [
  infer First,
  ...infer Rest extends readonly Samples[],
]
  ? [Part<First>, Part<First>, ...TrainTestParts<Rest>]
  : [];

/**
 * Splits arrays of equal length into a part to train on and a part to test on (scikit-learn's
 * `train_test_split`). Arrays, typed arrays and sparse matrices stay what they are.
 *
 * @throws TextError `invalid-parameter` if the sizes do not fit, `invalid-input` if the arrays
 * differ in length or a class to stratify by has a single member.
 * @example
 * ```ts
 * const [XTrain, XTest, yTrain, yTest] = trainTestSplit(texts, labels, {
 *   testSize: 0.2,
 *   randomState: 124,
 *   stratify: labels,
 * });
 * ```
 */
export function trainTestSplit<A extends readonly [Samples, ...Samples[]]>(
  ...arrays: A
): TrainTestParts<A>;
export function trainTestSplit<A extends readonly [Samples, ...Samples[]]>(
  ...arraysAndOptions: [...arrays: A, options: TrainTestOptions]
): TrainTestParts<A>;
export function trainTestSplit(...given: (Samples | TrainTestOptions)[]): unknown {
  const last = given.at(-1);
  const options = last && !isSamples(last) ? last : {};
  const arrays = given.filter(isSamples);
  const [first] = arrays;
  if (!first) throw new TextError('invalid-input', 'At least one array required as input');
  const n = sampleCount(first);
  for (const array of arrays) checkSameCount(n, sampleCount(array));
  const { train, test } = trainTestIndices(n, options);
  return arrays.flatMap((array) => [takeSamples(array, train), takeSamples(array, test)]);
}

function isSamples(given: Samples | TrainTestOptions): given is Samples {
  return 'length' in given || 'indptr' in given;
}

/**
 * The split of `trainTestSplit` as numbers of samples from 0 to n - 1.
 *
 * @throws TextError as `trainTestSplit` does.
 * @example
 * ```ts
 * trainTestIndices(5, { testSize: 0.2, randomState: 0 }); // { train: [0, 1, 3, 4], test: [2] }
 * ```
 */
export function trainTestIndices(n: number, options: TrainTestOptions = {}): Split {
  const { shuffle = true, stratify, randomState } = options;
  const counts = splitCounts(checkCount('n', n, 0), options, 0.25);
  const samples = range(n);
  if (!shuffle) {
    if (stratify) {
      throw new TextError(
        'invalid-parameter',
        'Stratified train/test split is not implemented for shuffle=False',
      );
    }
    return {
      train: samples.slice(0, counts.train),
      test: samples.slice(counts.train, counts.train + counts.test),
    };
  }
  const Shuffled = stratify ? StratifiedShuffleSplit : ShuffleSplit;
  const [split] = new Shuffled({
    nSplits: 1,
    testSize: { count: counts.test },
    trainSize: { count: counts.train },
    randomState,
  }).split(samples, stratify);
  return split as Split;
}
