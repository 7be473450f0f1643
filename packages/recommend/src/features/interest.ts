import { sortedCsr, type Csr } from '../data/csr.js';
import type { Interactions } from '../data/interactions.js';
import { checkNumber, checkOption, RecommendError } from '../errors.js';
import type { History } from '../lists/types.js';
import { Recommender, savedArray, savedCsr } from '../models/recommender.js';
import { savedCount } from '../save/saved-array.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';
import { attributeTable, type AttributeTable, type ItemAttributes } from './attribute-table.js';
import { extraColumn } from './extra-column.js';

/** Options of `Interest`. */
export interface InterestOptions {
  /** Attributes (genre, category) of each item; `WatchFeedback.attributes()` gives them. */
  attributes: ItemAttributes;
  /** Whether the data's values are averaged (default), or the column `ratio`. */
  from?: 'values' | 'ratio' | undefined;
  /** Ratings of 0 that each mean begins with, so that one good view is no certainty; 0 by default. */
  shrink?: number | undefined;
}

/**
 * What a user thinks of items like this one: the mean over the item's attributes of
 * `Σ rating / (count + shrink)`, the user's ratings of items with that attribute. Attributes that the
 * user never met count 0, and so do items without attributes. Fit O(rows × attributes of an item), a
 * list O(items × attributes of an item).
 */
export class Interest extends Recommender {
  override readonly kind = 'Interest';
  readonly options: InterestOptions;
  #table: AttributeTable = { indptr: new Int32Array(1), attributes: new Int32Array(0), size: 0 };
  /** Users × attributes: sums of ratings, and in the same places their counts. */
  #sums: Csr = emptyCsr();
  #counts: Float64Array = new Float64Array(0);

  constructor(options: InterestOptions) {
    super();
    if (!(options.attributes instanceof Map)) {
      throw new RecommendError('invalid-parameter', 'attributes must be a Map by item id.');
    }
    checkOption('from', options.from, ['values', 'ratio']);
    checkNumber('shrink', options.shrink ?? 0, { min: 0, max: 1e9 });
    this.options = options;
  }

  protected override *train(data: Interactions): Steps {
    const { attributes, from = 'values' } = this.options;
    const table = attributeTable(data.items, attributes);
    const ratings = from === 'values' ? data.values : extraColumn(data, 'ratio', this.kind);
    const userOf: number[] = [];
    const attributeOf: number[] = [];
    const rating: number[] = [];
    for (let row = 0; row < data.size; row++) {
      const item = data.itemOf[row] as number;
      for (let k = table.indptr[item] as number; k < (table.indptr[item + 1] as number); k++) {
        userOf.push(data.userOf[row] as number);
        attributeOf.push(table.attributes[k] as number);
        rating.push(ratings[row] as number);
      }
    }
    const [users, columns] = [Int32Array.from(userOf), Int32Array.from(attributeOf)];
    const added = (values: Float64Array): Csr =>
      sortedCsr(data.users.size, table.size, users, columns, values);
    const sums = added(Float64Array.from(rating));
    const counts = added(new Float64Array(rating.length).fill(1)).values;
    // Nothing is changed before the last step, where the work can be left for the last time.
    yield { done: 1, total: 1, unit: 'pass' };
    this.#sums = sums;
    this.#counts = counts;
    this.#table = table;
  }

  override scoreInto(user: number, scores: Float64Array): void {
    const { shrink = 0 } = this.options;
    const { indptr, indices, values } = this.#sums;
    const means = new Float64Array(this.#table.size);
    for (let k = indptr[user] as number; k < (indptr[user + 1] as number); k++) {
      means[indices[k] as number] = (values[k] as number) / ((this.#counts[k] as number) + shrink);
    }
    this.#itemMeans(means, scores);
  }

  override scoreHistoryInto({ items, weights }: History, scores: Float64Array): void {
    const { shrink = 0 } = this.options;
    const { indptr, attributes, size } = this.#table;
    const means = new Float64Array(size);
    const counts = new Float64Array(size);
    for (const [h, item] of items.entries()) {
      for (const a of attributes.subarray(indptr[item], indptr[item + 1])) {
        means[a] = (means[a] as number) + (weights[h] as number);
        counts[a] = (counts[a] as number) + 1;
      }
    }
    for (let a = 0; a < size; a++) {
      const count = counts[a] as number;
      if (count > 0) means[a] = (means[a] as number) / (count + shrink);
    }
    this.#itemMeans(means, scores);
  }

  /** Each item's mean over its attributes. */
  #itemMeans(means: Float64Array, scores: Float64Array): void {
    const { indptr, attributes } = this.#table;
    for (let item = 0; item < scores.length; item++) {
      const from = indptr[item] as number;
      const to = indptr[item + 1] as number;
      let sum = 0;
      for (let k = from; k < to; k++) sum += means[attributes[k] as number] as number;
      scores[item] = to > from ? sum / (to - from) : 0;
    }
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    const { from = 'values', shrink = 0 } = this.options;
    const { indptr, indices, values } = this.#sums;
    return {
      options: { from, shrink, attributeCount: this.#table.size },
      arrays: {
        ...{ 'sums.indptr': indptr, 'sums.indices': indices, 'sums.values': values },
        counts: this.#counts,
        'table.indptr': this.#table.indptr,
        'table.indices': this.#table.attributes,
      },
    };
  }

  /** A model of `saveModel`'s state again. It keeps what it learnt, not the names of attributes. */
  static restore(state: SavedState): Interest {
    const { from, shrink } = state.options;
    const model = new Interest({
      attributes: new Map(),
      from: from === 'ratio' ? 'ratio' : 'values',
      shrink: typeof shrink === 'number' ? shrink : 0,
    });
    // Attributes of items are a sparse matrix of ones, of which only the places are kept.
    const attributes = savedArray(state, 'table.indices', Int32Array);
    const count = savedCount(state, 'attributeCount', attributes.length);
    const ones = { ...state.arrays, 'table.values': new Float64Array(attributes.length) };
    const places = { ...state, arrays: ones };
    const { indptr } = savedCsr(places, 'table', state.items.length, count);
    model.#table = { indptr, attributes, size: count };
    model.#sums = savedCsr(state, 'sums', state.users.length, count);
    model.#counts = savedArray(state, 'counts', Float64Array, model.#sums.values.length);
    return model.remember(state);
  }
}

function emptyCsr(): Csr {
  const none = new Int32Array(0);
  return {
    rows: 0,
    columns: 0,
    indptr: new Int32Array(1),
    indices: none,
    values: new Float64Array(0),
  };
}
