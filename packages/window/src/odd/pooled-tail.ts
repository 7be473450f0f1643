import type { Memory } from './detector-base.js';

/** Surprises above are the tail: 1 in 100, if the models were right. */
const THRESHOLD = 2;
/** Excesses are learnt as if they were no greater: an anomaly that was missed must not hide the next. */
const GREATEST_LEARNT = 4;
const POINT_WEIGHT = 1e-5;
const PEAK_WEIGHT = 1e-3;
/** Points, and excesses, that the models' own claim weighs. */
const PRIOR_POINTS = 1000;
const PRIOR_PEAKS = 10;

/**
 * How rare a surprise (-log10 of a model's p-value) really is, by the surprises of many series together.
 * Were the models right, surprises would have an exponential tail: share 1 in 100 above 2, mean excess
 * log10(e). The share and the mean excess that are seen instead (peaks over a threshold with shape 0;
 * Pickands 1975) put p-values right that are too small. O(1) a point.
 */
export class PooledTail implements Memory {
  #points: number = PRIOR_POINTS;
  #peaks: number = PRIOR_PEAKS;
  #share: number = 10 ** -THRESHOLD;
  #excess: number = Math.LOG10E;

  /** -log10 of the probability of a surprise above this one; never more than the surprise itself. */
  surprise(own: number): number {
    const excess = own - THRESHOLD;
    if (excess <= 0) return own;
    return Math.min(own, (excess / this.#excess) * Math.LOG10E - Math.log10(this.#share));
  }

  learn(own: number): void {
    const excess = own - THRESHOLD;
    this.#points++;
    const weight = Math.max(POINT_WEIGHT, 1 / this.#points);
    this.#share += weight * ((excess > 0 ? 1 : 0) - this.#share);
    if (excess <= 0) return;
    this.#peaks++;
    const known = Math.min(GREATEST_LEARNT, excess);
    this.#excess += Math.max(PEAK_WEIGHT, 1 / this.#peaks) * (known - this.#excess);
  }

  save(to: number[]): void {
    to.push(this.#points, this.#peaks, this.#share, this.#excess);
  }

  load(state: readonly number[], at: number): number {
    [this.#points, this.#peaks, this.#share, this.#excess] = state.slice(at, at + 4) as Four;
    return at + 4;
  }
}

type Four = [number, number, number, number];
