import { transpose, type Csr } from '../../data/csr.js';
import { strongest } from './knn-strongest.js';

/**
 * Means over the k most similar of those who rated a thing, weighted by similarity. Neighbours that
 * are not similar (similarity 0 or below) do not count. Of equally similar ones those that come
 * first in the data are taken, as Surprise's `heapq.nlargest` does. O(n + n log k) a mean, n being
 * how many rated the thing.
 */
export class KnnNeighbours {
  readonly similarities: Float64Array;
  /** For each thing who rated it, in the order of the data, with what is averaged. */
  readonly raters: Csr;
  readonly #k: number;
  readonly #minK: number;
  readonly #weights: Float64Array;
  readonly #values: Float64Array;
  readonly #heap: Int32Array;
  /** What each has rated, with what is averaged; made when a whole row is asked for. */
  #rated: Csr | null = null;

  constructor(similarities: Float64Array, raters: Csr, k: number, minK: number) {
    this.similarities = similarities;
    this.raters = raters;
    this.#k = k;
    this.#minK = minK;
    const most = longestRow(raters);
    this.#weights = new Float64Array(most);
    this.#values = new Float64Array(most);
    this.#heap = new Int32Array(Math.min(k, most));
  }

  /**
   * @param who Place of the one for whom the mean is; a row of the similarities.
   * @param what Place of the thing that the neighbours rated.
   * @returns NaN if there are fewer neighbours than `minK`, or none.
   */
  mean(who: number, what: number): number {
    const { indptr, indices, values } = this.raters;
    return this.meanOf(who, indices, values, indptr[what] as number, indptr[what + 1] as number);
  }

  /** As `mean`, over neighbours that are not in the data: those from `from` up to `to`. */
  meanOf(
    who: number,
    neighbours: Int32Array,
    ratings: Float64Array,
    from: number,
    to: number,
  ): number {
    const { similarities } = this;
    const weights = this.#weights.length < to - from ? new Float64Array(to - from) : this.#weights;
    const values = weights === this.#weights ? this.#values : new Float64Array(to - from);
    const row = who * this.raters.columns;
    let count = 0;
    for (let k = from; k < to; k++) {
      const similarity = similarities[row + (neighbours[k] as number)] as number;
      if (similarity > 0) {
        weights[count] = similarity;
        values[count++] = ratings[k] as number;
      }
    }
    if (Math.min(count, this.#k) < this.#minK || count === 0) return NaN;
    if (count <= this.#k) return weightedMean(weights, values, count);
    return this.#meanOfStrongest(weights, values, count);
  }

  /**
   * Means for one over all things at once: from the most similar neighbour down, each adds to the
   * things that he rated and that have not k yet. O(n log n + ratings). A thing whose last place
   * several equally similar ones want is asked for by itself.
   *
   * @param means One number a thing; NaN as in `mean`.
   */
  meansInto(who: number, means: Float64Array): void {
    this.#rated ??= transpose(this.raters);
    const { indptr, indices, values } = this.#rated;
    const size = this.raters.columns;
    const row = this.similarities.subarray(who * size, (who + 1) * size);
    const totals = new Float64Array(means.length);
    const counts = new Int32Array(means.length);
    const last = new Float64Array(means.length);
    const torn = new Uint8Array(means.length);
    means.fill(0);
    for (const neighbour of byFallingWeight(row)) {
      const weight = row[neighbour] as number;
      for (let k = indptr[neighbour] as number; k < (indptr[neighbour + 1] as number); k++) {
        const thing = indices[k] as number;
        if ((counts[thing] as number) < this.#k) {
          counts[thing] = (counts[thing] as number) + 1;
          totals[thing] = (totals[thing] as number) + weight;
          means[thing] = (means[thing] as number) + weight * (values[k] as number);
          last[thing] = weight;
        } else if (weight === last[thing]) torn[thing] = 1;
      }
    }
    const least = Math.max(1, this.#minK);
    for (let thing = 0; thing < means.length; thing++) {
      if (torn[thing] === 1) means[thing] = this.mean(who, thing);
      else if ((counts[thing] as number) < least) means[thing] = NaN;
      else means[thing] = (means[thing] as number) / (totals[thing] as number);
    }
  }

  #meanOfStrongest(weights: Float64Array, values: Float64Array, count: number): number {
    const k = this.#k;
    const heap = this.#heap.length === k ? this.#heap : new Int32Array(k);
    strongest(weights, count, heap);
    let total = 0;
    let sum = 0;
    for (let n = 0; n < k; n++) {
      const at = heap[n] as number;
      const weight = weights[at] as number;
      total += weight;
      sum += weight * (values[at] as number);
    }
    return sum / total;
  }
}

function weightedMean(weights: Float64Array, values: Float64Array, count: number): number {
  let total = 0;
  let sum = 0;
  for (let n = 0; n < count; n++) {
    const weight = weights[n] as number;
    total += weight;
    sum += weight * (values[n] as number);
  }
  return sum / total;
}

/** Places of the weights above 0, the highest first. */
function byFallingWeight(weights: Float64Array): Int32Array {
  const places = new Int32Array(weights.length);
  let count = 0;
  for (let n = 0; n < weights.length; n++) if ((weights[n] as number) > 0) places[count++] = n;
  return places.subarray(0, count).sort((a, b) => (weights[b] as number) - (weights[a] as number));
}

function longestRow({ rows, indptr }: Csr): number {
  let most = 0;
  for (let row = 0; row < rows; row++) {
    most = Math.max(most, (indptr[row + 1] as number) - (indptr[row] as number));
  }
  return most;
}
