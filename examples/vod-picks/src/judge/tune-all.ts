import { Blend, ContinueWatching, EASE, SVDpp, logUniform, tune, uniform } from '@nunchi/recommend';
import type { Dimension, Interactions, Progress } from '@nunchi/recommend';
import { alsOf, discoveryBlend, resumeBlend } from './blends';
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

  const parts: PartOptions = { als, ease, continueWatching };
  const weightsOf = (blend: Blend, seen: 'filter' | 'only'): Weights =>
    tune({
      ...common,
      trials: 4 * trials,
      train: views.confident,
      model: (weights) => blend.withWeights(weights),
      space: weightSpace(Object.keys(blend.options.parts)),
      evaluate: { seen },
    }).best.params;
  return {
    ...{ als, alsPlain, ease, svdpp, continueWatching },
    discovery: weightsOf(discoveryBlend(views, parts), 'filter'),
    resume: weightsOf(resumeBlend(views, parts), 'only'),
  };
}

/** Each part counts from nothing to 2. */
function weightSpace(parts: readonly string[]): Record<string, Dimension & { type: 'number' }> {
  return Object.fromEntries(parts.map((part) => [part, uniform(0, 2)]));
}
