import { LinearTable } from '../matrix/linear-table.js';
import { normalizeLog, rowsOf } from '../matrix/scores.js';
import { checkRandomState } from '../random/random-state.js';
import type { RandomStateLike } from '../random/random-state.js';
import type { CsrMatrix, Label, MatrixInput, ProbabilisticClassifier } from '../types.js';
import { checkPositive, checkShare } from './checks.js';
import type { ClassWeight } from './class-weight.js';
import { LinearClassifier } from './linear-classifier.js';
import type { LinearProblem, LinearSolution } from './linear-classifier.js';
import { solveLogisticDual } from './logistic-dual.js';
import { logSigmoid } from './sigmoid.js';

/** Options of `NBLogisticRegression`. */
export interface NBLogisticRegressionOptions<L extends Label> {
  /** Added to the count of each feature in each class. Default 1. */
  alpha?: number | undefined;
  /** Weight of the loss against the squares of the weights. Default 0.3. */
  C?: number | undefined;
  /**
   * How much of the learnt weights is kept; the rest is their mean size, the same for all features,
   * which leaves naive Bayes at 0. From 0 to 1; default 1.
   */
  beta?: number | undefined;
  /** Mean error of the probabilities of a pass at which the solver stops. Default 3e-4. */
  tol?: number | undefined;
  /** Passes after which it stops in any case. Default 100. */
  maxIter?: number | undefined;
  /** Learns an intercept. Default `true`. */
  fitIntercept?: boolean | undefined;
  /** Weights of the classes. Default: 1 each. */
  classWeight?: ClassWeight<L> | null | undefined;
  /** Seed of the order in which rows are visited. Default 0, so that equal calls have equal results. */
  randomState?: RandomStateLike;
}

/**
 * Logistic regression on features that naive Bayes has weighed (Wang and Manning, "Baselines and
 * bigrams: simple, good sentiment and topic classification", ACL 2012), one class against the rest.
 *
 * Features count as present (above 0) or absent. Each is scaled by its log-count ratio
 * `r = log((p / |p|) / (q / |q|))`, with `p` the counts in the class plus `alpha`, `q` those in the
 * rest; then a logistic regression with squared penalty learns weights on top, by dual coordinate
 * descent. `coef` has `r` in it.
 *
 * A pass is linear in the number of values of `X`; the solver keeps a few numbers for each row and
 * feature, and none for each value.
 *
 * @example
 * const model = new NBLogisticRegression<string>().fit([[2, 1, 0], [0, 1, 3]], ['sea', 'mountain']);
 * model.predict([[1, 0, 0]]); // ['sea']
 */
