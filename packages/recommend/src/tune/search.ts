import { checkNumber, checkOption, RecommendError } from '../errors.js';
import type { Json } from '../save/saved-state.js';
import type { Progress, Steps, WorkOptions } from '../work.js';
import { nextOfHalving, rungsOf, type Resource } from './halving.js';
import { checkTpe, randomOfTrial, sampleRandom, sampleTpe, type TpeOptions } from './samplers.js';
import { innerOf, valueOf, type Dimension, type ParamsOf, type Space } from './space.js';
import {
  bestTrial,
  describeSpace,
  dimensionsOf,
  innersOf,
  lossOf,
  resumedTrials,
  type SamplerName,
  type Trial,
  type TuneState,
} from './trial.js';

/** Options of every search. */
export interface SearchOptions<S extends Space> extends WorkOptions {
  space: S;
  /** How many trials, those of `resume` among them; with `'halving'` those of the first round. */
  trials: number;
  /** `'tpe'` by default. */
  sampler?: SamplerName | undefined;
  /** 0 by default; equal seeds give equal trials. */
  seed?: number | undefined;
  /** `'maximize'` by default, as ranking metrics want; `'minimize'` for errors. */
  direction?: 'maximize' | 'minimize' | undefined;
  /** Values to try before the sampler chooses: those that you would have taken. */
  first?: readonly ParamsOf<S>[] | undefined;
  /** The state that an earlier search gave. */
  resume?: TuneState | undefined;
  /** Told of each trial, with the state to keep in case the search is stopped. */
  onTrial?: ((trial: Trial<ParamsOf<S>>, state: TuneState) => void) | undefined;
  tpe?: TpeOptions | undefined;
  /** What `'halving'` shares out. */
  resource?: Resource | undefined;
}

/** What a search found. */
export interface SearchResult<S extends Space> {
  best: { params: ParamsOf<S>; value: number; number: number };
  trials: Trial<ParamsOf<S>>[];
  /** JSON: `resume` goes on from here. */
  state: TuneState;
}

/** What is asked of one set of values; it may yield between two pieces of work. */
export type Objective<S extends Space> = (
  params: ParamsOf<S>,
  resource: number | null,
) => Steps<number>;

/**
 * Tries values until there are enough trials. The next values depend on the seed, the trial's number
 * and the trials before alone, so a search that is stopped and resumed equals one in one go. A trial
 * that throws, or gives NaN, is kept with the reason, and the search goes on.
 *
 * @throws RecommendError `invalid-input` if all trials failed, with the first reason.
 */
export function* searchSteps<S extends Space>(
  objective: Objective<S>,
  options: SearchOptions<S>,
): Steps<SearchResult<S>> {
  const { space, seed = 0, sampler = 'tpe', direction = 'maximize', resume } = options;
  checkOption('sampler', sampler, ['tpe', 'random', 'halving']);
  checkOption('direction', direction, ['maximize', 'minimize']);
  checkNumber('seed', seed, { min: 0, max: 2 ** 32 - 1, integer: true });
  checkNumber('trials', options.trials, { min: 1, integer: true });
  checkTpe(options.tpe ?? {});
  const dimensions = dimensionsOf(space);
  const head = { version: 1, seed, sampler, direction, space: describeSpace(space) } as const;
  const trials = resume ? resumedTrials(resume, head) : [];
  const plan = planOf(options, dimensions, direction);
  for (const { number, resource } of trials) {
    if (plan.resourceOf(number) === resource) continue;
    throw new RecommendError(
      'invalid-input',
      `Trial ${number} of resume had the resource ${resource}, here it has ${plan.resourceOf(number)}: give the same trials and resource, or begin anew.`,
      number,
    );
  }
  const state = (): TuneState => ({ ...head, trials: structuredClone(trials) });
  for (let next = plan.next(trials); next; next = plan.next(trials)) {
    const { inner, resource } = next;
    const params = Object.fromEntries(
      dimensions.map(([name, dimension], d) => [name, valueOf(dimension, inner[d] as number)]),
    );
    const progress = { done: trials.length, total: plan.total, unit: 'trial' };
    const begun = performance.now();
    const outcome = yield* attempt(objective, params as ParamsOf<S>, resource, progress);
    const seconds = (performance.now() - begun) / 1000;
    const trial: Trial = { number: trials.length, params, ...outcome, seconds, resource };
    trials.push(trial);
    options.onTrial?.(structuredClone(trial) as Trial<ParamsOf<S>>, state());
    yield { ...progress, done: trials.length };
  }
  const best = bestTrial(trials as Trial<ParamsOf<S>>[], direction);
  if (!best) {
    const reason = trials[0]?.failure ?? '';
    throw new RecommendError(
      'invalid-input',
      `All ${trials.length} trials failed; the first: ${reason}`,
    );
  }
  const { params, value, number } = best;
  return {
    best: { params, value, number },
    trials: structuredClone(trials) as Trial<ParamsOf<S>>[],
    state: state(),
  };
}

