import { minimize, norm } from './lbfgs.js';
import type { SvmProblem, SvmSolution } from './svm-dual.js';

/**
 * The squared hinge solved for the weights themselves: `1/2 |w|^2 + sum C_i max(0, 1 - y_i w x_i)^2`.
 * The minimum is unique, so L-BFGS finds what liblinear's trust-region Newton method finds; the bound
 * at which it stops is liblinear's too, relative to the first gradient and to the rarer class.
 */
export function solveSvmPrimal(problem: SvmProblem): SvmSolution {
  const { order, signs, costs } = problem;
  const { starts, columns, values, bias, columnCount } = problem.rows;

  function objective(weights: Float64Array, gradient: Float64Array): number {
    gradient.set(weights);
    let value = 0;
    for (const weight of weights) value += weight * weight;
    value /= 2;
    const constant = weights[columnCount] as number;
    let ofConstant = constant;
    for (const row of order) {
      const start = starts[row] as number;
      const end = starts[row + 1] as number;
      let score = constant * bias;
      for (let i = start; i < end; i++) {
        score += (weights[columns[i] as number] as number) * (values[i] as number);
      }
      const sign = signs[row] as number;
      const gap = 1 - sign * score;
      if (gap <= 0) continue;
      const cost = costs[row] as number;
      value += cost * gap * gap;
      const pull = -2 * cost * gap * sign;
      for (let i = start; i < end; i++) {
        const column = columns[i] as number;
        gradient[column] = (gradient[column] as number) + pull * (values[i] as number);
      }
      ofConstant += pull * bias;
    }
    gradient[columnCount] = ofConstant;
    return value;
  }

  const positives = order.reduce((count, row) => count + (signs[row] === 1 ? 1 : 0), 0);
  const rarer = Math.max(Math.min(positives, order.length - positives), 1);
  const start = new Float64Array(columnCount + 1);
  objective(start.slice(), start);
  const bound = (problem.tol * rarer * norm(start)) / order.length;
  const { x, iterations, converged } = minimize(columnCount + 1, objective, {
    maxIter: problem.maxIter,
    isSmall: (gradient) => norm(gradient) <= bound,
    leastDescent: -Infinity,
    onIteration: problem.onIteration,
  });
  return { weights: x, iterations, converged };
}
