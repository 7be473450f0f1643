import { checkNumber } from '../errors.js';

/** What a halving search gives more of to the better half (with eta 3: the best third). */
export interface Resource {
  /** A parameter of the space's model, as `nEpochs`; or `'users'`: the share of training users. */
  param: string;
  /** What every trial gets at first. */
  min: number;
  /** What the last ones get. */
  max: number;
  /** One in `eta` goes on, with `eta` times the resource; 3 by default. */
  eta?: number | undefined;
}

/** A round of a halving search. */
export interface Rung {
  /** Trials of this round. */
  count: number;
  resource: number;
  /** Number of its first trial. */
  first: number;
}

/**
 * Rounds of successive halving (Jamieson and Talwalkar 2016): `trials` begin with the least resource,
 * and of each round the best 1 / eta go on with eta times as much, up to `max`. A whole-number
 * resource stays whole.
 */
export function rungsOf(trials: number, { min, max, eta = 3 }: Resource): Rung[] {
  checkNumber('resource.eta', eta, { min: 2 });
  checkNumber('resource.min', min, { min: 0, above: true });
  checkNumber('resource.max', max, { min });
  const whole = Number.isInteger(min) && Number.isInteger(max) && max > 1;
  const rungs: Rung[] = [];
  let first = 0;
  for (let count = trials, resource = min; count >= 1;) {
    rungs.push({ count, first, resource });
    if (resource >= max) break;
    first += count;
    // One trial alone has nobody to beat: it gets all at once.
    const next = count === 1 ? max : Math.min(max, resource * eta);
    resource = whole ? Math.round(next) : next;
    count = Math.max(1, Math.floor(count / eta));
  }
  return rungs;
}

/**
 * Who gets the next trial: a new set of values, or one of the round before, by its number.
 *
 * @param losses Losses of all trials so far.
 * @returns `null` when the search is over.
 */
export function nextOfHalving(
  rungs: readonly Rung[],
  losses: readonly number[],
): { resource: number; from: number | null } | null {
  const number = losses.length;
  const r = rungs.findIndex(({ first, count }) => number >= first && number < first + count);
  const rung = rungs[r];
  const before = rungs[r - 1];
  if (!rung) return null;
  if (!before) return { resource: rung.resource, from: null };
  const ranks = Array.from({ length: before.count }, (_, k) => before.first + k).sort(
    (a, b) => compare(losses[a] ?? Infinity, losses[b] ?? Infinity) || a - b,
  );
  return { resource: rung.resource, from: ranks[number - rung.first] ?? null };
}

/** Two failures are equal, though Infinity - Infinity is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
