import type { Csr } from '../data/csr.js';
import type { Interactions } from '../data/interactions.js';
import { checkNumber } from '../errors.js';
import type { History } from '../lists/types.js';
import { RatingModel } from '../models/rating-model.js';
import { savedArray, savedCsr } from '../save/saved-array.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';
import { historyRatings } from './history-ratings.js';
import { rowMeans } from './knn/knn-means.js';
import { pairMatrix, type PairSums } from './knn/similarities/pair-sums.js';
import { MAX_SIMILARITY_SIZE, squareOfUpper, upperOf } from './knn/similarities/square.js';

/** Options of `SlopeOne`. */
export interface SlopeOneOptions {
  /** The most items: items² × 8 bytes. 20,000 by default. */
  maxSimilaritySize?: number | undefined;
}

/** How much higher one item is rated than another, over those who rated both; NaN: nobody did. */
const deviation: PairSums = {
  width: 2,
  add(sums, rows, values, from, to, value): void {
    for (let k = from; k < to; k++) {
      const at = 2 * (rows[k] as number);
      sums[at] = (sums[at] as number) + 1;
      sums[at + 1] = (sums[at + 1] as number) + (value - (values[k] as number));
    }
  },
  result: (sums, at): number => (sums[at + 1] as number) / (sums[at] as number),
};

/**
 * The user's mean, and how much higher than the user's items the item is usually rated (Lemire and
 * Maclachlan 2005): Surprise's `SlopeOne`. Surprise cuts off what a rating has after the point; here
 * halves count. Fit O(Σ n²) over the users' numbers of ratings, an estimate O(n).
 */
export class SlopeOne extends RatingModel {
  override readonly kind = 'SlopeOne';
  readonly options: SlopeOneOptions;
  #deviations: Float64Array = new Float64Array(0);
  #userMeans: Float64Array = new Float64Array(0);
  #indptr: Int32Array = new Int32Array(1);
  #rated: Int32Array = new Int32Array(0);

  constructor(options: SlopeOneOptions = {}) {
    super();
    checkNumber('maxSimilaritySize', options.maxSimilaritySize ?? MAX_SIMILARITY_SIZE, { min: 1 });
    this.options = options;
  }

  protected override *learn(data: Interactions): Steps {
    const byUser: Csr = data.byUser();
    const max = this.options.maxSimilaritySize ?? MAX_SIMILARITY_SIZE;
    this.#deviations = yield* pairMatrix(byUser, deviation, { diagonal: 0, sign: -1, max });
    this.#userMeans = rowMeans(byUser, data.mean);
    this.#indptr = byUser.indptr;
    this.#rated = byUser.indices;
  }

  override estimate(user: number, item: number): number {
    if (user < 0 || item < 0) return NaN;
    const row = item * Math.sqrt(this.#deviations.length);
    let sum = 0;
    let count = 0;
    for (let k = this.#indptr[user] as number; k < (this.#indptr[user + 1] as number); k++) {
      const above = this.#deviations[row + (this.#rated[k] as number)] as number;
      if (Number.isNaN(above)) continue;
      sum += above;
      count++;
    }
    return (this.#userMeans[user] as number) + (count === 0 ? 0 : sum / count);
  }

  override scoreInto(user: number, scores: Float64Array): void {
    const rated = this.#rated.subarray(this.#indptr[user], this.#indptr[user + 1]);
    this.#scoreAll(rated, this.#userMeans[user] as number, scores);
  }

  /** Scores for somebody new; the history's values are ratings. */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const { items, ratings } = historyRatings(history);
    const sum = ratings.reduce((a, b) => a + b, 0);
    this.#scoreAll(items, items.length === 0 ? this.mean : sum / items.length, scores);
  }

  /** All items at once, a row of the matrix for each item of the history: rows lie together. */
  #scoreAll(rated: Int32Array, mean: number, scores: Float64Array): void {
    const size = scores.length;
    const counts = new Int32Array(size);
    scores.fill(0);
    for (const item of rated) addRow(this.#deviations, item * size, counts, scores);
    for (let item = 0; item < size; item++) {
      const count = counts[item] as number;
      scores[item] = mean + (count === 0 ? 0 : (scores[item] as number) / count);
    }
  }

  protected override savedFields(): Pick<SavedState, 'options' | 'arrays'> {
    return {
      options: { ...this.options },
      arrays: {
        'deviations.upper': upperOf(this.#deviations, this.known.items.size),
        userMeans: this.#userMeans,
        'rated.indptr': this.#indptr,
        'rated.indices': this.#rated,
        'rated.values': new Float64Array(this.#rated.length),
      },
    };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): SlopeOne {
    const model = new SlopeOne(state.options);
    const upper = savedArray(state, 'deviations.upper', Float64Array);
    model.#deviations = squareOfUpper(upper, state.items.length, -1, 0);
    const rated = savedCsr(state, 'rated', state.users.length, state.items.length);
    model.#userMeans = savedArray(state, 'userMeans', Float64Array, state.users.length);
    model.#indptr = rated.indptr;
    model.#rated = rated.indices;
    return model.remember(state);
  }
}

/** Adds what all items have above one item; the row holds what that item has above them. */
function addRow(
  deviations: Float64Array,
  row: number,
  counts: Int32Array,
  scores: Float64Array,
): void {
  for (let item = 0; item < scores.length; item++) {
    const below = deviations[row + item] as number;
    if (Number.isNaN(below)) continue;
    scores[item] = (scores[item] as number) - below;
    counts[item] = (counts[item] as number) + 1;
  }
}