/** Runs one trial; whatever it throws is its failure. */
function* attempt<S extends Space>(
  objective: Objective<S>,
  params: ParamsOf<S>,
  resource: number | null,
  progress: Progress,
): Steps<{ value: number | null; failure: string | null }> {
  try {
    const steps = objective(params, resource);
    for (;;) {
      const step = steps.next();
      if (step.done !== true) {
        yield progress;
        continue;
      }
      const value = step.value;
      if (Number.isFinite(value)) return { value, failure: null };
      return { value: null, failure: `The metric is ${value}.` };
    }
  } catch (error) {
    return { value: null, failure: error instanceof Error ? error.message : String(error) };
  }
}

interface Plan {
  total: number;
  /** What the trial of a number gets. */
  resourceOf: (number: number) => number | null;
  /** Inner numbers and resource of the trial after these; `null` when there are enough. */
  next: (trials: readonly Trial[]) => { inner: readonly number[]; resource: number | null } | null;
}

function planOf<S extends Space>(
  { trials: wanted, sampler, seed = 0, first = [], tpe, resource }: SearchOptions<S>,
  named: [string, Dimension][],
  direction: 'maximize' | 'minimize',
): Plan {
  const dimensions = named.map(([, dimension]) => dimension);
  const queue = first.map((params) =>
    named.map(([name, dimension]) =>
      innerOf(name, dimension, (params as Record<string, Json>)[name]),
    ),
  );
  const chance = (number: number): readonly number[] =>
    queue[number] ?? sampleRandom(dimensions, randomOfTrial(seed, number));
  if (sampler === 'halving') {
    if (!resource) {
      throw new RecommendError(
        'invalid-parameter',
        "sampler 'halving' needs resource: { param: 'nEpochs', min: 1, max: 27 } or param: 'users'.",
      );
    }
    const rungs = rungsOf(wanted, resource);
    return {
      total: rungs.reduce((sum, { count }) => sum + count, 0),
      resourceOf: (number) =>
        rungs.find(({ first: begin, count }) => number < begin + count)?.resource ?? null,
      next: (trials) => {
        const losses = trials.map((trial) => lossOf(trial, direction));
        const chosen = nextOfHalving(rungs, losses);
        if (!chosen) return null;
        const from = chosen.from === null ? undefined : trials[chosen.from];
        const inner = from ? innersOf(named, from) : chance(trials.length);
        return { inner, resource: chosen.resource };
      },
    };
  }
  return {
    total: wanted,
    resourceOf: () => null,
    next: (trials) => {
      const number = trials.length;
      if (number >= wanted) return null;
      const queued = queue[number];
      if (sampler === 'random' || queued) return { inner: chance(number), resource: null };
      const past = trials
        .filter(({ value }) => value !== null)
        .map((trial) => ({ inner: innersOf(named, trial), loss: lossOf(trial, direction) }));
      const random = randomOfTrial(seed, number);
      return { inner: sampleTpe(dimensions, past, random, tpe), resource: null };
    },
  };
}
