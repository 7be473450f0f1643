import { TextError } from '../errors.js';
import { LinearTable } from '../matrix/linear-table.js';
import type { CsrMatrix, Label } from '../types.js';
import { checkRange } from './checks.js';
import type { NaiveBayesCounts } from './counts.js';
import { NaiveBayes } from './naive-bayes.js';
import type { NaiveBayesOptions } from './naive-bayes.js';
import { logsOfCounts, smoothingAt } from './smoothing.js';
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
    const outputs = classCount.length;
    const logs = logsOfCounts(featureCount, outputs, smoothing);
    const logRows = new Float64Array(outputs);
    for (let at = 0, feature = 0; at < logs.length; feature++) {
      if (feature === 0 || typeof smoothing !== 'number') {
        const alpha = smoothingAt(smoothing, feature);
        classCount.forEach((rows, k) => (logRows[k] = Math.log(rows + 2 * alpha)));
      }
      for (let k = 0; k < outputs; k++, at++) {
        logs[at] = (logs[at] as number) - (logRows[k] as number);
      }
    }
    return logs;
  }

  /**
   * `log(1 - P)` is what `log P` is of the rows without the word: counted so it keeps all digits,
   * where scikit-learn's `log(1 - exp(log P))` loses them as alpha nears 0. Its sum over all words
   * does not hang on the document and goes into the intercept; present words take theirs back.
   */
  protected override tableOf(counts: NaiveBayesCounts<L>, smoothing: Smoothing): LinearTable {
    const { classes, classCount } = counts;
    const outputs = classes.length;
    const featureCount = new Float64Array(counts.featureCount.length);
    for (let at = 0; at < featureCount.length;) {
      for (let k = 0; k < outputs; k++, at++) {
        const [all, withWord] = [classCount[k] as number, counts.featureCount[at] as number];
        featureCount[at] = rowsWithout(all, withWord);
      }
    }
    const absent = this.logProbabilities({ classes, classCount, featureCount }, smoothing);
    const weights = this.logProbabilities(counts, smoothing);
    const intercept = new Float64Array(outputs);
    for (let at = 0; at < weights.length;) {
      for (let k = 0; k < outputs; k++, at++) {
        const log = absent[at] as number;
        weights[at] = (weights[at] as number) - log;
        intercept[k] = (intercept[k] as number) + log;
      }
    }
    return new LinearTable(
      weights,
      this.classLogPrior.map((prior, k) => prior + (intercept[k] as number)),
    );
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

function rowsWithout(all: number, withWord: number): number {
  if (withWord <= all) return all - withWord;
  // Sums of weights that are fractions may be off by their last digits.
  if (withWord - all <= 1e-9 * withWord) return 0;
  throw new TextError(
    'invalid-input',
    'A word was counted in more rows than its class has: rows were unlearnt that were never learnt.',
  );
}
