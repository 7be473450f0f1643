import { LinearTable } from '../matrix/linear-table.js';
import type { CsrMatrix, Label } from '../types.js';
import { checkRange } from '../matrix/checks.js';
import type { NaiveBayesCounts } from './counts.js';
import { NaiveBayes } from './naive-bayes.js';
import type { NaiveBayesOptions } from './naive-bayes.js';
import { mapCounts, smoothingAt } from './smoothing.js';
import type { Smoothing } from './smoothing.js';

/**
 * Naive Bayes on counts of words: a document is a bag of draws from the words of its class.
 * Equal to scikit-learn's `MultinomialNB`.
 *
 * With `N(c, w)` the count of word w in class c:
 * `log P(w | c) = log(N(c, w) + alpha) - log(sum over v of (N(c, v) + alpha))`, and
 * `score(c) = log P(c) + sum over w of x(w) log P(w | c)`
 * (Manning, Raghavan & Schütze 2008, Introduction to Information Retrieval, ch. 13; McCallum & Nigam
 * 1998, A comparison of event models for naive Bayes text classification).
 *
 * Fitting is linear in the values of `X`; the table takes features × classes numbers of 8 bytes.
 *
 * @example
 * const nb = new MultinomialNB<string>().fit([[2, 1, 0], [0, 1, 3]], ['sea', 'mountain']);
 * nb.predict([[1, 0, 0]]); // ['sea']
 */
export class MultinomialNB<L extends Label = Label> extends NaiveBayes<L> {
  readonly binarize: null = null;

  constructor(options: NaiveBayesOptions = {}) {
    super('MultinomialNB', options);
  }

  protected override logProbabilities(
    { classCount, featureCount }: NaiveBayesCounts<L>,
    smoothing: Smoothing,
  ): Float64Array {
    const outputs = classCount.length;
    const totals = new Float64Array(outputs);
    for (let at = 0, feature = 0; at < featureCount.length; feature++) {
      const alpha = smoothingAt(smoothing, feature);
      for (let k = 0; k < outputs; k++, at++) {
        totals[k] = (totals[k] as number) + ((featureCount[at] as number) + alpha);
      }
    }
    const logTotals = totals.map(Math.log);
    return mapCounts(
      featureCount,
      outputs,
      smoothing,
      (count, alpha, k) => Math.log(count + alpha) - (logTotals[k] as number),
    );
  }

  protected override tableOf(counts: NaiveBayesCounts<L>, smoothing: Smoothing): LinearTable {
    return new LinearTable(this.logProbabilities(counts, smoothing), this.classLogPrior);
  }

  protected override checkRows(X: CsrMatrix): void {
    checkRange(X, Infinity, 'Negative values in data passed to MultinomialNB (input X)');
  }
}
