import type { Csr } from '../data/csr.js';
import type { Id } from '../data/ids.js';
import type { Interactions } from '../data/interactions.js';
import { checkNumber, RecommendError } from '../errors.js';
import type { History, Similar } from '../lists/types.js';
import { topK } from '../lists/top-k.js';
import { RatingModel } from '../models/rating-model.js';
import { savedArray, type Known } from '../models/recommender.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';
import {
  baselineSteps,
  checkBaselineOptions,
  type BaselineOptions,
  type Baselines,
} from './baselines.js';
import { KnnNeighbours } from './knn-neighbours.js';
import { checkSimOptions, type SimOptions } from './similarities/sim-options.js';
import { similarityMatrix } from './similarities/similarity-matrix.js';
import { MAX_SIMILARITY_SIZE, squareOfUpper, upperOf } from './similarities/square.js';

/** Options of the neighbour models: Surprise's, with its defaults. */
export interface KnnOptions {
  /** The most neighbours that count; 40 by default. */
  k?: number | undefined;
  /** The fewest; with less, the answer is the one without neighbours. 1 by default. */
  minK?: number | undefined;
  simOptions?: SimOptions | undefined;
  /** For `KNNBaseline` and the similarity `pearson_baseline`. */
  bslOptions?: BaselineOptions | undefined;
  /** The most users (or items) that are compared: size² × 8 bytes. 20,000 by default. */
  maxSimilaritySize?: number | undefined;
}

/**
 * What is told of the two sides before neighbours are asked. With x for what is compared (users,
 * unless `userBased` is false) and y for the other side, an estimate is
 * `mean + x[x] + y[y] + spread[x] × weighted mean of the neighbours' residuals for y`.
 */
export interface KnnLevels {
  mean: number;
  x: Float64Array;
  y: Float64Array;
  spread: Float64Array;
}

/** What the neighbour models share; a kind of model says by `levels` what a rating is measured from. */
export abstract class KnnModel extends RatingModel {
  readonly options: KnnOptions;
  protected levels: KnnLevels | null = null;
  #neighbours: KnnNeighbours | null = null;

  constructor(options: KnnOptions = {}) {
    super();
    checkNumber('k', options.k ?? 40, { min: 1, integer: true });
    checkNumber('minK', options.minK ?? 1, { min: 0, integer: true });
    checkNumber('maxSimilaritySize', options.maxSimilaritySize ?? MAX_SIMILARITY_SIZE, { min: 1 });
    checkSimOptions(options.simOptions ?? {});
    checkBaselineOptions(options.bslOptions ?? {});
    this.options = options;
  }

  /** Whether users are compared, not items. */
  get userBased(): boolean {
    return this.options.simOptions?.userBased ?? true;
  }

  /** Whether the kind of model itself needs baselines. */
  protected abstract readonly needsBaselines: boolean;

  /** What ratings are measured from; `byX` has the ratings by user (or by item). */
  protected abstract levelsOf(byX: Csr, data: Interactions, baselines: Baselines | null): KnnLevels;

  protected override *learn(data: Interactions, _known: Known): Steps {
    const { simOptions = {}, bslOptions, maxSimilaritySize = MAX_SIMILARITY_SIZE } = this.options;
    const needs = this.needsBaselines || simOptions.name === 'pearson_baseline';
    const baselines = needs ? yield* baselineSteps(data, bslOptions) : null;
    const alike = yield* similarityMatrix(data, simOptions, baselines, maxSimilaritySize);
    const [byX, byY] = this.userBased
      ? [data.byUser(), data.byItem()]
      : [data.byItem(), data.byUser()];
    this.levels = this.levelsOf(byX, data, baselines);
    this.#ask(alike, { ...byY, values: residualsOf(byY, this.levels) });
  }

