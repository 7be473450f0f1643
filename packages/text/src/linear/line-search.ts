import type { Objective } from './lbfgs.js';

/** Where a line search begins, and which way it goes. */
export interface Line {
  readonly x: Float64Array;
  readonly value: number;
  readonly direction: Float64Array;
  /** Slope along the direction; below 0. */
  readonly slope: number;
  readonly firstStep: number;
}

/** A point on the line. */
export interface LinePoint {
  readonly step: number;
  readonly x: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
  readonly slope: number;
}

/** How much of the promised descent has to be kept, and how flat the slope has to become. */
const DESCENT = 1e-4;
const FLATNESS = 0.9;
const MOST_TRIALS = 40;

/**
 * A point on a line where the strong Wolfe conditions hold (Nocedal and Wright, Numerical
 * Optimization, 2006, algorithms 3.5 and 3.6); `null` if rounding hides it. The bracket shrinks by
 * cubic interpolation, kept off its ends.
 */
export function searchLine(objective: Objective, line: Line): LinePoint | null {
  const { direction, slope: slope0, value: value0 } = line;
  // Close to the minimum, differences of values drown in rounding; the slopes still tell.
  const noise = 1e-14 * Math.abs(value0);
  let low: Omit<LinePoint, 'x' | 'gradient'> = { step: 0, value: value0, slope: slope0 };
  let high: typeof low | null = null;
  let step = line.firstStep;
  for (let trial = 0; trial < MOST_TRIALS; trial++) {
    const point = pointAt(objective, line, step);
    const tooHigh =
      !(point.value <= value0 + DESCENT * step * slope0 + noise) ||
      (high !== null || trial > 0 ? point.value > low.value + noise : false);
    if (!tooHigh && Math.abs(point.slope) <= -FLATNESS * slope0) return point;
    if (tooHigh) {
      high = point;
    } else {
      // The minimum lies on the side that goes down from here.
      if (high === null ? point.slope >= 0 : point.slope * (high.step - low.step) >= 0) high = low;
      low = point;
    }
    const next = high === null ? step * 4 : between(low, high);
    if (next === step || (high !== null && next === low.step)) return null;
    step = next;
  }
  return null;

  function pointAt(objective: Objective, { x }: Line, step: number): LinePoint {
    const there = x.map((value, i) => value + step * (direction[i] as number));
    const gradient = new Float64Array(x.length);
    const value = objective(there, gradient);
    let slope = 0;
    for (let i = 0; i < x.length; i++) slope += (gradient[i] as number) * (direction[i] as number);
    return { step, x: there, gradient, value, slope };
  }
}

/** The minimum of the cubic through two points with their slopes, at least a tenth from the ends. */
function between(
  a: Omit<LinePoint, 'x' | 'gradient'>,
  b: Omit<LinePoint, 'x' | 'gradient'>,
): number {
  const width = b.step - a.step;
  const d1 = a.slope + b.slope - (3 * (b.value - a.value)) / width;
  const d2 = Math.sqrt(d1 * d1 - a.slope * b.slope) * Math.sign(width);
  const share = 1 - (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
  // Values that are infinite or not convex leave no cubic: halve.
  return a.step + width * (Number.isFinite(share) ? Math.min(0.9, Math.max(0.1, share)) : 0.5);
}
