/**
 * Limited-memory BFGS (Liu and Nocedal, "On the limited memory BFGS method for large scale
 * optimization", Mathematical Programming 45, 1989): minimises a smooth function of many variables
 * from its values and gradients. The last steps stand in for the matrix of second derivatives.
 */
import { searchLine } from './line-search.js';
import type { Trial } from './line-search.js';

/** The value at `x`; writes the gradient into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  readonly maxIter: number;
  /** Says of a gradient whether it is small enough to stop. */
  readonly isSmall: (gradient: Float64Array) => boolean;
  /** Stops, too, when an iteration lowers the value by no more than this share of it (or of 1). */
  readonly leastDescent: number;
  /** Called after each iteration; `true` if it was the last. */
  readonly onIteration: (converged: boolean) => void;
}

export interface LbfgsResult {
  readonly x: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Steps that are remembered; scipy's number. */
const MEMORY = 10;

interface Step {
  /** Change of x. */
  readonly s: Float64Array;
  /** Change of the gradient. */
  readonly y: Float64Array;
  readonly sy: number;
}

/**
 * Minimises a function of `size` variables, beginning at 0. Iterations run as those of scipy's
 * L-BFGS-B without bounds do.
 */
export function minimize(size: number, objective: Objective, options: LbfgsOptions): LbfgsResult {
  let x: Float64Array = new Float64Array(size);
  let gradient: Float64Array = new Float64Array(size);
  let value = objective(x, gradient);
  let steps: Step[] = [];
  let iterations = 0;
  let converged = options.isSmall(gradient);
  while (!converged && iterations < options.maxIter) {
    const direction = descend(gradient, steps);
    let there = x;
    let gradientThere = gradient;
    const tryStep = (step: number): Trial => {
      there = x.map((place, i) => place + step * (direction[i] as number));
      gradientThere = new Float64Array(size);
      const valueThere = objective(there, gradientThere);
      return { step, value: valueThere, slope: dot(gradientThere, direction) };
    };
    const origin = { step: 0, value, slope: dot(gradient, direction) };
    const firstStep = iterations === 0 ? 1 / norm(direction) : 1;
    const found = origin.slope < 0 ? searchLine(origin, firstStep, tryStep) : null;
    if (found === null) {
      // The remembered steps mislead; or, without any, nothing lower can be told apart from here.
      if (steps.length === 0) break;
      steps = [];
      continue;
    }
    const s = difference(there, x);
    const y = difference(gradientThere, gradient);
    const sy = dot(s, y);
    if (sy > -Number.EPSILON * origin.slope * found.step) {
      steps = [...steps.slice(1 - MEMORY), { s, y, sy }];
    }
    const descent = (value - found.value) / Math.max(Math.abs(value), Math.abs(found.value), 1);
    x = there;
    gradient = gradientThere;
    value = found.value;
    iterations++;
    converged = options.isSmall(gradient) || descent <= options.leastDescent;
    options.onIteration(converged);
  }
  return { x, iterations, converged };
}

/** The two loops over the remembered steps: minus the approximate inverse Hessian times gradient. */
function descend(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = gradient.map((g) => -g);
  const shares = new Float64Array(steps.length);
  for (let k = steps.length - 1; k >= 0; k--) {
    const { s, y, sy } = steps[k] as Step;
    shares[k] = dot(s, direction) / sy;
    addScaled(direction, y, -(shares[k] as number));
  }
  const last = steps.at(-1);
  if (last !== undefined) {
    const scale = last.sy / dot(last.y, last.y);
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] as number) * scale;
  }
  steps.forEach(({ s, y, sy }, k) => {
    addScaled(direction, s, (shares[k] as number) - dot(y, direction) / sy);
  });
  return direction;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

export function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - (b[i] as number));
}

function addScaled(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) {
    target[i] = (target[i] as number) + factor * (vector[i] as number);
  }
}
