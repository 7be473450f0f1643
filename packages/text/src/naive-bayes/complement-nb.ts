import { LinearTable } from '../matrix/linear-table.js';
import type { CsrMatrix, Label } from '../types.js';
import { checkRange } from '../matrix/checks.js';
import type { NaiveBayesCounts } from './counts.js';
import { NaiveBayes } from './naive-bayes.js';
import type { NaiveBayesOptions } from './naive-bayes.js';
import { mapCounts, smoothingAt } from './smoothing.js';
import type { Smoothing } from './smoothing.js';

/** Options of `ComplementNB`. */
export interface ComplementNBOptions extends NaiveBayesOptions {
  /** Divides the weights of each class by their sum, so that long classes weigh less. Default `false`. */
  norm?: boolean | undefined;
}

/**
 * Naive Bayes that asks how badly a document fits all other classes; it holds its ground where some
 * classes have far more rows than others. Equal to scikit-learn's `ComplementNB`.
 *
 * With `N(-c, w)` the count of word w outside of class c:
 * `weight(c, w) = -log((N(-c, w) + alpha) / sum over v of (N(-c, v) + alpha))`, divided by its sum
 * over all words if `norm` is set, and `score(c) = sum over w of x(w) weight(c, w)`
 * (Rennie, Shih, Teevan & Karger 2003, Tackling the poor assumptions of naive Bayes text
 * classifiers, section 3.1 and 3.2). The prior counts only if there is a single class.
 *
 * @example
 * const nb = new ComplementNB<string>().fit([[2, 1, 0], [0, 1, 3]], ['sea', 'mountain']);
 * nb.predict([[1, 0, 0]]); // ['sea']
 */
export class ComplementNB<L extends Label = Label> extends NaiveBayes<L> {
  readonly binarize: null = null;
  readonly norm: boolean;

  constructor(options: ComplementNBOptions = {}) {
    super('ComplementNB', options);
    this.norm = options.norm ?? false;
  }

  /** Weighed values of each feature over all classes. */
  get featureAll(): Float64Array {
    const { classes, featureCount } = this.toCounts();
    const outputs = classes.length;
    return Float64Array.from({ length: featureCount.length / outputs }, (_, feature) =>
      sumAt(featureCount, feature * outputs, outputs),
    );
  }

  protected override logProbabilities(
    { classCount, featureCount }: NaiveBayesCounts<L>,
    smoothing: Smoothing,
  ): Float64Array {
    const outputs = classCount.length;
    const outside = new Float64Array(featureCount.length);
    const totals = new Float64Array(outputs);
    for (let start = 0, feature = 0; start < outside.length; start += outputs, feature++) {
      const all = sumAt(featureCount, start, outputs) + smoothingAt(smoothing, feature);
      for (let k = 0; k < outputs; k++) {
        const count = all - (featureCount[start + k] as number);
        outside[start + k] = count;
        totals[k] = (totals[k] as number) + count;
      }
    }
    // Nothing more to add to these counts: they are smoothed.
    const minusLog = (count: number, _: number, k: number): number =>
      -Math.log(count / (totals[k] as number));
    const weights = mapCounts(outside, outputs, 0, minusLog, outside);
    if (!this.norm) return weights;
    const sums = new Float64Array(outputs);
    weights.forEach((weight, at) => {
      sums[at % outputs] = (sums[at % outputs] as number) + weight;
    });
    return weights.map((weight, at) => weight / (sums[at % outputs] as number));
  }

  protected override tableOf(counts: NaiveBayesCounts<L>, smoothing: Smoothing): LinearTable {
    const outputs = counts.classes.length;
    return new LinearTable(
      this.logProbabilities(counts, smoothing),
      outputs === 1 ? this.classLogPrior : new Float64Array(outputs),
    );
  }

  protected override checkRows(X: CsrMatrix): void {
    checkRange(X, Infinity, 'Negative values in data passed to ComplementNB (input X)');
  }
}

/** Sum over the classes of one feature. */
function sumAt(featureCount: Float64Array, start: number, outputs: number): number {
  let sum = 0;
  for (let k = 0; k < outputs; k++) sum += featureCount[start + k] as number;
  return sum;
}
