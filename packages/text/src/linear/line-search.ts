/**
 * The line search of Moré and Thuente, "Line search algorithms with guaranteed sufficient decrease",
 * ACM TOMS 20, 1994: finds a step where the value has sunk enough and the slope is flat enough (the
 * strong Wolfe conditions). Constants and trial steps are those of L-BFGS-B in scipy, so that
 * iterations run as they do there.
 */

/** A place on the line: how far, the value there, and the slope along the line. */
export interface Trial {
  readonly step: number;
  readonly value: number;
  readonly slope: number;
}

/** Share of the promised descent that has to come true. */
const DESCENT = 1e-3;
/** Share of the first slope that may be left. */
const FLATNESS = 0.9;
/** Width of the bracket, relative to its end, at which the search gives up and takes what it has. */
const NARROW = 0.1;
const LONGEST = 1e10;
const MOST_TRIALS = 20;

/**
 * @param origin - The place at step 0; its slope is below 0.
 * @param firstStep - The step to try first.
 * @param tryStep - Tells the value and the slope at a step.
 * @returns The last place tried; `null` if none was good enough.
 */
export function searchLine(
  origin: Trial,
  firstStep: number,
  tryStep: (step: number) => Trial,
): Trial | null {
  const promised = DESCENT * origin.slope;
  // Close to the minimum, differences of values drown in rounding; the slopes still tell.
  const noise = 1e-14 * Math.abs(origin.value);
  let best = origin;
  let other = origin;
  let bracketed = false;
  let modified = true;
  let width = LONGEST;
  let widthBefore = 2 * LONGEST;
  let low = 0;
  let high = 5 * firstStep;
  let step = firstStep;

  for (let count = 0; count < MOST_TRIALS; count++) {
    const trial = tryStep(step);
    const { value, slope } = trial;
    const limit = origin.value + step * promised + noise;
    const sunk = value <= limit;
    if (sunk && slope >= 0) modified = false;
    if (sunk && Math.abs(slope) <= -FLATNESS * origin.slope) return trial;
    if (bracketed && (step <= low || step >= high || high - low <= NARROW * high)) return trial;
    if (step === LONGEST && sunk && slope <= promised) return trial;

    // First the promised descent itself is taken off, until a place is found that keeps it.
    const tilt = modified && value <= best.value && !sunk ? promised : 0;
    const next = nextTrial(
      ...([best, other, trial].map((place) => tilted(place, -tilt)) as [Trial, Trial, Trial]),
      { bracketed, low, high },
    );
    bracketed = next.bracketed;
    best = tilted(next.best, tilt);
    other = tilted(next.other, tilt);
    step = next.step;
    if (bracketed) {
      const span = Math.abs(other.step - best.step);
      if (span >= 0.66 * widthBefore) step = best.step + (other.step - best.step) / 2;
      widthBefore = width;
      width = span;
      low = Math.min(best.step, other.step);
      high = Math.max(best.step, other.step);
    } else {
      low = step + 1.1 * (step - best.step);
      high = step + 4 * (step - best.step);
    }
    step = Math.min(Math.max(step, 0), LONGEST);
    if (bracketed && (step <= low || step >= high || high - low <= NARROW * high)) {
      step = best.step;
    }
  }
  return null;
}

function tilted({ step, value, slope }: Trial, tilt: number): Trial {
  return { step, value: value + step * tilt, slope: slope + tilt };
}

interface Interval {
  readonly bracketed: boolean;
  readonly low: number;
  readonly high: number;
}

/** Narrows the interval by the last trial, and chooses the next step from cubics and parabolas. */
function nextTrial(
  best: Trial,
  other: Trial,
  last: Trial,
  { bracketed, low, high }: Interval,
): { best: Trial; other: Trial; bracketed: boolean; step: number } {
  const turned = last.slope * Math.sign(best.slope) < 0;
  const secant = last.step + (last.slope / (last.slope - best.slope)) * (best.step - last.step);
  const nearer = (a: number, b: number, to: number): number =>
    Math.abs(a - to) < Math.abs(b - to) ? a : b;
  const further = (a: number, b: number, from: number): number =>
    Math.abs(a - from) > Math.abs(b - from) ? a : b;

  if (last.value > best.value) {
    // Higher: the minimum lies between.
    const cubic = cubicMinimum(best, last);
    const span = last.step - best.step;
    const drop = (best.value - last.value) / span + best.slope;
    const parabola = best.step + (best.slope / drop / 2) * span;
    const step =
      nearer(cubic, parabola, best.step) === cubic ? cubic : cubic + (parabola - cubic) / 2;
    return { best, other: last, bracketed: true, step };
  }
  if (turned) {
    // Lower, and the slope has changed its sign: between, too.
    const step = further(cubicMinimum(last, best), secant, last.step);
    return { best: last, other: best, bracketed: true, step };
  }
  let step: number;
  if (Math.abs(last.slope) < Math.abs(best.slope)) {
    // Lower and flatter: beyond.
    const cubic = cubicBeyond(best, last, low, high);
    if (bracketed) {
      step = nearer(cubic, secant, last.step);
      const most = last.step + 0.66 * (other.step - last.step);
      step = last.step > best.step ? Math.min(most, step) : Math.max(most, step);
    } else {
      step = Math.min(Math.max(further(cubic, secant, last.step), low), high);
    }
  } else if (bracketed) {
    step = cubicMinimum(last, other);
  } else {
    step = last.step > best.step ? high : low;
  }
  return { best: last, other, bracketed, step };
}

/** Minimum of the cubic through two places with their slopes, as seen from the first. */
function cubicMinimum(from: Trial, to: Trial): number {
  const { theta, gamma } = cubicOf(from, to);
  const p = gamma - from.slope + theta;
  const q = gamma - from.slope + gamma + to.slope;
  return from.step + (p / q) * (to.step - from.step);
}

/** The same seen from the later place, where the cubic may have its minimum beyond it or nowhere. */
function cubicBeyond(best: Trial, last: Trial, low: number, high: number): number {
  const { theta, gamma } = cubicOf(last, best);
  const p = gamma - last.slope + theta;
  const q = gamma + (best.slope - last.slope) + gamma;
  const share = p / q;
  if (share < 0 && gamma !== 0) return last.step + share * (best.step - last.step);
  return last.step > best.step ? high : low;
}

function cubicOf(from: Trial, to: Trial): { theta: number; gamma: number } {
  const theta = (3 * (from.value - to.value)) / (to.step - from.step) + from.slope + to.slope;
  const s = Math.max(Math.abs(theta), Math.abs(from.slope), Math.abs(to.slope));
  const root = s * Math.sqrt(Math.max(0, (theta / s) ** 2 - (from.slope / s) * (to.slope / s)));
  return { theta, gamma: to.step < from.step ? -root : root };
}