  #ask(similarities: Float64Array, raters: Csr): void {
    const { k = 40, minK = 1 } = this.options;
    this.#neighbours = new KnnNeighbours(similarities, raters, k, minK);
  }

  /** What the model answers where there are too few neighbours: the level itself, or NaN. */
  protected fallback(level: number): number {
    return level;
  }

  /** What it answers for an unknown user or item; NaN: it cannot tell. */
  protected unknown(_x: number, _y: number): number {
    return NaN;
  }

  override estimate(user: number, item: number): number {
    const x = this.userBased ? user : item;
    const y = this.userBased ? item : user;
    const { levels } = this;
    const neighbours = this.#neighbours;
    if (!levels || !neighbours || x < 0 || y < 0) return this.unknown(x, y);
    const level = levels.mean + (levels.x[x] as number) + (levels.y[y] as number);
    const above = neighbours.mean(x, y);
    if (Number.isNaN(above)) return this.fallback(level);
    return level + (levels.spread[x] as number) * above;
  }

  /**
   * The nearest users (or, with `userBased: false`, items): Surprise's `get_neighbors`, with the
   * similarities. O(n).
   *
   * @param id A user's id, or with `userBased: false` an item's.
   * @throws RecommendError `unknown-id`.
   */
  getNeighbors(id: Id, k: number = 40): Similar[] {
    const ids = this.userBased ? this.known.users : this.known.items;
    const place = ids.place(id, this.userBased ? 'user' : 'item');
    checkNumber('k', k, { min: 1, integer: true });
    const others = new Uint8Array(ids.size).fill(1);
    others[place] = 0;
    const row = this.#row(place, ids.size);
    return Array.from(topK(row, k, others), (at) => ({ id: ids.at(at), score: row[at] as number }));
  }

  #row(place: number, size: number): Float64Array {
    const all = this.#neighbours?.similarities ?? new Float64Array(0);
    return all.subarray(place * size, (place + 1) * size);
  }

  /** Items by what their neighbours in the history were given; for `userBased: false`. */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const { levels } = this;
    const neighbours = this.#neighbours;
    if (this.userBased || !levels || !neighbours) {
      throw new RecommendError(
        'not-supported',
        `${this.kind} scores a user it was not fitted on only with simOptions.userBased: false.`,
      );
    }
    const { items, weights } = history;
    const bias = this.biasOf(history, levels);
    const residuals = weights.map((rating, k) =>
      residual(rating, items[k] as number, bias, levels),
    );
    for (let x = 0; x < scores.length; x++) {
      const level = levels.mean + (levels.x[x] as number) + bias;
      const above = neighbours.meanOf(x, items, residuals, 0, items.length);
      const told = Number.isNaN(above)
        ? this.fallback(level)
        : level + (levels.spread[x] as number) * above;
      scores[x] = Number.isNaN(told) ? this.mean : told;
    }
  }

  /** The level of a new user, by his or her ratings. */
  protected biasOf(_history: History, _levels: KnnLevels): number {
    return 0;
  }

  protected override savedFields(): Pick<SavedState, 'options' | 'arrays'> {
    const { simOptions, bslOptions, ...rest } = this.options;
    const { similarities, raters } = this.#fitted();
    const { mean = 0, x, y, spread } = this.levels ?? {};
    return {
      options: { ...rest, simOptions: { ...simOptions }, bslOptions: { ...bslOptions } },
      arrays: {
        'levels.mean': Float64Array.of(mean),
        'levels.x': x ?? new Float64Array(0),
        'levels.y': y ?? new Float64Array(0),
        'levels.spread': spread ?? new Float64Array(0),
        'similarities.upper': upperOf(similarities, raters.columns),
        'raters.indptr': raters.indptr,
        'raters.indices': raters.indices,
        'raters.values': raters.values,
      },
    };
  }

  #fitted(): KnnNeighbours {
    if (this.#neighbours) return this.#neighbours;
    throw new RecommendError('not-fitted', `This ${this.kind} has learnt nothing yet.`);
  }

  protected override remember(state: SavedState): this {
    const floats = (name: string): Float64Array => savedArray(state, name, Float64Array);
    const [rows, columns] = this.userBased
      ? [state.items.length, state.users.length]
      : [state.users.length, state.items.length];
    const [mean = 0] = floats('levels.mean');
    this.levels = {
      mean,
      x: floats('levels.x'),
      y: floats('levels.y'),
      spread: floats('levels.spread'),
    };
    this.#ask(squareOfUpper(floats('similarities.upper'), columns, 1, 1), {
      rows,
      columns,
      indptr: savedArray(state, 'raters.indptr', Int32Array),
      indices: savedArray(state, 'raters.indices', Int32Array),
      values: floats('raters.values'),
    });
    return super.remember(state);
  }
}

/** How far each rating is from its level, in spreads of the one who gave it. */
function residualsOf(byY: Csr, levels: KnnLevels): Float64Array {
  const values = byY.values.slice();
  for (let y = 0; y < byY.rows; y++) {
    for (let k = byY.indptr[y] as number; k < (byY.indptr[y + 1] as number); k++) {
      values[k] = residual(
        values[k] as number,
        byY.indices[k] as number,
        levels.y[y] as number,
        levels,
      );
    }
  }
  return values;
}

function residual(rating: number, x: number, levelOfY: number, levels: KnnLevels): number {
  const level = levels.mean + (levels.x[x] as number) + levelOfY;
  return (rating - level) / (levels.spread[x] as number);
}