export class NBLogisticRegression<L extends Label = Label>
  extends LinearClassifier<L>
  implements ProbabilisticClassifier<MatrixInput, L>
{
  readonly binarize: 0 = 0 as const;
  readonly alpha: number;
  readonly C: number;
  readonly beta: number;
  readonly tol: number;
  readonly maxIter: number;
  readonly fitIntercept: boolean;
  readonly randomState: RandomStateLike;

  /** @throws {@link TextError} `invalid-parameter` for options out of their range. */
  constructor(options: NBLogisticRegressionOptions<L> = {}) {
    super('NBLogisticRegression', options.classWeight);
    this.alpha = checkPositive(options.alpha ?? 1, 'alpha');
    this.C = checkPositive(options.C ?? 0.3, 'C');
    this.beta = checkShare(options.beta ?? 1, 'beta');
    this.tol = checkPositive(options.tol ?? 3e-4, 'tol');
    this.maxIter = checkPositive(options.maxIter ?? 100, 'maxIter');
    this.fitIntercept = options.fitIntercept ?? true;
    this.randomState = options.randomState ?? 0;
  }

  /** Probability of each class for each row; of three and more, the single ones brought to sum 1. */
  predictProba(X: MatrixInput): Float64Array[] {
    return this.predictLogProba(X).map((row) => row.map(Math.exp));
  }

  /** Logs of the probabilities of the classes for each row. */
  predictLogProba(X: MatrixInput): Float64Array[] {
    const { outputs } = this.linear;
    const scores = this.scores(X);
    if (outputs > 1) return rowsOf(normalizeLog(scores.map(logSigmoid), outputs), outputs);
    return Array.from(scores, (score) => Float64Array.of(logSigmoid(-score), logSigmoid(score)));
  }

  protected override solve(problem: LinearProblem): LinearSolution {
    const { codes, classCount, classWeights } = problem;
    const present = presentOnly(problem.X);
    const random = checkRandomState(this.randomState);
    const features = present.shape[1];
    const outputs = classCount === 2 ? 1 : classCount;
    const table = new Float64Array(features * outputs);
    const intercept = new Float64Array(outputs);
    const iterations: number[] = [];
    const converged: boolean[] = [];
    for (let k = 0; k < outputs; k++) {
      const positive = outputs === 1 ? 1 : k;
      const signs = Int8Array.from(codes, (code) => (code === positive ? 1 : -1));
      const ratios = logCountRatios(present, signs, problem.weights, this.alpha);
      const solution = solveLogisticDual({
        ...{ starts: present.indptr, columns: present.indices, signs, random },
        ...{ tol: this.tol, maxIter: this.maxIter, bias: this.fitIntercept ? 1 : 0 },
        squares: ratios.map((ratio) => ratio * ratio),
        costs: problem.weights.map(
          (weight, row) => this.C * weight * (classWeights[codes[row] as number] as number),
        ),
        onIteration: (done) => problem.onIteration(k, done),
      });
      const weights = interpolate(solution.weights, ratios, this.beta);
      weights.forEach((weight, feature) => {
        table[feature * outputs + k] = weight;
      });
      intercept[k] = solution.intercept;
      iterations.push(solution.iterations);
      converged.push(solution.converged);
    }
    return { linear: new LinearTable(table, intercept), iterations, converged };
  }
}

/** The matrix without the values that count as absent. */
function presentOnly(X: CsrMatrix): CsrMatrix {
  if (X.data.every((value) => value > 0)) return X;
  const indptr = new Int32Array(X.indptr.length);
  for (let row = 0; row < X.shape[0]; row++) {
    let count = indptr[row] as number;
    const end = X.indptr[row + 1] as number;
    for (let i = X.indptr[row] as number; i < end; i++) if ((X.data[i] as number) > 0) count++;
    indptr[row + 1] = count;
  }
  const indices = X.indices.filter((_, i) => (X.data[i] as number) > 0);
  return { shape: X.shape, indptr, indices, data: new Int32Array(indices.length).fill(1) };
}

/** `log((p / |p|) / (q / |q|))` of each feature. */
function logCountRatios(
  X: CsrMatrix,
  signs: Int8Array,
  weights: Float64Array,
  alpha: number,
): Float64Array {
  const inside = new Float64Array(X.shape[1]).fill(alpha);
  const outside = inside.slice();
  for (let row = 0; row < signs.length; row++) {
    const counts = signs[row] === 1 ? inside : outside;
    const weight = weights[row] as number;
    const end = X.indptr[row + 1] as number;
    for (let i = X.indptr[row] as number; i < end; i++) {
      const column = X.indices[i] as number;
      counts[column] = (counts[column] as number) + weight;
    }
  }
  const sum = (counts: Float64Array): number => counts.reduce((all, count) => all + count, 0);
  const shift = Math.log(sum(outside)) - Math.log(sum(inside));
  return inside.map((count, j) => Math.log(count) - Math.log(outside[j] as number) + shift);
}

/** `r ((1 - beta) mean |w| + beta w)` from the products `r w`. */
function interpolate(products: Float64Array, ratios: Float64Array, beta: number): Float64Array {
  if (beta === 1) return products;
  let mean = 0;
  products.forEach((product, j) => {
    const ratio = ratios[j] as number;
    if (ratio !== 0) mean += Math.abs(product / ratio) / products.length;
  });
  return products.map((product, j) => (1 - beta) * mean * (ratios[j] as number) + beta * product);
}
