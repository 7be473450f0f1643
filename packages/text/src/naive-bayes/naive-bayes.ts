import { notFitted, TextError } from '../errors.js';
import { encodeLabels, uniqueLabels } from '../labels.js';
import { checkFeatures, checkLengths, toCsr } from '../matrix/csr.js';
import type { LinearModel, LinearTable } from '../matrix/linear-table.js';
import { bestLabels, normalizeLog, rowsOf } from '../matrix/scores.js';
import type {
  CsrMatrix,
  FitOptions,
  IncrementalClassifier,
  Label,
  MatrixInput,
  PartialFitOptions,
  ProbabilisticClassifier,
} from '../types.js';
import { checkWeights } from '../matrix/checks.js';
import {
  addRows,
  checkCounts,
  copyCounts,
  emptyCounts,
  removeRows,
  rowPerClass,
} from './counts.js';
import type { LabelledRows, NaiveBayesCounts } from './counts.js';
import { smoothingOf } from './smoothing.js';
import type { Smoothing } from './smoothing.js';

/** Options of every naive Bayes; names and defaults are those of scikit-learn 1.2. */
export interface NaiveBayesOptions {
  /** Added to every count (Laplace 1, Lidstone below): one number, or one a feature. Default 1. */
  alpha?: number | ArrayLike<number> | undefined;
  /** Keeps an `alpha` below 1e-10 as it is; by default it is raised to 1e-10. Default `false`. */
  forceAlpha?: boolean | undefined;
  /** Learns how frequent the classes are; `false` takes all for equally frequent. Default `true`. */
  fitPrior?: boolean | undefined;
  /** Probabilities of the classes, in their sorted order, in place of learnt ones. */
  classPrior?: ArrayLike<number> | null | undefined;
}

/**
 * What the three kinds of naive Bayes share: they count (`fit`, `partialFit`, `unlearn`), and turn
 * counts into a linear table when a prediction first asks for it. A kind says only how.
 */
