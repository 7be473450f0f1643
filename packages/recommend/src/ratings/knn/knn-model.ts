import type { Csr } from '../../data/csr.js';
import type { Id } from '../../data/ids.js';
import type { Interactions } from '../../data/interactions.js';
import { checkNumber, RecommendError } from '../../errors.js';
import type { History, Similar } from '../../lists/types.js';
import { topK } from '../../lists/top-k.js';
import { RatingModel } from '../../models/rating-model.js';
import type { Known } from '../../models/recommender.js';
import { savedArray, savedCsr } from '../../save/saved-array.js';
import type { SavedState } from '../../save/saved-state.js';
import type { Steps } from '../../work.js';
import { baselineSteps, type Baselines } from '../baselines.js';
import { historyRatings } from '../history-ratings.js';
import { residual, residualsOf, type KnnLevels } from './knn-levels.js';
import { KnnNeighbours } from './knn-neighbours.js';
import { checkKnnOptions, type KnnOptions } from './knn-options.js';
import { similarityMatrix } from './similarities/similarity-matrix.js';
import { MAX_SIMILARITY_SIZE, squareOfUpper, upperOf } from './similarities/square.js';

export type { KnnOptions };

/** What the neighbour models share; a kind of model says by `levels` what a rating is measured from. */
export abstract class KnnModel extends RatingModel {
  readonly options: KnnOptions;
  protected levels: KnnLevels | null = null;
  #neighbours: KnnNeighbours | null = null;

  constructor(options: KnnOptions = {}) {
    super();
    checkKnnOptions(options);
    this.options = options;
    // Only the side that is compared has likenesses; the other is left to `similarItems` itself.
    const likeness = (place: number, scores: Float64Array): void => {
      scores.set(this.#row(place, scores.length));
    };
    if (this.userBased) this.similarUsersInto = likeness;
    else this.similarItemsInto = likeness;
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
    return this.#fitted().similarities.subarray(place * size, (place + 1) * size);
  }

  /** As `estimate` for each item, but with `userBased` a user's neighbours are sorted only once. */
  override scoreInto(user: number, scores: Float64Array): void {
    const { levels } = this;
    if (!this.userBased || !levels) {
      super.scoreInto(user, scores);
      return;
    }
    this.#fitted().meansInto(user, scores);
    const own = levels.mean + (levels.x[user] as number);
    const spread = levels.spread[user] as number;
    for (let item = 0; item < scores.length; item++) {
      const level = own + (levels.y[item] as number);
      const above = scores[item] as number;
      const told = Number.isNaN(above) ? this.fallback(level) : level + spread * above;
      scores[item] = Number.isNaN(told) ? this.mean : told;
    }
  }

  /**
   * Items by what their neighbours in the history were given; for `userBased: false`. The history's
   * values are ratings.
   */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const { levels } = this;
    const neighbours = this.#neighbours;
    if (this.userBased || !levels || !neighbours) {
      throw new RecommendError(
        'not-supported',
        `${this.kind} scores a user it was not fitted on only with simOptions.userBased: false.`,
      );
    }
    const { items, ratings } = historyRatings(history);
    const bias = this.biasOf(items, ratings, levels);
    const residuals = ratings.map((rating, k) =>
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
  protected biasOf(_items: Int32Array, _ratings: Float64Array, _levels: KnnLevels): number {
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
    const [rows, columns] = this.userBased
      ? [state.items.length, state.users.length]
      : [state.users.length, state.items.length];
    const floats = (name: string, length?: number): Float64Array =>
      savedArray(state, name, Float64Array, length);
    const [mean = 0] = floats('levels.mean', 1);
    this.levels = {
      mean,
      x: floats('levels.x', columns),
      y: floats('levels.y', rows),
      spread: floats('levels.spread', columns),
    };
    const alike = squareOfUpper(floats('similarities.upper'), columns, 1, 1);
    this.#ask(alike, savedCsr(state, 'raters', rows, columns));
    return super.remember(state);
  }
}
