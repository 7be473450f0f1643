import { LinearTable } from '../matrix/linear-table.js';
import { logSumExp, normalizeLog, rowsOf } from '../matrix/scores.js';
import type { Label, MatrixInput, ProbabilisticClassifier } from '../types.js';
import { checkPositive } from './checks.js';
import type { ClassWeight } from './class-weight.js';
import { minimize } from './lbfgs.js';
import { LinearClassifier } from './linear-classifier.js';
import type { LinearProblem, LinearSolution } from './linear-classifier.js';
import { logSigmoid, sigmoid } from './sigmoid.js';
import { solverRows } from './solver-rows.js';

/** scipy's bound, which scikit-learn leaves as it is: 1e7 times the rounding of a double. */
const LEAST_DESCENT = 1e7 * Number.EPSILON;

/** Options of `LogisticRegression`; names and defaults are those of scikit-learn 1.2. */
export interface LogisticRegressionOptions<L extends Label> {
  /** Weight of the loss against the squares of the weights; `Infinity` for no penalty. Default 1. */
  C?: number | undefined;
  /**
   * Stops when no part of the gradient is larger; default 1e-4. As in scikit-learn it also stops when
   * an iteration lowers the loss by less than 2.2e-9 of it.
   */
  tol?: number | undefined;
  /** Iterations after which it stops in any case. Default 100. */
  maxIter?: number | undefined;
  /** Learns an intercept, which is not kept small. Default `true`. */
  fitIntercept?: boolean | undefined;
  /** Weights of the classes. Default: 1 each. */
  classWeight?: ClassWeight<L> | null | undefined;
}

/**
 * Logistic regression with squared penalty: probabilities that are learnt, not counted. Minimises
 * `sum of weight_i * -log P(y_i | x_i) + |w|² / (2 C)` by L-BFGS; more than two classes share one
 * multinomial model. Equal to scikit-learn's `LogisticRegression` (solver lbfgs), iteration by
 * iteration, up to rounding.
 *
 * Each iteration is linear in the number of values of `X` times the classes; the solver keeps about
 * 25 numbers for each weight.
 *
 * @example
 * const model = new LogisticRegression<string>().fit([[2, 1, 0], [0, 1, 3]], ['sea', 'mountain']);
 * model.predictProba([[1, 0, 0]])[0]; // Float64Array [0.282…, 0.717…]: mountain, sea
 */
export class LogisticRegression<L extends Label = Label>
  extends LinearClassifier<L>
  implements ProbabilisticClassifier<MatrixInput, L>
{
  readonly binarize: null = null;
  readonly C: number;
  readonly tol: number;
  readonly maxIter: number;
  readonly fitIntercept: boolean;

  /** @throws {@link TextError} `invalid-parameter` for numbers that are not above 0. */
  constructor(options: LogisticRegressionOptions<L> = {}) {
    super('LogisticRegression', options.classWeight);
    this.C = checkPositive(options.C ?? 1, 'C');
    this.tol = checkPositive(options.tol ?? 1e-4, 'tol');
    this.maxIter = checkPositive(options.maxIter ?? 100, 'maxIter');
    this.fitIntercept = options.fitIntercept ?? true;
  }

  /** Probability of each class (columns as in `classes`) for each row. */
  predictProba(X: MatrixInput): Float64Array[] {
    return this.predictLogProba(X).map((row) => row.map(Math.exp));
  }

  /** Logs of the probabilities of the classes for each row. */
  predictLogProba(X: MatrixInput): Float64Array[] {
    const { outputs } = this.linear;
    const scores = this.scores(X);
    if (outputs > 1) return rowsOf(normalizeLog(scores, outputs), outputs);
    return Array.from(scores, (score) => Float64Array.of(logSigmoid(-score), logSigmoid(score)));
  }

  protected override solve(problem: LinearProblem): LinearSolution {
    const { X, codes, classCount, weights, classWeights } = problem;
    const { starts, columns, values, columnCount } = solverRows(X, 0);
    const outputs = classCount === 2 ? 1 : classCount;
    // Weights feature by feature, then the intercepts.
    const size = columnCount * outputs;
    const scores = new Float64Array(outputs);

    const objective = (x: Float64Array, gradient: Float64Array): number => {
      let value = 0;
      gradient.fill(0);
      for (let i = 0; i < size; i++) {
        const weight = x[i] as number;
        value += (weight * weight) / (2 * this.C);
        gradient[i] = weight / this.C;
      }
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row] as number;
        const start = starts[row] as number;
        const end = starts[row + 1] as number;
        for (let k = 0; k < outputs; k++) scores[k] = x[size + k] as number;
        for (let i = start; i < end; i++) {
          const at = (columns[i] as number) * outputs;
          const factor = values[i] as number;
          for (let k = 0; k < outputs; k++) {
            scores[k] = (scores[k] as number) + factor * (x[at + k] as number);
          }
        }
        value += lossOfRow(scores, code, (weights[row] as number) * (classWeights[code] as number));
        for (let i = start; i < end; i++) {
          const at = (columns[i] as number) * outputs;
          const factor = values[i] as number;
          for (let k = 0; k < outputs; k++) {
            gradient[at + k] = (gradient[at + k] as number) + factor * (scores[k] as number);
          }
        }
        if (!this.fitIntercept) continue;
        for (let k = 0; k < outputs; k++) {
          gradient[size + k] = (gradient[size + k] as number) + (scores[k] as number);
        }
      }
      return value;
    };

    const { x, iterations, converged } = minimize(size + outputs, objective, {
      maxIter: this.maxIter,
      isSmall: (gradient) => gradient.every((part) => Math.abs(part) <= this.tol),
      leastDescent: LEAST_DESCENT,
      onIteration: (done) => problem.onIteration(0, done),
    });
    return {
      linear: new LinearTable(x.slice(0, size), x.slice(size)),
      iterations: [iterations],
      converged: [converged],
    };
  }
}

/** Loss of one row; puts its derivatives by the scores in the place of the scores. */
function lossOfRow(scores: Float64Array, code: number, weight: number): number {
  const own = scores[code] as number;
  if (scores.length === 1) {
    const score = scores[0] as number;
    scores[0] = weight * (sigmoid(score) - code);
    return -weight * logSigmoid(code === 1 ? score : -score);
  }
  const total = logSumExp(scores, 0, scores.length);
  for (let k = 0; k < scores.length; k++) {
    scores[k] = weight * (Math.exp((scores[k] as number) - total) - (k === code ? 1 : 0));
  }
  return weight * (total - own);
}