export abstract class NaiveBayes<L extends Label>
  implements
    ProbabilisticClassifier<MatrixInput, L>,
    IncrementalClassifier<MatrixInput, L>,
    LinearModel
{
  readonly alpha: number | ArrayLike<number>;
  readonly forceAlpha: boolean;
  readonly fitPrior: boolean;
  readonly classPrior: ArrayLike<number> | null;
  /** Values above this count as 1 and others as 0; `null` takes them as they are. */
  abstract readonly binarize: number | null;

  readonly #name: string;
  #counts: NaiveBayesCounts<L> | null = null;
  #linear: LinearTable | null = null;

  constructor(name: string, options: NaiveBayesOptions) {
    this.#name = name;
    this.alpha = options.alpha ?? 1;
    this.forceAlpha = options.forceAlpha ?? false;
    this.fitPrior = options.fitPrior ?? true;
    this.classPrior = options.classPrior ?? null;
  }

  /** Logs of what the kind holds for the probability of each feature in each class. */
  protected abstract logProbabilities(
    counts: NaiveBayesCounts<L>,
    smoothing: Smoothing,
  ): Float64Array;

  /** The table that scores: weights of the features, and what every document starts with. */
  protected abstract tableOf(counts: NaiveBayesCounts<L>, smoothing: Smoothing): LinearTable;

  /** Refuses options and values that the kind cannot take. */
  protected abstract checkRows(X: CsrMatrix): void;

  /**
   * Learns from rows and their labels; what was learnt before is forgotten.
   *
   * @param X - Rows of counts or weights, none negative.
   * @param y - A label for each row.
   * @throws {@link TextError} `invalid-input` for rows, labels or weights that do not fit each other
   * or are negative or not finite (`index` names the row), `invalid-parameter` for options.
   */
  fit(X: MatrixInput, y: ArrayLike<L>, options: FitOptions = {}): this {
    const matrix = toCsr(X);
    checkLengths(matrix.shape[0], y.length, 'labels');
    return this.#learn(emptyCounts(uniqueLabels(y), matrix.shape[1]), matrix, y, options);
  }

  /**
   * Learns more rows on top of what is known. Any split of the rows into portions leaves the same
   * counts as one `fit`. The first call needs all labels that may ever come in `classes`.
   *
   * @throws {@link TextError} as `fit`; also for a label that is not among the classes, and for
   * other classes than on the first call.
   */
  partialFit(X: MatrixInput, y: ArrayLike<L>, options: PartialFitOptions<L> = {}): this {
    const matrix = toCsr(X);
    return this.#learn(this.#begin(matrix, options.classes), matrix, y, options);
  }

  /**
   * Forgets rows: the inverse of `partialFit` with the same rows, labels and weights.
   *
   * @throws {@link TextError} `invalid-input` if a row cannot have been learnt, because a count would
   * fall below zero; `index` names the row, and nothing is forgotten.
   */
  unlearn(X: MatrixInput, y: ArrayLike<L>, options: FitOptions = {}): this {
    const counts = this.#fitted();
    removeRows(counts, this.#rows(counts, toCsr(X), y, options));
    this.#linear = null;
    return this;
  }

  /** The most probable label of each row; the first in order among equals. */
  predict(X: MatrixInput): L[] {
    return bestLabels(this.#scores(X), this.classes.length, this.classes);
  }

  /** Probability of each class (columns as in `classes`) for each row. */
  predictProba(X: MatrixInput): Float64Array[] {
    return this.predictLogProba(X).map((row) => row.map(Math.exp));
  }

  /** Logs of the probabilities of the classes for each row. */
  predictLogProba(X: MatrixInput): Float64Array[] {
    const outputs = this.classes.length;
    return rowsOf(normalizeLog(this.#scores(X), outputs), outputs);
  }

  /** Scores of the classes for each row before they are brought to a sum of 1: `log P(x, c)`. */
  predictJointLogProba(X: MatrixInput): Float64Array[] {
    return rowsOf(this.#scores(X), this.classes.length);
  }

  /** The table that predicts; built when it is first asked for after learning. */
  get linear(): LinearTable {
    const counts = this.#fitted();
    this.#linear ??= this.tableOf(counts, this.smoothing);
    return this.#linear;
  }

  /** The labels, sorted. */
  get classes(): readonly L[] {
    return this.#fitted().classes;
  }

  /** Weight of the rows seen of each class. */
  get classCount(): Float64Array {
    return this.#fitted().classCount.slice();
  }

  /** Logs of the probabilities of the classes. */
  get classLogPrior(): Float64Array {
    const { classCount } = this.#fitted();
    if (this.classPrior !== null) return Float64Array.from(this.classPrior, Math.log);
    if (!this.fitPrior) return classCount.map(() => -Math.log(classCount.length));
    const total = classCount.reduce((sum, count) => sum + count, 0);
    if (total === 0) {
      throw new TextError('invalid-input', 'The classes have no prior: no row has any weight.');
    }
    return classCount.map((count) => Math.log(count) - Math.log(total));
  }

  /** Weighed values of each feature: a row a class, a column a feature. Made anew on each read. */
  get featureCount(): Float64Array[] {
    const counts = this.#fitted();
    return rowPerClass(counts.featureCount, counts.classes.length);
  }

  /** Log-probabilities (or weights) of features: a row a class. Made anew on each read. */
  get featureLogProb(): Float64Array[] {
    const counts = this.#fitted();
    return rowPerClass(this.logProbabilities(counts, this.smoothing), counts.classes.length);
  }

  /** Number of features: columns of the rows that were learnt. */
  get nFeaturesIn(): number {
    const { featureCount, classes } = this.#fitted();
    return featureCount.length / classes.length;
  }

  /** What is added to each count: `alpha` after the rule of `forceAlpha`. */
  get smoothing(): Smoothing {
    return smoothingOf(this.alpha, this.forceAlpha, this.nFeaturesIn, this.#name);
  }

  /** A copy of the counts: with the options, all there is to save. */
  toCounts(): NaiveBayesCounts<L> {
    return copyCounts(this.#fitted());
  }

  /**
   * Takes counts over, as if the rows behind them had been learnt.
   *
   * @throws {@link TextError} `invalid-model` for counts that do not fit each other.
   * @example
   * const copy = new MultinomialNB<string>({ alpha: nb.alpha }).fromCounts(nb.toCounts());
   */
  fromCounts(counts: NaiveBayesCounts<L>): this {
    checkCounts(counts);
    this.#checkOptions(counts);
    this.#counts = copyCounts(counts);
    this.#linear = null;
    return this;
  }

  #scores(X: MatrixInput): Float64Array {
    const { linear } = this;
    const matrix = toCsr(X);
    checkFeatures(matrix, linear.features, this.#name);
    return linear.scores(matrix, this.binarize);
  }

  #begin(X: CsrMatrix, given: readonly L[] | undefined): NaiveBayesCounts<L> {
    const classes = given && uniqueLabels(given);
    const known = this.#counts;
    if (known === null) {
      if (classes?.length) return emptyCounts(classes, X.shape[1]);
      throw new TextError(
        'invalid-parameter',
        'classes must be passed on the first call to partialFit.',
      );
    }
    const same =
      classes?.length === known.classes.length && classes.every((c, k) => c === known.classes[k]);
    if (classes === undefined || same) return known;
    throw new TextError(
      'invalid-parameter',
      `classes=[${classes.join(', ')}] is not the same as on last call to partialFit, was: [${known.classes.join(', ')}].`,
    );
  }

  #learn(counts: NaiveBayesCounts<L>, X: CsrMatrix, y: ArrayLike<L>, options: FitOptions): this {
    const rows = this.#rows(counts, X, y, options);
    this.#checkOptions(counts);
    addRows(counts, rows);
    this.#counts = counts;
    this.#linear = null;
    options.onProgress?.({ done: y.length, total: y.length });
    return this;
  }

  /** Checks everything before anything is counted, so that an error leaves the model as it was. */
  #rows(
    counts: NaiveBayesCounts<L>,
    X: CsrMatrix,
    y: ArrayLike<L>,
    { sampleWeight, signal }: FitOptions,
  ): LabelledRows {
    signal?.throwIfAborted();
    const [rows, columns] = X.shape;
    checkLengths(rows, y.length, 'labels');
    if (rows === 0 || columns === 0) {
      throw new TextError(
        'invalid-input',
        `Found array with ${rows} rows and ${columns} features while a minimum of 1 is required.`,
      );
    }
    checkFeatures(X, counts.featureCount.length / counts.classes.length, this.#name);
    this.checkRows(X);
    if (sampleWeight !== undefined) checkWeights(sampleWeight, rows);
    const codes = encodeLabels(y, counts.classes);
    return { X, codes, weights: sampleWeight ?? null, binarize: this.binarize };
  }

  #checkOptions({ classes, featureCount }: NaiveBayesCounts<L>): void {
    const { alpha, forceAlpha, classPrior } = this;
    smoothingOf(alpha, forceAlpha, featureCount.length / classes.length, this.#name);
    if (classPrior === null) return;
    if (classPrior.length !== classes.length) {
      throw new TextError(
        'invalid-parameter',
        `Number of priors must match number of classes: ${classPrior.length} for ${classes.length}.`,
      );
    }
    const wrong = Array.from(classPrior).findIndex((p) => !(p >= 0 && p < Infinity));
    if (wrong < 0) return;
    throw new TextError('invalid-parameter', `classPrior ${wrong} is no probability.`, wrong);
  }

  #fitted(): NaiveBayesCounts<L> {
    if (this.#counts === null) throw notFitted(this.#name);
    return this.#counts;
  }
}
