/**
 * Dual coordinate descent for linear support vector machines (Hsieh, Chang, Lin, Keerthi and
 * Sundararajan, "A dual coordinate descent method for large-scale linear SVM", ICML 2008), with
 * their shrinking: the solver of liblinear. It minimises over `alpha`
 *
 *     1/2 |w|^2 + 1/2 sum diagonal_i alpha_i^2 - sum alpha_i,  w = sum alpha_i y_i x_i,
 *     0 <= alpha_i <= upper_i
 *
 * one alpha at a time, and keeps `w` in step. The squared hinge has `diagonal = 1 / (2 C)` and no
 * upper end; the hinge has `diagonal = 0` and `upper = C`.
 */
import type { RandomState } from '../random/random-state.js';
import { shuffleFirst } from './shuffle-first.js';
import type { SolverRows } from './solver-rows.js';

export interface SvmProblem {
  readonly rows: SolverRows;
  /** Rows that take part, in the order of the first pass before it is shuffled. */
  readonly order: Int32Array;
  /** 1 or -1 for each row of the matrix. */
  readonly signs: Int8Array;
  /** Cost of an error for each row of the matrix. */
  readonly costs: Float64Array;
  readonly hinge: boolean;
  readonly tol: number;
  readonly maxIter: number;
  /** Decides the order of each pass. */
  readonly random: RandomState;
  /** Called after each pass; `true` on the last one, if it came within `tol`. */
  readonly onIteration: (converged: boolean) => void;
}

export interface SvmSolution {
  /** Of each column, and last of the constant feature. */
  readonly weights: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Solves one problem of two classes. */
export function solveSvmDual(problem: SvmProblem): SvmSolution {
  const state: State = {
    active: Int32Array.from(problem.order),
    activeCount: problem.order.length,
    alphas: new Float64Array(problem.signs.length),
    weights: new Float64Array(problem.rows.columnCount + 1),
    range: Float64Array.of(-Infinity, Infinity, 0),
  };
  const { active, range } = state;
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < problem.maxIter) {
    shuffleFirst(active, state.activeCount, problem.random);
    visitRows(problem, state);
    iterations++;
    const [lowest = 0, highest = 0] = range;
    const within = highest - lowest <= problem.tol;
    converged = within && state.activeCount === active.length;
    // Done with the rows that were left: look at all of them again.
    if (within) state.activeCount = active.length;
    if (within || lowest >= 0) range[0] = -Infinity;
    if (within || highest <= 0) range[1] = Infinity;
    problem.onIteration(converged);
  }
  return { weights: state.weights, iterations, converged };
}

interface State {
  /** The rows; those left out stand behind the first `activeCount`. */
  readonly active: Int32Array;
  activeCount: number;
  readonly alphas: Float64Array;
  readonly weights: Float64Array;
  /** Lowest and highest projected gradient of the last pass; the third place takes waste. */
  readonly range: Float64Array;
}

/**
 * One pass over the active rows. Rows whose alpha is at a bound and whose gradient lies outside of the
 * range of the last pass will hardly move again, and are left out.
 */
function visitRows(problem: SvmProblem, state: State): void {
  const { signs, costs, hinge, rows } = problem;
  const { active, alphas, weights, range } = state;
  const { starts, columns, values, bias, norms, columnCount } = rows;
  const lowestBefore = range[0] as number;
  const highestBefore = range[1] as number;
  let lowest = Infinity;
  let highest = -Infinity;
  let activeCount = state.activeCount;
  const lastRow = active.length - 1;
  const lastValue = values.length - 1;
  let touched = 0;
  for (let at = 0; at < activeCount; at++) {
    // Rows come in random order, and memory is slow to start on a new one. Reading a few places of a
    // row to come brings it near in time: that saves a fifth of a pass over a large matrix. The sum is
    // kept only so that the reads are.
    touched += starts[active[Math.min(at + 8, lastRow)] as number] as number;
    const ahead = Math.min(
      starts[active[Math.min(at + 4, lastRow)] as number] as number,
      lastValue,
    );
    const ahead16 = Math.min(ahead + 16, lastValue);
    const ahead32 = Math.min(ahead + 32, lastValue);
    touched += (columns[ahead] as number) + (columns[ahead16] as number);
    touched += (columns[ahead32] as number) + (values[ahead] as number);
    touched += (values[Math.min(ahead + 8, lastValue)] as number) + (values[ahead16] as number);
    touched += (values[Math.min(ahead + 24, lastValue)] as number) + (values[ahead32] as number);
    const row = active[at] as number;
    const sign = signs[row] as number;
    const cost = costs[row] as number;
    const alpha = alphas[row] as number;
    const diagonal = hinge ? 0 : 0.5 / cost;
    const start = starts[row] as number;
    const end = starts[row + 1] as number;
    const score =
      dot(weights, columns, values, start, end) + (weights[columnCount] as number) * bias;
    const gradient = sign * score - 1 + alpha * diagonal;

    // The projected gradient: what remains of it where alpha may not cross its bound.
    let projected = gradient;
    if (alpha === 0) {
      if (gradient > 0) projected = 0;
    } else if (hinge && alpha === cost && gradient < 0) {
      projected = 0;
    }
    if (projected === 0 && (alpha === 0 ? gradient > highestBefore : gradient < lowestBefore)) {
      active[at--] = active[--activeCount] as number;
      active[activeCount] = row;
      continue;
    }
    if (projected > highest) highest = projected;
    if (projected < lowest) lowest = projected;
    if (projected <= 1e-12 && projected >= -1e-12) continue;

    let next = alpha - gradient / ((norms[row] as number) + diagonal);
    if (next < 0) next = 0;
    if (hinge && next > cost) next = cost;
    alphas[row] = next;
    const step = (next - alpha) * sign;
    addScaled(weights, columns, values, start, end, step);
    weights[columnCount] = (weights[columnCount] as number) + step * bias;
  }
  range[0] = lowest;
  range[1] = highest;
  range[2] = touched;
  state.activeCount = activeCount;
}

/** Four sums side by side: additions need not wait for each other. */
function dot(
  weights: Float64Array,
  columns: Int32Array,
  values: Float64Array,
  start: number,
  end: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = start;
  for (; i + 3 < end; i += 4) {
    a += (weights[columns[i] as number] as number) * (values[i] as number);
    b += (weights[columns[i + 1] as number] as number) * (values[i + 1] as number);
    c += (weights[columns[i + 2] as number] as number) * (values[i + 2] as number);
    d += (weights[columns[i + 3] as number] as number) * (values[i + 3] as number);
  }
  for (; i < end; i++) a += (weights[columns[i] as number] as number) * (values[i] as number);
  return a + b + (c + d);
}

function addScaled(
  weights: Float64Array,
  columns: Int32Array,
  values: Float64Array,
  start: number,
  end: number,
  step: number,
): void {
  for (let i = start; i < end; i++) {
    const column = columns[i] as number;
    weights[column] = (weights[column] as number) + step * (values[i] as number);
  }
}
