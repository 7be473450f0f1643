import { RecommendError } from '../errors.js';
import type { Json } from '../save/saved-state.js';
import { innerOf, type Dimension, type Space } from './space.js';

/** One attempt. */
export interface Trial<P = Record<string, Json>> {
  /** From 0. */
  number: number;
  params: P;
  /** `null` where the attempt failed. */
  value: number | null;
  /** Why it failed; `null` where it did not. */
  failure: string | null;
  seconds: number;
  /** What a halving search gave it: epochs, or a share of the users; `null` otherwise. */
  resource: number | null;
}

/** How the next values are chosen. */
export type SamplerName = 'tpe' | 'random' | 'halving';

/** A search as JSON: give it as `resume`, and the search goes on as if it had never stopped. */
export interface TuneState {
  version: 1;
  seed: number;
  sampler: SamplerName;
  direction: 'maximize' | 'minimize';
  /** The dimensions, to see that they are the same. */
  space: Record<string, Json>;
  trials: Trial[];
}

/** A space as JSON. */
export function describeSpace(space: Space): Record<string, Json> {
  return JSON.parse(JSON.stringify(space)) as Record<string, Json>;
}

/** Dimensions by name. */
export function dimensionsOf(space: Space): [string, Dimension][] {
  const entries = Object.entries(space);
  if (entries.length > 0) return entries;
  throw new RecommendError('invalid-parameter', 'The space is empty: name at least one parameter.');
}

/**
 * The trials of an earlier search.
 *
 * @throws RecommendError `invalid-input` if it searched elsewhere, or in another way.
 */
export function resumedTrials(state: TuneState, now: Omit<TuneState, 'trials'>): Trial[] {
  if ((state.version as number) !== 1 || !Array.isArray(state.trials)) {
    throw new RecommendError('invalid-input', 'resume is no state of version 1 that tune gave.');
  }
  for (const name of ['seed', 'sampler', 'direction', 'space'] as const) {
    const [was, is] = [JSON.stringify(state[name]), JSON.stringify(now[name])];
    if (was === is) continue;
    throw new RecommendError(
      'invalid-input',
      `The search to resume had ${name} ${was}, this one has ${is}: give the same, or begin anew.`,
    );
  }
  return state.trials.map((trial, number) => {
    if (trial.number === number) return structuredClone(trial);
    throw new RecommendError('invalid-input', `Trial ${number} of resume is missing.`, number);
  });
}

/** A trial's inner numbers. */
export function innersOf(dimensions: readonly [string, Dimension][], trial: Trial): number[] {
  return dimensions.map(([name, dimension]) => innerOf(name, dimension, trial.params[name]));
}

/** Lower for better ones, Infinity for failures. */
export function lossOf({ value }: Trial, direction: 'maximize' | 'minimize'): number {
  if (value === null) return Infinity;
  return direction === 'minimize' ? value : -value;
}

/** The best of the trials with the highest resource; the first of equals, `null` of failures. */
export function bestTrial<P>(
  trials: readonly Trial<P>[],
  direction: 'maximize' | 'minimize',
): (Trial<P> & { value: number }) | null {
  let best: (Trial<P> & { value: number }) | null = null;
  for (const trial of trials) {
    const { value, resource } = trial;
    if (value === null) continue;
    const more = (resource ?? 0) - (best?.resource ?? 0);
    const better = best && (direction === 'minimize' ? value < best.value : value > best.value);
    if (best && (more < 0 || (more === 0 && !better))) continue;
    best = { ...trial, value };
  }
  return best;
}
