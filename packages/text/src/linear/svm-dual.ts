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
import type { RandomState } from '../random/mt19937.js';
import type { PackedRows } from './packed-rows.js';

export interface SvmProblem {
  readonly rows: PackedRows;
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
  /** Weights in the columns of the packed rows; the last one belongs to the constant feature. */
  readonly weights: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Solves one problem of two classes. */
export function solveSvmDual(problem: SvmProblem): SvmSolution {
  const { rows, signs, costs, hinge, random } = problem;
  const { starts, columns, values, bias, norms } = rows;
  const active = Int32Array.from(problem.order);
  const weights = new Float64Array(rows.columnCount + 1);
  const alphas = new Float64Array(signs.length);
  let iterations = 0;
  let converged = false;
  let activeCount = active.length;
  // Rows at a bound whose gradient lies beyond the range seen in the last pass are left out.
  let highestBefore = Infinity;
  let lowestBefore = -Infinity;
  let w0 = 0; // Weight of the constant feature.

  while (iterations < problem.maxIter) {
    for (let i = 0; i < activeCount; i++) {
      const j = i + draw(random, activeCount - i);
      const row = active[i] as number;
      active[i] = active[j] as number;
      active[j] = row;
    }
    let highest = -Infinity;
    let lowest = Infinity;
    for (let at = 0; at < activeCount; at++) {
      const row = active[at] as number;
      const sign = signs[row] as number;
      const cost = costs[row] as number;
      const alpha = alphas[row] as number;
      const diagonal = hinge ? 0 : 0.5 / cost;
      const start = starts[row] as number;
      const end = starts[row + 1] as number;
      const margin = dot(weights, columns, values, start, end) + w0 * bias;
      const gradient = sign * margin - 1 + alpha * diagonal;

      // The projected gradient: what remains of it where alpha may not cross its bound.
      let projected = gradient;
      if (
        alpha === 0 ? gradient > highestBefore : hinge && alpha === cost && gradient < lowestBefore
      ) {
        active[at--] = active[--activeCount] as number;
        active[activeCount] = row;
        continue;
      }
      if (alpha === 0) projected = Math.min(gradient, 0);
      else if (hinge && alpha === cost) projected = Math.max(gradient, 0);
      if (projected > highest) highest = projected;
      if (projected < lowest) lowest = projected;
      if (Math.abs(projected) <= 1e-12) continue;

      let next = alpha - gradient / ((norms[row] as number) + diagonal);
      if (next < 0) next = 0;
      else if (hinge && next > cost) next = cost;
      if (next === alpha) continue;
      alphas[row] = next;
      const step = (next - alpha) * sign;
      addScaled(weights, columns, values, start, end, step);
      w0 += step * bias;
    }
    iterations++;

    const within = highest - lowest <= problem.tol;
    converged = within && activeCount === active.length;
    problem.onIteration(converged);
    if (converged) break;
    if (within) {
      // Done with the rows that were left; look at all of them again.
      activeCount = active.length;
      highestBefore = Infinity;
      lowestBefore = -Infinity;
      continue;
    }
    highestBefore = highest <= 0 ? Infinity : highest;
    lowestBefore = lowest >= 0 ? -Infinity : lowest;
  }
  weights[rows.columnCount] = w0;
  return { weights, iterations, converged };
}

/**
 * A whole number from 0 to `bound - 1`: the upper word of 32 random bits times the bound, drawn again
 * where that would favour some numbers (Lemire, "Fast random integer generation in an interval",
 * 2019), as scikit-learn's liblinear does.
 */
function draw(random: RandomState, bound: number): number {
  for (;;) {
    const bits = random.nextUint32();
    // The product has up to 63 bits, more than a double holds: in two halves.
    const lower = (bits & 0xffff) * bound;
    const upper = (bits >>> 16) * bound + Math.floor(lower / 0x10000);
    const high = Math.floor(upper / 0x10000);
    const low = (upper - high * 0x10000) * 0x10000 + (lower & 0xffff);
    if (low >= bound || low >= (2 ** 32 - bound) % bound) return high;
  }
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
