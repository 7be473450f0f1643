import { TextError, notFitted } from '../errors.js';
import type { Label, WorkOptions } from '../types.js';
import { Work } from '../work.js';
import { splitsOf } from './cv.js';
import type { CrossValidation } from './cv.js';
import { cutFold } from './estimator.js';
import type { Estimator, InputOf, LabelOf, Model } from './estimator.js';
import { parameterGrid } from './parameter-grid.js';
import type { ParamGrid, ParamsOf } from './parameter-grid.js';
import { scorerOf } from './scoring.js';
import type { Scoring } from './scoring.js';

/** Options of `GridSearchCV`. */
export interface GridSearchOptions<L extends Label> extends WorkOptions {
  /** How to split; 5 stratified folds by default. */
  cv?: CrossValidation | undefined;
  /** What the best parameters are best in; `'accuracy'` by default. */
  scoring?: Scoring<L> | undefined;
  /** Whether to fit the best parameters on all samples in the end; `true` by default. */
  refit?: boolean | undefined;
}

/** How one choice of parameters did. */
export interface GridSearchResult<P> {
  readonly params: P;
  readonly meanTestScore: number;
  /** Standard deviation over the splits (divided by their number). */
  readonly stdTestScore: number;
  /** 1 is best; equal means share the better rank. */
  readonly rankTestScore: number;
  /** The score of each split. */
  readonly splitTestScores: readonly number[];
}

/**
 * Tries all combinations of parameters by cross-validation (scikit-learn's `GridSearchCV`). The
 * first argument makes a new, unfitted model or pipeline of parameters: scikit-learn sets
 * parameters by name on a clone, but a function lets the compiler check them, and one parameter may
 * go to any step.
 *
 * All splits of all combinations are fitted one after the other. `onProgress` counts these fits;
 * `signal` is looked at between them.
 *
 * @example
 * ```ts
 * const search = new GridSearchCV(
 *   ({ alpha, fitPrior }) => new MultinomialNB<string>({ alpha, fitPrior }),
 *   { alpha: [0.1, 1], fitPrior: [true, false] },
 *   { cv: 5, scoring: 'f1_macro' },
 * ).fit(counts, labels);
 * search.bestParams; // { alpha: 0.1, fitPrior: true }
 * search.predict(more);
 * ```
 */
export class GridSearchCV<E extends Estimator, const G extends ParamGrid> {
  readonly #factory: (params: ParamsOf<G>) => E;
  readonly #candidates: ParamsOf<G>[];
  readonly #options: GridSearchOptions<LabelOf<E>>;
  #results: GridSearchResult<ParamsOf<G>>[] = [];
  #bestEstimator: E | undefined;

  /**
   * @param factory Makes a new, unfitted model of one choice of parameters.
   * @param grid Values to try for each parameter.
   * @throws TextError `invalid-parameter` if a parameter has no values.
   */
  constructor(
    factory: (params: ParamsOf<G>) => E,
    grid: G,
    options: GridSearchOptions<LabelOf<E>> = {},
  ) {
    this.#factory = factory;
    this.#candidates = parameterGrid(grid);
    this.#options = options;
  }

  /**
   * @param X What the models' `fit` takes.
   * @param y A label for each sample.
   * @param options Come before the `onProgress` and `signal` of the constructor.
   * @throws TextError as the splitter, the model or the score does; the signal's reason.
   */
  fit(X: InputOf<E>, y: ArrayLike<LabelOf<E>>, options: WorkOptions = {}): this {
    const { cv = 5, scoring = 'accuracy', refit = true } = this.#options;
    const signal = options.signal ?? this.#options.signal;
    const onProgress = options.onProgress ?? this.#options.onProgress;
    const score = scorerOf(scoring);
    const splits = splitsOf(cv, X, y);
    const scores = this.#candidates.map((): number[] => []);
    const fits = splits.length * scores.length + (refit ? 1 : 0);
    const work = new Work({ onProgress, signal }, fits, 1);
    for (const split of splits) {
      const fold = cutFold(X, y, split);
      this.#candidates.forEach((params, i) => {
        const model = this.#factory(params) as unknown as Model;
        model.fit(fold.XTrain, fold.yTrain, { signal });
        scores[i]?.push(score(model, fold.XTest, fold.yTest));
        work.step();
      });
    }
    const results = rank(this.#candidates, scores);
    let best: E | undefined;
    if (refit) {
      best = this.#factory(bestOf(results).params);
      (best as unknown as Model).fit(X, Array.from(y), { signal });
      work.step();
    }
    // Only a search that came to its end replaces the one before.
    this.#results = results;
    this.#bestEstimator = best;
    return this;
  }

  /** How each choice of parameters did, in the order of `parameterGrid`. */
  get cvResults(): readonly GridSearchResult<ParamsOf<G>>[] {
    if (this.#results.length === 0) throw notFitted('GridSearchCV');
    return this.#results;
  }

  /** The parameters with the best mean score, the first among equals. */
  get bestParams(): ParamsOf<G> {
    return bestOf(this.cvResults).params;
  }

  /** Mean score of the best parameters over the splits. */
  get bestScore(): number {
    return bestOf(this.cvResults).meanTestScore;
  }

  /** The model of the best parameters, fitted on all samples. */
  get bestEstimator(): E {
    if (this.#bestEstimator) return this.#bestEstimator;
    if (this.#results.length === 0) throw notFitted('GridSearchCV');
    throw new TextError(
      'not-fitted',
      'This GridSearchCV instance was initialized with refit: false. There is no bestEstimator; fit one with bestParams.',
    );
  }

  /** What the best estimator predicts. */
  predict(X: InputOf<E>): LabelOf<E>[] {
    return Array.from((this.bestEstimator as unknown as Model).predict(X));
  }
}

function bestOf<P>(results: readonly GridSearchResult<P>[]): GridSearchResult<P> {
  return results.find((result) => result.rankTestScore === 1) as GridSearchResult<P>;
}

function rank<P>(candidates: P[], scores: number[][]): GridSearchResult<P>[] {
  const means = scores.map(mean);
  const falling = [...means].sort((a, b) => b - a);
  return candidates.map((params, i) => {
    const splitTestScores = scores[i] as number[];
    const meanTestScore = means[i] as number;
    return {
      params,
      meanTestScore,
      stdTestScore: Math.sqrt(mean(splitTestScores.map((score) => (score - meanTestScore) ** 2))),
      rankTestScore: falling.indexOf(meanTestScore) + 1,
      splitTestScores,
    };
  });
}

function mean(values: number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
