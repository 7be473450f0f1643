import { RecommendError } from '../errors.js';
import { Blend, type BlendOptions } from '../blend/blend.js';
import { refuseTestSet } from '../judge/test-set.js';
import type { Recommender } from '../models/recommender.js';
import { runSteps, runStepsAsync, type Steps } from '../work.js';
import { RememberedScores } from './remembered-scores.js';
import { searchSteps, type SearchOptions, type SearchResult } from './search.js';
import { uniform, type NumberDimension } from './space.js';
import { judgeOf, type TuneOptions } from './tune.js';

/** The dimensions of a blend's weights. */
export type WeightSpace = Record<string, NumberDimension>;

/** Options of `tuneWeights`. */
export interface TuneWeightsOptions
  extends
    Omit<SearchOptions<WeightSpace>, 'space' | 'resource'>,
    Pick<TuneOptions<WeightSpace>, 'train' | 'validation' | 'metric' | 'evaluate'> {
  /** Models and features; those that are not fitted learn from `train`, once. */
  parts: Readonly<Record<string, Recommender>>;
  /**
   * What each part's weight may be: a dimension to search, or a number that stays. Those without one
   * are searched from 0 to 1. One fixed weight is good to have: only ratios decide a ranking.
   */
  weights?: Readonly<Record<string, NumberDimension | number>> | undefined;
  normalize?: BlendOptions['normalize'];
  over?: BlendOptions['over'];
}

/** What `tuneWeights` found. */
export interface TuneWeightsResult extends SearchResult<WeightSpace> {
  /** A weight for each part, the fixed ones too. */
  weights: Record<string, number>;
  /** The blend with these weights, its parts being fitted on `train`. */
  blend: Blend;
}

/**
 * Searches the weights of a blend. The parts are fitted once, and the scores that they give are kept,
 * so that a trial costs adding up and choosing. Refuses the test set as `tune` does.
 *
 * @throws RecommendError `test-set-refused`, or `invalid-parameter` for a weight without part.
 * @example
 * ```ts
 * const { weights, blend } = tuneWeights({
 *   parts: { als: new ImplicitALS(), progress: new SeriesProgress() },
 *   weights: { als: 1, progress: uniform(0, 2) },
 *   ...{ train, validation, trials: 50, seed: 1 },
 * });
 * ```
 */
export function tuneWeights(options: TuneWeightsOptions): TuneWeightsResult {
  return runSteps(weightSteps(options), options);
}

/** As `tuneWeights`, but other work of the program goes on meanwhile. */
export function tuneWeightsAsync(options: TuneWeightsOptions): Promise<TuneWeightsResult> {
  return runStepsAsync(weightSteps(options), options);
}

function* weightSteps(options: TuneWeightsOptions): Steps<TuneWeightsResult> {
  const { parts, weights: asked = {}, train, validation, normalize, over } = options;
  refuseTestSet('train', train);
  refuseTestSet('validation', validation);
  for (const name of Object.keys(asked)) {
    if (Object.hasOwn(parts, name)) continue;
    throw new RecommendError(
      'invalid-parameter',
      `There is a weight for ${name}, but no such part.`,
    );
  }
  const space: WeightSpace = {};
  const fixed: Record<string, number> = {};
  for (const name of Object.keys(parts)) {
    const weight = asked[name] ?? uniform(0, 1);
    if (typeof weight === 'number') fixed[name] = weight;
    else space[name] = weight;
  }
  const progress = { done: 0, total: options.trials, unit: 'trial' };
  for (const part of Object.values(parts)) {
    if (part.isFitted) continue;
    for (const _ of part.fitSteps(train)) yield progress;
  }
  const remembered = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, new RememberedScores(part)]),
  );
  const blend = new Blend({ parts: remembered, normalize, over, refit: false });
  yield* blend.fitSteps(train);
  const judge = judgeOf(options.metric ?? 'ndcg@10', validation, options.evaluate);
  const found = yield* searchSteps<WeightSpace>(
    (params) => judge(blend.withWeights({ ...fixed, ...params })),
    { ...options, space },
  );
  const weights = { ...fixed, ...found.best.params };
  const best = new Blend({ parts, weights, normalize, over, refit: false });
  yield* best.fitSteps(train);
  return { ...found, weights, blend: best };
}
