import { checkSameCount } from '../matrix/checks.js';
import { TextError } from '../errors.js';
import { encodeLabels, uniqueLabels } from '../labels.js';
import { checkRandomState } from '../random/random-state.js';
import type { RandomState, RandomStateLike } from '../random/random-state.js';
import type { CsrMatrix, Label } from '../types.js';
import { approximateMode } from './approximate-mode.js';
import { sampleCount } from './samples.js';
import { splitCounts } from './split-sizes.js';
import type { SplitCounts, SplitSizes } from './split-sizes.js';
import { checkCount, labelsFor } from './splitter.js';
import type { Split, Splitter } from './splitter.js';

/** Options of the shuffle splits. */
export interface ShuffleSplitOptions extends SplitSizes {
  /** How many splits; 10 by default. */
  nSplits?: number | undefined;
  /** A seed makes every call of `split` give the same splits. */
  randomState?: RandomStateLike;
}

/** Draws one split after the other. */
abstract class ShuffleSplitter implements Splitter {
  readonly #options: ShuffleSplitOptions;
  readonly #nSplits: number;

  constructor(options: ShuffleSplitOptions = {}) {
    this.#options = options;
    this.#nSplits = checkCount('n_splits', options.nSplits ?? 10, 1);
  }

  getNSplits(): number {
    return this.#nSplits;
  }

  /**
   * @throws TextError `invalid-parameter` if the sizes do not fit the samples (or, stratified, if a
   * side has fewer places than there are classes), `invalid-input` if X and y differ in length or,
   * stratified, if a class has a single member.
   */
  *split(
    X: ArrayLike<unknown> | CsrMatrix,
    y?: ArrayLike<Label>,
  ): Generator<Split, void, undefined> {
    const n = sampleCount(X);
    if (y) checkSameCount(n, y.length);
    const draw = this.drawer(n, y, splitCounts(n, this.#options, 0.1));
    const random = checkRandomState(this.#options.randomState);
    for (let i = 0; i < this.#nSplits; i++) yield draw(random);
  }

  /** What draws a split of samples that have been looked over once. */
  protected abstract drawer(
    n: number,
    y: ArrayLike<Label> | undefined,
    counts: SplitCounts,
  ): (random: RandomState) => Split;
}

/**
 * Splits drawn at random, each apart from the others (scikit-learn's `ShuffleSplit`).
 *
 * @example
 * ```ts
 * for (const { train, test } of new ShuffleSplit({ nSplits: 3, randomState: 0 }).split(texts)) ...
 * ```
 */
export class ShuffleSplit extends ShuffleSplitter {
  protected override drawer(
    n: number,
    _y: ArrayLike<Label> | undefined,
    counts: SplitCounts,
  ): (random: RandomState) => Split {
    return (random) => {
      const shuffled = random.permutation(n);
      return {
        train: shuffled.slice(counts.test, counts.test + counts.train),
        test: shuffled.slice(0, counts.test),
      };
    };
  }
}

/**
 * Splits drawn at random in which each class keeps its share on both sides (scikit-learn's
 * `StratifiedShuffleSplit`).
 *
 * @example
 * ```ts
 * const splitter = new StratifiedShuffleSplit({ nSplits: 1, testSize: 0.2, randomState: 124 });
 * for (const { train, test } of splitter.split(texts, labels)) ...
 * ```
 */
export class StratifiedShuffleSplit extends ShuffleSplitter {
  protected override drawer(
    _n: number,
    y: ArrayLike<Label> | undefined,
    counts: SplitCounts,
  ): (random: RandomState) => Split {
    const members = membersOf(labelsFor('StratifiedShuffleSplit', y));
    checkMembers(members, counts);
    return (random) => drawStratified(members, counts, random);
  }
}

/** Numbers of the samples of each class, rising; the classes sorted. */
function membersOf(y: ArrayLike<Label>): number[][] {
  const classes = uniqueLabels(y);
  const members = classes.map((): number[] => []);
  encodeLabels(y, classes).forEach((k, i) => members[k]?.push(i));
  return members;
}

function checkMembers(members: number[][], counts: SplitCounts): void {
  const alone = members.find((samples) => samples.length < 2);
  if (alone) {
    throw new TextError(
      'invalid-input',
      'The least populated class in y has only 1 member, which is too few. The minimum number of groups for any class cannot be less than 2.',
      alone[0],
    );
  }
  for (const side of ['train', 'test'] as const) {
    if (counts[side] >= members.length) continue;
    throw new TextError(
      'invalid-parameter',
      `The ${side}_size = ${counts[side]} should be greater or equal to the number of classes = ${members.length}`,
    );
  }
}

function drawStratified(members: number[][], counts: SplitCounts, random: RandomState): Split {
  const sizes = Int32Array.from(members, (samples) => samples.length);
  const toTrain = approximateMode(sizes, counts.train, random);
  const left = sizes.map((size, k) => size - (toTrain[k] as number));
  const toTest = approximateMode(left, counts.test, random);
  const train: number[] = [];
  const test: number[] = [];
  members.forEach((samples, k) => {
    const shuffled = random.permutation(samples);
    const end = toTrain[k] as number;
    for (let i = 0; i < end; i++) train.push(shuffled[i] as number);
    for (let i = 0; i < (toTest[k] as number); i++) test.push(shuffled[end + i] as number);
  });
  return {
    train: Int32Array.from(random.shuffle(train)),
    test: Int32Array.from(random.shuffle(test)),
  };
}
