import { checkOption, RecommendError } from '../../errors.js';
import type { Interactions } from '../../data/interactions.js';
import { Popularity } from '../../implicit/popularity.js';
import type { Recommender } from '../../models/recommender.js';
import { runSteps, runStepsAsync, type Steps } from '../../work.js';
import type { BootstrapOptions } from '../bootstrap.js';
import { compareRows, type JudgedModel } from './compare-rows.js';
import { Comparison } from './compare-table.js';
import { evaluateSteps, type EvaluateOptions } from '../evaluate.js';
import { metricOf, parseMetric, type MetricName } from '../metrics/ranking-report.js';
import { refuseTestSet, type Judged } from '../test-set.js';

/** Options of `compareModels`. */
export interface CompareModelsOptions extends EvaluateOptions {
  /** Models by the name that they have in the table; those that are not fitted learn from `train`. */
  models: Readonly<Record<string, Recommender | (() => Recommender)>>;
  /** Needed where a model is not fitted. */
  train?: Interactions | undefined;
  test: Judged;
  /** Columns, the first of which decides; precision, recall, NDCG, MAP, coverage, novelty by default. */
  metrics?: readonly MetricName[] | undefined;
  bootstrap?: BootstrapOptions | undefined;
  /** Names among which the best is what the others are measured by; by default popularity models. */
  baselines?: readonly string[] | undefined;
}

const METRICS: readonly MetricName[] = [
  'ndcg',
  'precision',
  'recall',
  'map',
  'coverage',
  'novelty',
];

/**
 * Fits the models that are not fitted, judges all on the same users, and puts popularity beside them
 * if nobody brought it: a model that does not beat it has learnt nothing about persons.
 *
 * @throws RecommendError `not-fitted` if a model must be fitted and there is no `train`.
 * @example
 * ```ts
 * const table = compareModels({ models: { ease: new EASE() }, train, test, k: 10 });
 * console.log(table.toText());
 * ```
 */
export function compareModels(options: CompareModelsOptions): Comparison {
  return runSteps(compareSteps(options), options);
}

/** As `compareModels`, but other work of the program goes on meanwhile. */
export function compareModelsAsync(options: CompareModelsOptions): Promise<Comparison> {
  return runStepsAsync(compareSteps(options), options);
}

function* compareSteps(options: CompareModelsOptions): Steps<Comparison> {
  const { train, test, metrics = METRICS, bootstrap = {} } = options;
  if (train) refuseTestSet('train', train);
  const main = metrics[0];
  if (main === undefined) {
    throw new RecommendError('invalid-parameter', 'metrics is empty: name at least one.');
  }
  const lengths = typeof options.k === 'object' ? options.k : [options.k ?? 10];
  const asked = metrics.flatMap((name) => parseMetric(name).k ?? []);
  const k = [...new Set([...lengths, ...asked])];
  const models = Object.entries(options.models).map(
    ([name, model]) => [name, typeof model === 'function' ? model() : model] as const,
  );
  if (models.length === 0) throw new RecommendError('invalid-parameter', 'There are no models.');
  const judged: JudgedModel[] = [];
  const all = [...withPopularity(models)];
  const total = all.length;
  // Each model is judged by the same lists of ids, which may come from a generator.
  const candidates = options.candidates && [...options.candidates];
  const users = options.users && [...options.users];
  for (const [name, model] of all) {
    const progress = { done: judged.length, total, unit: 'model' };
    const begun = performance.now();
    const wasFitted = model.isFitted;
    if (!wasFitted) {
      if (!train) {
        throw new RecommendError('not-fitted', `${name} is not fitted: fit it, or give train.`);
      }
      for (const _ of model.fitSteps(train)) yield progress;
    }
    const fitted = performance.now();
    const steps = evaluateSteps(model, test, { ...options, k, candidates, users });
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield progress;
    judged.push({
      ...{ name, model, report: step.value },
      fitSeconds: wasFitted ? null : (fitted - begun) / 1000,
      evaluateSeconds: (performance.now() - fitted) / 1000,
    });
    yield { ...progress, done: judged.length };
  }
  const baseline = baselineOf(judged, options.baselines, main);
  return new Comparison(
    compareRows(judged, baseline, metrics, bootstrap),
    baseline.name,
    bootstrap,
  );
}

/** Popularity first, unless one of the models is it; fitted on what the first model knows, if need be. */
function* withPopularity(
  models: readonly (readonly [string, Recommender])[],
): Generator<readonly [string, Recommender], void, void> {
  const [first] = models;
  if (first && !models.some(([, model]) => model instanceof Popularity)) {
    const name = models.some(([taken]) => taken === 'Popularity')
      ? 'Popularity (added)'
      : 'Popularity';
    yield [name, first[1].isFitted ? popularityOf(first[1]) : new Popularity()];
  }
  yield* models;
}

/** A popularity model of the users and items that a fitted model knows. */
function popularityOf(model: Recommender): Popularity {
  const state = model.toState();
  const { users, items, arrays, options } = state;
  const scores = Float64Array.from(model.known.popularity);
  return Popularity.restore({
    ...{ kind: 'Popularity', users, items },
    options: { lastAt: options.lastAt },
    arrays: { ...arrays, scores },
  });
}

function baselineOf(
  judged: readonly JudgedModel[],
  names: readonly string[] | undefined,
  main: MetricName,
): JudgedModel {
  const all = judged.map(({ name }) => name);
  for (const name of names ?? []) checkOption('baselines', name, all);
  if (names?.length === 0) {
    throw new RecommendError('invalid-parameter', 'baselines is empty: leave it out, or name one.');
  }
  const can = judged.filter(({ name, model }) =>
    names ? names.includes(name) : model instanceof Popularity,
  );
  return can.reduce((best, one) =>
    metricOf(one.report, main) > metricOf(best.report, main) ? one : best,
  );
}
