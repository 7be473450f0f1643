import {
  ContinueWatching,
  EASE,
  logUniform,
  SVDpp,
  tune,
  tuneWeights,
  uniform,
} from '@nunchi/recommend';
import type { Interactions, Progress, Recommender } from '@nunchi/recommend';
import { alsOf, discoveryParts, OVER, resumeParts } from './blends';
import type { PartOptions } from './blends';
import type { AlsChoice, Tuned, Weights } from './tuned';
import type { Views } from './views';

/** What the search may do and whom it tells. */
export interface TuneAllOptions {
  /** How many values are tried for each model; four times as many for each blend's weights. */
  readonly trials: number;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Chooses options and weights on the validation window. The test window is not among the arguments.
 *
 * @param views What came before the window.
 * @param validation What was watched in it.
 */
export function tuneAll(
  views: Views,
  validation: Interactions,
  { trials, onProgress }: TuneAllOptions,
): Tuned {
  const total = 5 * trials + 8 * trials;
  let done = 0;
  const common = {
    validation,
    trials,
    seed: 1,
    metric: 'ndcg@10',
    onTrial: () => {
      done++;
      onProgress?.({ done, total, unit: 'trial' });
    },
  } as const;

  const tuneAls = (train: Interactions): AlsChoice =>
    tune({
      ...common,
      train,
      model: alsOf,
      space: { regularization: logUniform(0.01, 3), unobservedWeight: logUniform(0.003, 1) },
    }).best.params;
  const als = tuneAls(views.confident);
  const alsPlain = tuneAls(views.plain);
  const ease = tune({
    ...common,
    train: views.plain,
    model: (params) => new EASE(params),
    space: { regularization: logUniform(3, 1000) },
  }).best.params;
  // The original's choice gets its chance too.
  const svdpp = tune({
    ...common,
    train: views.clipped,
    model: (params) => new SVDpp({ ...params, randomState: 0 }),
    space: { lrAll: logUniform(0.002, 0.03), regAll: logUniform(0.01, 0.3) },
    evaluate: { seen: 'allow' },
  }).best.params;
  const continueWatching = tune({
    ...common,
    train: views.confident,
    model: (params) => new ContinueWatching({ ...params, weight: 'sqrt' }),
    space: { halfLife: logUniform(1, 60) },
    evaluate: { seen: 'only' },
  }).best.params;

  const chosen: PartOptions = { als, ease, continueWatching };
  const weightsOf = (
    parts: Readonly<Record<string, Recommender>>,
    fixed: string,
    over: 'unseen' | 'seen',
    seen: 'filter' | 'only',
  ): Weights => {
    const others = Object.keys(parts).filter((part) => part !== fixed);
    return tuneWeights({
      ...common,
      trials: 4 * trials,
      train: views.confident,
      parts,
      // Only ratios decide a ranking, so one weight may as well be 1.
      weights: { [fixed]: 1, ...Object.fromEntries(others.map((part) => [part, uniform(0, 2)])) },
      over,
      evaluate: { seen },
    }).weights;
  };
  return {
    ...{ als, alsPlain, ease, svdpp, continueWatching },
    discovery: weightsOf(discoveryParts(views, chosen), 'ease', OVER.discovery, 'filter'),
    resume: weightsOf(resumeParts(views, chosen), 'history', OVER.resume, 'only'),
  };
}
