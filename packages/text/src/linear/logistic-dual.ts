/**
 * Dual coordinate descent for logistic regression (Yu, Huang and Lin, "Dual coordinate descent methods
 * for logistic regression and maximum entropy models", Machine Learning 85, 2011) on rows of ones,
 * where each column has a scale. Minimises `1/2 |w|² + sum C_i log(1 + exp(-y_i s_i))` with
 * `s_i = sum over the columns j of row i of scale_j w_j`.
 *
 * Each row has a dual variable `a` between 0 and C. The paper solves for `a`; here its log-odds
 * `t = log(a / (C - a))` are solved for, which are free of bounds and equal `-y s` at the optimum.
 */
import type { RandomState } from '../random/random-state.js';
import { shuffleFirst } from './shuffle-first.js';
import { sigmoid } from './sigmoid.js';

export interface LogisticProblem {
  /** Where the columns of each row begin. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  /** Squares of the scales of the columns. */
  readonly squares: Float64Array;
  /** Value of a constant feature of each row; 0 for none. */
  readonly bias: number;
  /** 1 or -1 for each row. */
  readonly signs: Int8Array;
  /** C of each row; rows with 0 are left out. */
  readonly costs: Float64Array;
  readonly tol: number;
  readonly maxIter: number;
  readonly random: RandomState;
  /** Called after each pass; `true` on the last one, if it came within `tol`. */
  readonly onIteration: (converged: boolean) => void;
}

export interface LogisticSolution {
  /** Weights with the scales in them: `scale_j w_j`. */
  readonly weights: Float64Array;
  readonly intercept: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Solves one problem of two classes. A pass takes time linear in the entries of the rows. */
export function solveLogisticDual(problem: LogisticProblem): LogisticSolution {
  const { starts, columns, squares, bias, signs, costs } = problem;
  const order = Int32Array.from(signs, (_, row) => row).filter((row) => (costs[row] as number) > 0);
  const norms = rowNorms(problem);
  const duals = new Float64Array(signs.length);
  // A weight and its square scale side by side: one place in memory for both.
  const table = new Float64Array(2 * squares.length);
  squares.forEach((square, column) => {
    table[2 * column + 1] = square;
  });
  const constant = Float64Array.of(0);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < problem.maxIter) {
    shuffleFirst(order, order.length, problem.random);
    converged = visitRows() <= problem.tol;
    iterations++;
    problem.onIteration(converged);
  }
  const weights = squares.map((_, column) => table[2 * column] as number);
  return { weights, intercept: (constant[0] as number) * bias, iterations, converged };

  /** One pass; the mean difference seen between `a / C` and the probability it should be. */
  function visitRows(): number {
    let sum = 0;
    for (const row of order) {
      const start = starts[row] as number;
      const end = starts[row + 1] as number;
      const sign = signs[row] as number;
      const cost = costs[row] as number;
      const dual = duals[row] as number;
      const margin = sign * (sumOf(table, columns, start, end) + (constant[0] as number) * bias);
      const gap = Math.abs(dual / cost - sigmoid(-margin));
      sum += gap;
      // What is ten times closer than asked for may wait.
      if (gap < 0.1 * problem.tol) continue;
      const next = bestDual(dual, margin, norms[row] as number, cost);
      duals[row] = next;
      const step = sign * (next - dual);
      addSquares(table, columns, start, end, step);
      constant[0] = (constant[0] as number) + step * bias;
    }
    return sum / order.length;
  }
}

/**
 * The dual variable that is best for its row, all others fixed: the root in `t` of
 * `t + norm (cost sigmoid(t) - dual) + margin`, which rises with a slope of at least 1. Newton's
 * method inside a bracket, which the two ends of the sigmoid give.
 */
function bestDual(dual: number, margin: number, norm: number, cost: number): number {
  let low = -margin - norm * (cost - dual);
  let high = -margin + norm * dual;
  let t = Math.min(Math.max(dual > 0 ? Math.log(dual / (cost - dual)) : -margin, low), high);
  for (let count = 0; count < 50; count++) {
    const share = sigmoid(t);
    const value = t + norm * (cost * share - dual) + margin;
    if (value > 0) high = t;
    else low = t;
    const change = value / (1 + norm * cost * share * (1 - share));
    const next = t - change;
    t = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(change) < 1e-6) break;
  }
  // Never quite at the ends, where the log-odds are infinite.
  return Math.min(Math.max(cost * sigmoid(t), cost * 1e-15), cost * (1 - 1e-15));
}

function rowNorms({ starts, columns, squares, bias }: LogisticProblem): Float64Array {
  const norms = new Float64Array(starts.length - 1);
  for (let row = 0; row < norms.length; row++) {
    let sum = bias * bias;
    const end = starts[row + 1] as number;
    for (let i = starts[row] as number; i < end; i++) {
      sum += squares[columns[i] as number] as number;
    }
    norms[row] = sum;
  }
  return norms;
}

function sumOf(table: Float64Array, columns: Int32Array, start: number, end: number): number {
  let a = 0;
  let b = 0;
  let i = start;
  for (; i + 1 < end; i += 2) {
    a += table[2 * (columns[i] as number)] as number;
    b += table[2 * (columns[i + 1] as number)] as number;
  }
  if (i < end) a += table[2 * (columns[i] as number)] as number;
  return a + b;
}

function addSquares(
  table: Float64Array,
  columns: Int32Array,
  start: number,
  end: number,
  step: number,
): void {
  for (let i = start; i < end; i++) {
    const at = 2 * (columns[i] as number);
    table[at] = (table[at] as number) + step * (table[at + 1] as number);
  }
}
