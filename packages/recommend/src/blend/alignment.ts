import type { IdIndex } from '../data/ids.js';
import type { History } from '../lists/types.js';
import type { Known, Vectors } from '../models/recommender.js';

/**
 * Where a blend's items stand in one of its parts. Parts may have been fitted on rows in another order,
 * or on other items: what has one id is one item, whatever the places are.
 */
export class BlendAlignment {
  readonly known: Known;
  readonly items: IdIndex;
  /** Place in the part of each item of the blend, -1 where it has none. */
  readonly #places: Int32Array;
  readonly #isSame: boolean;
  readonly #scores: Float64Array;

  constructor(items: IdIndex, known: Known) {
    this.known = known;
    this.items = items;
    this.#places = Int32Array.from({ length: items.size }, (_, n) => known.items.find(items.at(n)));
    this.#isSame = items.size === known.items.size && this.#places.every((place, n) => place === n);
    this.#scores = new Float64Array(known.items.size);
  }

  /**
   * Lets a part write scores in its own order and brings them into the blend's.
   *
   * @returns Which of the blend's items the part knows, `null` if all.
   */
  take(write: (scores: Float64Array) => void, scores: Float64Array): Uint8Array | null {
    if (this.#isSame) {
      write(scores);
      return null;
    }
    write(this.#scores);
    const isKnown = new Uint8Array(scores.length);
    for (let n = 0; n < scores.length; n++) {
      const place = this.#places[n] as number;
      isKnown[n] = place === -1 ? 0 : 1;
      scores[n] = place === -1 ? 0 : (this.#scores[place] as number);
    }
    return isKnown;
  }

  /** A history in the part's places. */
  history(history: History): History {
    if (this.#isSame) return history;
    const { items, weights, confidence } = history;
    const entries = Array.from(items, (item, n) => [this.#places[item] as number, n] as const)
      .filter(([place]) => place !== -1)
      .sort(([a], [b]) => a - b);
    const pick = (column: Float64Array): Float64Array =>
      Float64Array.from(entries, ([, n]) => column[n] as number);
    return {
      items: Int32Array.from(entries, ([place]) => place),
      weights: pick(weights),
      confidence: confidence && pick(confidence),
    };
  }

  /** A part's item vectors in the blend's order, zeros for items that it does not know. */
  vectors(vectors: Vectors): Vectors {
    if (this.#isSame) return vectors;
    const { length } = vectors;
    const data = new Float64Array(this.#places.length * length);
    for (const [n, place] of this.#places.entries()) {
      if (place !== -1)
        data.set(vectors.data.subarray(place * length, (place + 1) * length), n * length);
    }
    return { count: this.#places.length, length, data };
  }
}
