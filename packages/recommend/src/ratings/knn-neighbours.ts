import type { Csr } from '../data/csr.js';

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
    if (count < this.#minK || count === 0) return NaN;
    if (count <= this.#k) return weightedMean(weights, values, count);
    return this.#meanOfStrongest(weights, values, count);
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

/**
 * Fills `heap` with the places of the highest of `count` weights (more than it can hold), in no
 * special order; of equal ones the first. A heap whose top is the next to go.
 */
export function strongest(weights: Float64Array, count: number, heap: Int32Array): void {
  const k = heap.length;
  for (let n = 0; n < k; n++) heap[n] = n;
  for (let top = (k >> 1) - 1; top >= 0; top--) sink(weights, heap, top);
  let least = weights[heap[0] as number] as number;
  for (let n = k; n < count; n++) {
    if (!((weights[n] as number) > least)) continue;
    heap[0] = n;
    sink(weights, heap, 0);
    least = weights[heap[0]] as number;
  }
}

function sink(weights: Float64Array, heap: Int32Array, top: number): void {
  const place = heap[top] as number;
  const weight = weights[place] as number;
  let hole = top;
  for (let child = 2 * hole + 1; child < heap.length; child = 2 * hole + 1) {
    const left = heap[child] as number;
    const right = child + 1 < heap.length ? (heap[child + 1] as number) : left;
    const leftWeight = weights[left] as number;
    const rightWeight = weights[right] as number;
    const goRight = rightWeight < leftWeight || (rightWeight === leftWeight && right > left);
    const next = goRight ? right : left;
    const nextWeight = goRight ? rightWeight : leftWeight;
    if (weight < nextWeight || (weight === nextWeight && place > next)) break;
    heap[hole] = next;
    hole = goRight ? child + 1 : child;
  }
  heap[hole] = place;
}

function longestRow({ rows, indptr }: Csr): number {
  let most = 0;
  for (let row = 0; row < rows; row++) {
    most = Math.max(most, (indptr[row + 1] as number) - (indptr[row] as number));
  }
  return most;
}
