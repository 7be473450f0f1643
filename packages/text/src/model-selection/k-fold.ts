import { checkSameCount } from '../matrix/checks.js';
import { TextError } from '../errors.js';
import { uniqueLabels } from '../labels.js';
import { checkRandomState } from '../random/random-state.js';
import type { RandomState, RandomStateLike } from '../random/random-state.js';
import { range } from '../range.js';
import type { CsrMatrix, Label } from '../types.js';
import { sampleCount } from './samples.js';
import { checkCount, labelsFor } from './splitter.js';
import type { Split, Splitter } from './splitter.js';

/** Options of `KFold` and `StratifiedKFold`. */
export interface KFoldOptions {
  /** How many folds, at least 2; 5 by default. */
  nSplits?: number | undefined;
  /** Whether to shuffle before the samples go to the folds; `false` by default. */
  shuffle?: boolean | undefined;
  /** A seed for the shuffle; an error without `shuffle`. */
  randomState?: RandomStateLike;
}

/** What the two have in common: each sample goes to one fold, and each fold is tested once. */
abstract class FoldSplitter implements Splitter {
  readonly #nSplits: number;
  readonly #shuffle: boolean;
  readonly #randomState: RandomStateLike;

  constructor({ nSplits = 5, shuffle = false, randomState }: KFoldOptions = {}) {
    this.#nSplits = checkCount('n_splits', nSplits, 2);
    if (!shuffle && randomState !== undefined) {
      throw new TextError(
        'invalid-parameter',
        'Setting a random_state has no effect since shuffle is False. Leave it out, or set shuffle: true.',
      );
    }
    this.#shuffle = shuffle;
    this.#randomState = randomState;
  }

  getNSplits(): number {
    return this.#nSplits;
  }

  /**
   * Both sides come in rising order.
   *
   * @throws TextError `invalid-parameter` if there are more folds than samples (or, stratified, than
   * members of the largest class), `invalid-input` if X and y differ in length.
   */
  *split(
    X: ArrayLike<unknown> | CsrMatrix,
    y?: ArrayLike<Label>,
  ): Generator<Split, void, undefined> {
    const n = sampleCount(X);
    if (y) checkSameCount(n, y.length);
    if (this.#nSplits > n) {
      throw new TextError(
        'invalid-parameter',
        `Cannot have number of splits n_splits=${this.#nSplits} greater than the number of samples: n_samples=${n}.`,
      );
    }
    const random = this.#shuffle ? checkRandomState(this.#randomState) : undefined;
    const foldOf = this.assignFolds(n, y, this.#nSplits, random);
    const samples = range(n);
    for (let fold = 0; fold < this.#nSplits; fold++) {
      yield {
        train: samples.filter((i) => foldOf[i] !== fold),
        test: samples.filter((i) => foldOf[i] === fold),
      };
    }
  }

  /** The fold of each sample. */
  protected abstract assignFolds(
    n: number,
    y: ArrayLike<Label> | undefined,
    nSplits: number,
    random: RandomState | undefined,
  ): Int32Array;
}

/**
 * Folds of consecutive samples (or of shuffled ones), equally large but for one (scikit-learn's
 * `KFold`).
 *
 * @example
 * ```ts
 * const folds = new KFold({ nSplits: 2 }).split(['a', 'b', 'c']);
 * for (const { train, test } of folds) console.log(train, test); // [2] [0, 1], then [0, 1] [2]
 * ```
 */
export class KFold extends FoldSplitter {
  protected override assignFolds(
    n: number,
    _y: ArrayLike<Label> | undefined,
    nSplits: number,
    random: RandomState | undefined,
  ): Int32Array {
    const order = range(n);
    random?.shuffle(order);
    const foldOf = new Int32Array(n);
    const least = Math.floor(n / nSplits);
    for (let fold = 0, i = 0; fold < nSplits; fold++) {
      const end = i + least + (fold < n % nSplits ? 1 : 0);
      while (i < end) foldOf[order[i++] as number] = fold;
    }
    return foldOf;
  }
}

/**
 * Folds in which each class has the same share, as nearly as can be (scikit-learn's
 * `StratifiedKFold`). Where a class has fewer members than there are folds, some folds lack it;
 * scikit-learn warns of that, here it is silent.
 *
 * @example
 * ```ts
 * const folds = new StratifiedKFold({ nSplits: 5, shuffle: true, randomState: 0 });
 * for (const { train, test } of folds.split(texts, labels)) ...
 * ```
 */
export class StratifiedKFold extends FoldSplitter {
  protected override assignFolds(
    _n: number,
    y: ArrayLike<Label> | undefined,
    nSplits: number,
    random: RandomState | undefined,
  ): Int32Array {
    const labels = labelsFor('StratifiedKFold', y);
    const members = membersByAppearance(labels);
    if (members.every((samples) => samples.length < nSplits)) {
      throw new TextError(
        'invalid-parameter',
        `n_splits=${nSplits} cannot be greater than the number of members in each class.`,
      );
    }
    const foldOf = new Int32Array(labels.length);
    let dealt = 0;
    for (const samples of members) {
      // Folds are dealt like cards, from class to class without a break; within a class the first
      // samples go to the first fold, so that neighbours stay together.
      const folds = Int32Array.from(samples, (_, i) => (dealt + i) % nSplits).sort();
      dealt += samples.length;
      random?.shuffle(folds);
      samples.forEach((sample, i) => (foldOf[sample] = folds[i] as number));
    }
    return foldOf;
  }
}

/** Numbers of the samples of each class, the classes in the order in which they first appear. */
function membersByAppearance(y: ArrayLike<Label>): number[][] {
  const members = new Map<Label, number[]>(); // Keeps the order of its first insertions.
  for (const label of uniqueLabels(y)) {
    if (typeof label !== 'number' || Number.isInteger(label)) continue;
    throw new TextError(
      'invalid-input',
      `Supported target types are: ('binary', 'multiclass'). Got 'continuous' instead (${label}).`,
      Array.from(y).indexOf(label),
    );
  }
  for (let i = 0; i < y.length; i++) {
    const samples = members.get(y[i] as Label);
    if (samples) samples.push(i);
    else members.set(y[i] as Label, [i]);
  }
  return [...members.values()];
}
