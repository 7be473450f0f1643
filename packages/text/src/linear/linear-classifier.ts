import { notFitted, TextError } from '../errors.js';
import { encodeLabels, uniqueLabels } from '../labels.js';
import { checkFeatures, checkLengths, toCsr } from '../matrix/csr.js';
import type { LinearModel, LinearTable } from '../matrix/linear-table.js';
import { bestLabels, rowsOf } from '../matrix/scores.js';
import { checkWeights } from '../matrix/checks.js';
import type {
  CsrMatrix,
  FitOptions,
  Label,
  MatrixInput,
  Progress,
  ScoringClassifier,
} from '../types.js';
import { weightsOfClasses } from './class-weight.js';
import type { ClassWeight } from './class-weight.js';

/** How far a solver has come. `done` counts its iterations; `total` is `null` until the end. */
export interface SolverProgress extends Progress {
  /** Row of `coef` that is being learnt; 0 where all are learnt at once. */
  readonly output: number;
  /** `true` on the last call for an output that came within `tol`. */
  readonly converged: boolean;
}

/** Options of `fit` of a linear model. */
export interface LinearFitOptions extends Omit<FitOptions, 'onProgress'> {
  /** Called after each iteration, and once at the end. */
  onProgress?: ((progress: SolverProgress) => void) | undefined;
}

/** What a solver is given: checked rows, labels as places in `classes`, a weight a row. */
export interface LinearProblem {
  readonly X: CsrMatrix;
  readonly codes: Int32Array;
  readonly classCount: number;
  /** Weight of each row, that of its class left out. */
  readonly weights: Float64Array;
  readonly classWeights: readonly number[];
  /** To be called after each iteration; throws when the work is to stop. */
  readonly onIteration: (output: number, converged: boolean) => void;
}

/** What a solver gives back; an iteration count and a flag for each output (or one for all). */
export interface LinearSolution {
  readonly linear: LinearTable;
  readonly iterations: readonly number[];
  readonly converged: readonly boolean[];
}

/**
 * What linear models share: the checks before learning, and all that comes after it. A kind says how
 * it finds its weights.
 */
export abstract class LinearClassifier<L extends Label>
  implements ScoringClassifier<MatrixInput, L>, LinearModel
{
  readonly classWeight: ClassWeight<L> | null;
  /** Values above this count as 1 and others as 0; `null` takes them as they are. */
  abstract readonly binarize: number | null;
  readonly #name: string;
  #classes: readonly L[] = [];
  #solution: LinearSolution | null = null;

  constructor(name: string, classWeight: ClassWeight<L> | null | undefined) {
    this.#name = name;
    this.classWeight = classWeight ?? null;
  }

  /** Finds the weights of a checked problem. */
  protected abstract solve(problem: LinearProblem): LinearSolution;

  /**
   * Learns from rows and their labels; what was learnt before is forgotten.
   *
   * @param X - Rows of features.
   * @param y - A label for each row; at least two different ones.
   * @param options - `sampleWeight`, a weight for each row (0 leaves it out); `onProgress`; `signal`.
   * @throws {@link TextError} `invalid-input` for rows, labels or weights that do not fit each other
   * (`index` names the row), `invalid-parameter` for a `classWeight` with an unknown class.
   */
  fit(X: MatrixInput, y: ArrayLike<L>, options: LinearFitOptions = {}): this {
    const { sampleWeight, onProgress, signal } = options;
    signal?.throwIfAborted();
    const matrix = toCsr(X);
    const rows = matrix.shape[0];
    checkLengths(rows, y.length, 'labels');
    if (sampleWeight !== undefined) checkWeights(sampleWeight, rows);
    const classes = uniqueLabels(y);
    if (classes.length < 2) {
      throw new TextError(
        'invalid-input',
        `This solver needs samples of at least 2 classes in the data, but the data contains ${classes.length === 0 ? 'none' : `only one class: ${String(classes[0])}`}.`,
      );
    }
    const codes = encodeLabels(y, classes);
    let done = 0;
    const solution = this.solve({
      X: matrix,
      codes,
      classCount: classes.length,
      classWeights: weightsOfClasses(codes, classes, this.classWeight),
      weights: Float64Array.from(codes, (_, i) => sampleWeight?.[i] ?? 1),
      onIteration: (output, converged) => {
        signal?.throwIfAborted();
        onProgress?.({ done: ++done, total: null, output, converged });
      },
    });
    const output = solution.converged.length - 1;
    onProgress?.({ done, total: done, output, converged: solution.converged[output] as boolean });
    this.#classes = classes;
    this.#solution = solution;
    return this;
  }

  /**
   * Takes a table over that was learnt before, as from a saved model.
   *
   * @throws {@link TextError} `invalid-input` if there is not one output for each class (one for two).
   */
  fromTable(classes: readonly L[], linear: LinearTable): this {
    if (linear.outputs !== (classes.length === 2 ? 1 : classes.length)) {
      throw new TextError(
        'invalid-input',
        `${classes.length} classes do not go with ${linear.outputs} rows of weights.`,
      );
    }
    this.#classes = [...classes];
    this.#solution = { linear, iterations: [], converged: [] };
    return this;
  }

  /**
   * Scores of each row: one a class, in the order of `classes`. Two classes have a single score,
   * positive for `classes[1]`.
   */
  decisionFunction(X: MatrixInput): Float64Array[] {
    return rowsOf(this.scores(X), this.linear.outputs);
  }

  /** The label with the highest score for each row. */
  predict(X: MatrixInput): L[] {
    return bestLabels(this.scores(X), this.linear.outputs, this.classes);
  }

  /** The scores, row after row. */
  protected scores(X: MatrixInput): Float64Array {
    const { linear } = this;
    const matrix = toCsr(X);
    checkFeatures(matrix, linear.features, this.#name);
    return linear.scores(matrix, this.binarize);
  }

  /** The labels, sorted. */
  get classes(): readonly L[] {
    this.#fitted();
    return this.#classes;
  }

  /** The table that predicts. */
  get linear(): LinearTable {
    return this.#fitted().linear;
  }

  /** Weights: a row a class (one row for two classes), a column a feature. Made anew on each read. */
  get coef(): Float64Array[] {
    const { weights, features, outputs } = this.linear;
    return Array.from({ length: outputs }, (_, k) =>
      Float64Array.from({ length: features }, (__, j) => weights[j * outputs + k] as number),
    );
  }

  /** What is added to the score of each row of `coef`. */
  get intercept(): Float64Array {
    return this.linear.intercept.slice();
  }

  /** Iterations of the solver; the most that any row of `coef` took. */
  get nIter(): number {
    return Math.max(0, ...this.#fitted().iterations);
  }

  /**
   * Whether the solver came within `tol` before `maxIter`: a flag for each row of `coef`, or a single
   * one where all rows are learnt at once. If not, raise `maxIter`, or lower `C`.
   */
  get converged(): readonly boolean[] {
    return this.#fitted().converged;
  }

  /** Number of features: columns of the rows that were learnt. */
  get nFeaturesIn(): number {
    return this.linear.features;
  }

  #fitted(): LinearSolution {
    if (this.#solution === null) throw notFitted(this.#name);
    return this.#solution;
  }
}
