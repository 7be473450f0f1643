import { TextError } from '../errors.js';
import { LinearTable } from '../matrix/linear-table.js';
import type { CsrMatrix, Label } from '../types.js';
import { checkRange } from '../matrix/checks.js';
import type { NaiveBayesCounts } from './counts.js';
import { NaiveBayes } from './naive-bayes.js';
import type { NaiveBayesOptions } from './naive-bayes.js';
import { numpyExp } from './numpy-exp.js';
import { mapCounts } from './smoothing.js';
import type { Smoothing } from './smoothing.js';

/** Options of `BernoulliNB`. */
export interface BernoulliNBOptions extends NaiveBayesOptions {
  /**
   * Values above this count as present, others as absent. `null` says that `X` holds presence
   * already (0, 1, or a probability between). Not negative. Default 0.
   */
  binarize?: number | null | undefined;
}

/**
 * Naive Bayes on the presence of words: words that are missing count too, repeats do not. Meant for
 * short texts. Equal to scikit-learn's `BernoulliNB`.
 *
 * With `N(c, w)` the rows of class c that have word w, and `N(c)` all rows of c:
 * `P(w | c) = (N(c, w) + alpha) / (N(c) + 2 alpha)`, and
 * `score(c) = log P(c) + sum of log P(w | c) over words present + sum of log(1 - P(w | c)) over words
 * absent` (McCallum & Nigam 1998, A comparison of event models for naive Bayes text classification;
 * Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, section 13.3).
 *
 * @example
 * const nb = new BernoulliNB<string>().fit([[2, 1, 0], [0, 1, 3]], ['sea', 'mountain']);
 * nb.predict([[1, 0, 0]]); // ['sea']
 */
export class BernoulliNB<L extends Label = Label> extends NaiveBayes<L> {
  readonly binarize: number | null;

  constructor(options: BernoulliNBOptions = {}) {
    super('BernoulliNB', options);
    this.binarize = options.binarize === undefined ? 0 : options.binarize;
  }

  protected override logProbabilities(
    { classCount, featureCount }: NaiveBayesCounts<L>,
    smoothing: Smoothing,
  ): Float64Array {
    return mapCounts(featureCount, classCount.length, smoothing, logProbabilityIn(classCount));
  }

  /**
   * The sum of `log(1 - P)` over all words does not hang on the document and goes into the intercept;
   * present words take theirs back.
   */
  protected override tableOf(counts: NaiveBayesCounts<L>, smoothing: Smoothing): LinearTable {
    const { classCount, featureCount } = counts;
    const outputs = classCount.length;
    const logProbability = logProbabilityIn(classCount);
    const table = mapCounts(featureCount, outputs, smoothing, (count, alpha, k) => {
      checkRowsWith(count, classCount[k] as number);
      return logOfRest(logProbability(count, alpha, k));
    });
    const intercept = new Float64Array(outputs);
    for (let at = 0; at < table.length;) {
      for (let k = 0; k < outputs; k++, at++) {
        intercept[k] = (intercept[k] as number) + (table[at] as number);
      }
    }
    this.classLogPrior.forEach((prior, k) => (intercept[k] = prior + (intercept[k] as number)));
    const weightOf = (count: number, alpha: number, k: number): number => {
      const log = logProbability(count, alpha, k);
      return log - logOfRest(log);
    };
    return new LinearTable(mapCounts(featureCount, outputs, smoothing, weightOf, table), intercept);
  }

  protected override checkRows(X: CsrMatrix): void {
    if (this.binarize === null) {
      checkRange(X, 1, 'BernoulliNB without binarize takes values from 0 to 1');
    } else if (!(this.binarize >= 0)) {
      throw new TextError(
        'invalid-parameter',
        `The 'binarize' parameter of BernoulliNB must be null or in the range [0, inf). Got ${this.binarize} instead.`,
      );
    }
  }
}

/** `log P(w | c)` of a word that stood in `count` rows of class k. */
function logProbabilityIn(
  classCount: Float64Array,
): (count: number, alpha: number, k: number) => number {
  return (count, alpha, k) =>
    Math.log(count + alpha) - Math.log((classCount[k] as number) + 2 * alpha);
}

/** `log(1 - P)`; above 0, P can be by no more than rounding. */
function logOfRest(logP: number): number {
  return Math.log(1 - numpyExp(Math.min(logP, 0)));
}

/** Sums of weights that are fractions may be off by their last digits, but by no more. */
function checkRowsWith(count: number, all: number): void {
  if (count - all <= 1e-9 * count) return;
  throw new TextError(
    'invalid-input',
    'A word was counted in more rows than its class has: rows were unlearnt that were never learnt.',
  );
}
