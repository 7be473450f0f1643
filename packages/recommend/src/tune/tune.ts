import type { Interactions } from '../data/interactions.js';
import { RecommendError } from '../errors.js';
import { evaluateSteps, type EvaluateOptions } from '../judge/evaluate.js';
import { metricOf, parseMetric, type MetricName } from '../judge/metrics/ranking-report.js';
import { refuseTestSet } from '../judge/test-set.js';
import type { Recommender } from '../models/recommender.js';
import { RandomState } from '../random/random-state.js';
import { runSteps, runStepsAsync, type Steps, type WorkOptions } from '../work.js';
import { searchSteps, type SearchOptions, type SearchResult } from './search.js';
import type { ParamsOf, Space } from './space.js';

/** What the model is judged by: a ranking metric by name, or a function of your own. */
export type TuneMetric = MetricName | ((model: Recommender, validation: Interactions) => number);

/** Options of `tune`. */
export interface TuneOptions<
  S extends Space,
  M extends Recommender = Recommender,
> extends SearchOptions<S> {
  /** Makes a model of the values; it is fitted on `train` unless it comes fitted. */
  model: (params: ParamsOf<S>) => M;
  train: Interactions;
  /** What a trial is judged on; never the test set. */
  validation: Interactions;
  /** `'ndcg@10'` by default. */
  metric?: TuneMetric | undefined;
  /** Seen items, mode and so on, when `metric` is a name. */
  evaluate?: Pick<EvaluateOptions, 'seen' | 'mode' | 'candidates' | 'users'> | undefined;
}

/** What `tune` found. */
export interface TuneResult<
  S extends Space,
  M extends Recommender = Recommender,
> extends SearchResult<S> {
  /** The best values' model, fitted on other data: train and validation together. */
  refit: (data: Interactions, work?: WorkOptions) => M;
}

/**
 * Searches the values with which a model does best on validation data. It refuses a `TestSet`, and
 * interactions that lie in one: tuned on the test, every number would flatter.
 *
 * @throws RecommendError `test-set-refused`; `invalid-input` if every trial failed.
 * @example
 * ```ts
 * const { best, refit } = tune({
 *   model: (params) => new EASE(params),
 *   space: { lambda: logUniform(10, 5000) },
 *   ...{ train, validation, metric: 'ndcg@20', trials: 20, seed: 1 },
 * });
 * const model = refit(trainAndValidation);
 * ```
 */
export function tune<S extends Space, M extends Recommender>(
  options: TuneOptions<S, M>,
): TuneResult<S, M> {
  return withRefit(runSteps(tuneSteps(options), options), options);
}

/** As `tune`, but other work of the program goes on between the epochs of a trial. */
export async function tuneAsync<S extends Space, M extends Recommender>(
  options: TuneOptions<S, M>,
): Promise<TuneResult<S, M>> {
  return withRefit(await runStepsAsync(tuneSteps(options), options), options);
}

function withRefit<S extends Space, M extends Recommender>(
  found: SearchResult<S>,
  { model, resource, sampler }: TuneOptions<S, M>,
): TuneResult<S, M> {
  return {
    ...found,
    refit: (data, work) => {
      refuseTestSet('refit', data);
      const all = sampler === 'halving' ? (resource?.max ?? null) : null;
      return model(withResource(found.best.params, resource?.param, all)).fit(data, work);
    },
  };
}

function* tuneSteps<S extends Space>(options: TuneOptions<S>): Steps<SearchResult<S>> {
  const { train, validation, metric = 'ndcg@10', seed = 0, resource } = options;
  refuseTestSet('train', train);
  refuseTestSet('validation', validation);
  const judge = judgeOf(metric, validation, options.evaluate);
  const order =
    resource?.param === 'users' ? new RandomState(seed).permutation(train.users.size) : null;
  return yield* searchSteps<S>(function* (params, amount) {
    const model = options.model(withResource(params, resource?.param, amount));
    const data = order && amount !== null ? someUsers(train, order, amount) : train;
    if (!model.isFitted) yield* model.fitSteps(data);
    return yield* judge(model);
  }, options);
}

/** Judges models by a metric, in steps. */
export function judgeOf(
  metric: TuneMetric,
  validation: Interactions,
  how: TuneOptions<Space>['evaluate'],
): (model: Recommender) => Steps<number> {
  if (typeof metric === 'function') {
    // eslint-disable-next-line require-yield
    return function* (model) {
      return metric(model, validation);
    };
  }
  const k = parseMetric(metric).k ?? 10;
  return function* (model) {
    return metricOf(yield* evaluateSteps(model, validation, { ...how, k }), metric);
  };
}

function withResource<S extends Space>(
  params: ParamsOf<S>,
  name: string | undefined,
  amount: number | null,
): ParamsOf<S> {
  if (name === undefined || name === 'users' || amount === null) return params;
  return { ...params, [name]: amount };
}

/** The rows of the first share of the users, in a random order. */
function someUsers(train: Interactions, order: Int32Array, share: number): Interactions {
  if (share > 1) {
    throw new RecommendError('invalid-parameter', 'resource.max of users is a share, up to 1.');
  }
  if (share === 1) return train;
  const chosen = new Uint8Array(order.length);
  for (const user of order.subarray(0, Math.ceil(share * order.length))) chosen[user] = 1;
  const rows = Array.from(train.userOf.keys()).filter(
    (row) => chosen[train.userOf[row] as number] === 1,
  );
  return train.select(rows);
}
