import { checkOption, TextError } from '../errors.js';
import { LinearTable } from '../matrix/linear-table.js';
import { checkRandomState, RandomState } from '../random/random-state.js';
import type { RandomStateLike } from '../random/random-state.js';
import type { Label } from '../types.js';
import { checkPositive } from './checks.js';
import type { ClassWeight } from './class-weight.js';
import { LinearClassifier } from './linear-classifier.js';
import type { LinearProblem, LinearSolution } from './linear-classifier.js';
import { solverRows } from './solver-rows.js';
import { solveSvmDual } from './svm-dual.js';
import type { SvmSolution } from './svm-dual.js';
import { solveSvmPrimal } from './svm-primal.js';

/** Options of `LinearSVC`; names and defaults are those of scikit-learn 1.2, except `randomState`. */
export interface LinearSVCOptions<L extends Label> {
  /** Cost of errors against the length of the weights: the smaller, the smoother. Default 1. */
  C?: number | undefined;
  /** `max(0, 1 - y score)`, squared (default) or plain. The plain one needs `dual`. */
  loss?: 'squared_hinge' | 'hinge' | undefined;
  /** Solves for a weight a row (default) or, if `false`, for a weight a feature. */
  dual?: boolean | undefined;
  /** Bound of the gradient at which the solver stops. Default 1e-4. */
  tol?: number | undefined;
  /** Iterations after which it stops in any case. Default 1000. */
  maxIter?: number | undefined;
  /** Learns an intercept. Default `true`. */
  fitIntercept?: boolean | undefined;
  /**
   * The intercept is the weight of a feature with this value, and kept small as other weights are.
   * The larger the value, the freer the intercept. Default 1.
   */
  interceptScaling?: number | undefined;
  /**
   * Weights of the classes. Default: 1 each. With three or more classes they weigh the rows of the
   * class in its own row of weights; the rows of the rest weigh 1 there, as in scikit-learn.
   */
  classWeight?: ClassWeight<L> | null | undefined;
  /** Seed of the order in which rows are visited. Default 0, so that equal calls have equal results. */
  randomState?: RandomStateLike;
}

/**
 * Linear support vector machine, one class against the rest: the model to start with on texts.
 * Equal to scikit-learn's `LinearSVC` (liblinear), row order included: with the same `randomState`
 * the weights agree to rounding at any `tol`.
 *
 * Each pass is linear in the number of values of `X`; memory holds a few
 * numbers for each row and feature.
 *
 * @example
 * const svc = new LinearSVC<string>({ C: 0.3 }).fit([[2, 1, 0], [0, 1, 3]], ['sea', 'mountain']);
 * svc.predict([[1, 0, 0]]); // ['sea']
 */
export class LinearSVC<L extends Label = Label> extends LinearClassifier<L> {
  readonly binarize: null = null;
  readonly C: number;
  readonly loss: 'squared_hinge' | 'hinge';
  readonly dual: boolean;
  readonly tol: number;
  readonly maxIter: number;
  readonly fitIntercept: boolean;
  readonly interceptScaling: number;
  readonly randomState: RandomStateLike;

  /**
   * @throws {@link TextError} `invalid-parameter` for numbers that are not above 0, and for the plain
   * hinge without `dual`.
   */
  constructor(options: LinearSVCOptions<L> = {}) {
    super('LinearSVC', options.classWeight);
    this.C = checkPositive(options.C ?? 1, 'C');
    checkOption('loss', options.loss, ['squared_hinge', 'hinge']);
    this.loss = options.loss ?? 'squared_hinge';
    this.dual = options.dual ?? true;
    this.tol = checkPositive(options.tol ?? 1e-4, 'tol');
    this.maxIter = checkPositive(options.maxIter ?? 1000, 'maxIter');
    this.fitIntercept = options.fitIntercept ?? true;
    this.interceptScaling = checkPositive(options.interceptScaling ?? 1, 'interceptScaling');
    this.randomState = options.randomState ?? 0;
    if (this.loss === 'hinge' && !this.dual) {
      throw new TextError(
        'invalid-parameter',
        "The combination of loss='hinge' and dual=false is not supported.",
      );
    }
  }

  protected override solve(problem: LinearProblem): LinearSolution {
    const { X, codes, classCount, classWeights } = problem;
    const rows = solverRows(X, this.fitIntercept ? this.interceptScaling : 0);
    // As in liblinear: rows class by class; a seed drawn from the seed; one stream for all classes.
    const order = rowsByClass(codes, classCount);
    const seed = checkRandomState(this.randomState).randint(0, 2 ** 31 - 1)[0] as number;
    const random = new RandomState(seed);

    const outputs = classCount === 2 ? 1 : classCount;
    const solutions: SvmSolution[] = [];
    for (let k = 0; k < outputs; k++) {
      const positive = outputs === 1 ? 1 : k;
      const solveSvm = this.dual ? solveSvmDual : solveSvmPrimal;
      const signs = Int8Array.from(codes, (code) => (code === positive ? 1 : -1));
      // The rest keeps its own weight only where it is one class: liblinear's rule too.
      const costs = problem.weights.map((weight, row) => {
        const code = codes[row] as number;
        const ofClass = code === positive || outputs === 1 ? (classWeights[code] as number) : 1;
        return this.C * ofClass * weight;
      });
      solutions.push(
        solveSvm({
          order: order.filter((row) => (costs[row] as number) > 0),
          ...{ rows, signs, costs, random },
          ...{ hinge: this.loss === 'hinge', tol: this.tol, maxIter: this.maxIter },
          onIteration: (converged) => problem.onIteration(k, converged),
        }),
      );
    }

    const weights = new Float64Array(rows.columnCount * outputs);
    const intercept = new Float64Array(outputs);
    solutions.forEach((solution, k) => {
      for (let column = 0; column < rows.columnCount; column++) {
        weights[column * outputs + k] = solution.weights[column] as number;
      }
      intercept[k] = (solution.weights[rows.columnCount] as number) * rows.bias;
    });
    return {
      linear: new LinearTable(weights, intercept),
      iterations: solutions.map((solution) => solution.iterations),
      converged: solutions.map((solution) => solution.converged),
    };
  }
}

/** Numbers of the rows of the first class, then of the second, and so on. */
function rowsByClass(codes: Int32Array, classCount: number): Int32Array {
  const next = new Int32Array(classCount + 1);
  for (const code of codes) next[code + 1] = (next[code + 1] as number) + 1;
  for (let k = 0; k < classCount; k++) next[k + 1] = (next[k + 1] as number) + (next[k] as number);
  const order = new Int32Array(codes.length);
  codes.forEach((code, row) => {
    order[next[code] as number] = row;
    next[code] = (next[code] as number) + 1;
  });
  return order;
}
