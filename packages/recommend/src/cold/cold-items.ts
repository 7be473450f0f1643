import type { Id } from '../data/ids.js';
import { IdIndex } from '../data/ids.js';
import { RecommendError } from '../errors.js';
import type { Explanation, History } from '../lists/types.js';
import { Recommender, savedArray, type Known, type Vectors } from '../models/recommender.js';
import { savedCount } from '../save/saved-array.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';

/** What predicts new items from the known ones. */
export interface ColdPrediction {
  /** The known items' attributes, `indptr` and places below `size`. */
  indptr: Int32Array;
  attributes: Int32Array;
  size: number;
  /** `size` weights a new item; see `attributeRidge`. */
  weights: Float64Array;
}

/**
 * A fitted model whose catalogue has further items, which nobody has seen: each is scored by a ridge
 * regression from attributes to the scores that the model gives this user. For models whose scores
 * are products of vectors this is the same as a regression to the item vectors; it serves those
 * without vectors too. Made by `withNewItems`. A list costs what the model's list costs, and
 * O(attributes of all items + new items × attributes).
 */
export class ColdItems extends Recommender {
  override readonly kind = 'ColdItems';
  readonly model: Recommender;
  readonly #prediction: ColdPrediction;
  #vectors: Vectors | null = null;

  /** @param items Those that the model does not know, in the order of the prediction's weights. */
  constructor(model: Recommender, items: readonly Id[], prediction: ColdPrediction) {
    super();
    this.model = model;
    this.#prediction = prediction;
    const all = new IdIndex([...model.known.items.toArray(), ...items]);
    const { seen, popularity } = model.known;
    const counts = new Int32Array(all.size);
    counts.set(popularity);
    const known: Known = {
      ...model.known,
      items: all,
      seen: { ...seen, columns: all.size },
      popularity: counts,
    };
    this.know(known);
  }

  protected override train(): Steps {
    throw new RecommendError(
      'not-supported',
      'ColdItems learns nothing: fit its model, then call withNewItems again.',
    );
  }

  override scoreInto(user: number, scores: Float64Array): void {
    const known = scores.subarray(0, this.model.known.items.size);
    this.model.scoreInto(user, known);
    this.#predict(known, scores.subarray(known.length));
  }

  /** New items in the history tell nothing yet and are left out. */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const known = scores.subarray(0, this.model.known.items.size);
    const isKnown = (_: number, n: number): boolean => (history.items[n] as number) < known.length;
    const { confidence } = history;
    const own: History = {
      items: history.items.filter(isKnown),
      weights: history.weights.filter(isKnown),
      confidence: confidence?.filter(isKnown),
    };
    if (own.items.length > 0) this.model.scoreHistoryInto(own, known);
    else known.set(this.model.known.popularity);
    this.#predict(known, scores.subarray(known.length));
  }

  override knowsUser(user: number): boolean {
    return this.model.knowsUser(user);
  }

  /** Those of the model; why a new item is on a list cannot be told by the history. */
  override explain(user: Id, item: Id, k: number = 10): Explanation {
    if (this.model.known.items.find(item) !== -1) return this.model.explain(user, item, k);
    this.known.items.place(item, 'item');
    throw new RecommendError('not-supported', 'A new item is scored by its attributes alone.');
  }

  override itemVectors(): Vectors | null {
    const vectors = this.model.itemVectors();
    if (!vectors) return null;
    this.#vectors ??= this.#longer(vectors);
    return this.#vectors;
  }

  override userVectors(): Vectors | null {
    return this.model.userVectors();
  }

  #longer({ length, data }: Vectors): Vectors {
    const [known, count] = [this.model.known.items.size, this.known.items.size];
    const longer = new Float64Array(count * length);
    longer.set(data);
    const column = new Float64Array(known);
    const predicted = new Float64Array(count - known);
    for (let f = 0; f < length; f++) {
      for (let item = 0; item < known; item++) column[item] = data[item * length + f] as number;
      this.#predict(column, predicted);
      for (const [n, x] of predicted.entries()) longer[(known + n) * length + f] = x;
    }
    return { count, length, data: longer };
  }

  /** What the new items' numbers are, by those of the known ones that have attributes. */
  #predict(known: Float64Array, predicted: Float64Array): void {
    const { indptr, attributes, size, weights } = this.#prediction;
    let mean = 0;
    let count = 0;
    for (let item = 0; item < known.length; item++) {
      if (indptr[item] === indptr[item + 1] || !Number.isFinite(known[item])) continue;
      mean += known[item] as number;
      count++;
    }
    mean /= Math.max(1, count);
    const sums = new Float64Array(size);
    for (let item = 0; item < known.length; item++) {
      const above = (known[item] as number) - mean;
      if (!Number.isFinite(above)) continue;
      for (let k = indptr[item] as number; k < (indptr[item + 1] as number); k++) {
        const attribute = attributes[k] as number;
        sums[attribute] = (sums[attribute] as number) + above;
      }
    }
    for (let n = 0; n < predicted.length; n++) {
      let sum = mean;
      for (let a = 0; a < size; a++) sum += (weights[n * size + a] as number) * (sums[a] as number);
      predicted[n] = sum;
    }
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays' | 'parts'> {
    const { indptr, attributes, size, weights } = this.#prediction;
    return {
      options: { size },
      arrays: { 'cold.indptr': indptr, 'cold.attributes': attributes, 'cold.weights': weights },
      parts: { model: this.model.toState() },
    };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState, restorePart: (part: SavedState) => Recommender): ColdItems {
    const part = state.parts?.model;
    if (!part) throw new RecommendError('invalid-model', 'The saved ColdItems has no model.');
    const model = restorePart(part);
    const known = model.known.items.size;
    const attributes = savedArray(state, 'cold.attributes', Int32Array);
    const size = savedCount(state, 'size', attributes.length);
    const added = state.items.length - known;
    const indptr = savedArray(state, 'cold.indptr', Int32Array, known + 1);
    const isRising = indptr.every((end, n) => end >= (indptr[n - 1] ?? 0));
    const isWhole = isRising && indptr[0] === 0 && indptr[known] === attributes.length;
    const isOfModel = model.known.items.toArray().every((id, n) => id === state.items[n]);
    if (!isOfModel || !isWhole || attributes.some((place) => place < 0 || place >= size)) {
      throw new RecommendError('invalid-model', 'The saved ColdItems does not fit its model.');
    }
    return new ColdItems(model, state.items.slice(known), {
      ...{ indptr, attributes, size },
      weights: savedArray(state, 'cold.weights', Float64Array, added * size),
    });
  }
}
