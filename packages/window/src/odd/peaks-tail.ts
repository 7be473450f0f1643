import type { Memory } from './detector-base.js';
import { ExcessFit } from './excess-fit.js';

/** Share of points that shall lie above the threshold. */
const PEAKS = 0.01;
/** Points before the tail is trusted. */
const WARM_UP = 50;
/** Points before the size of the threshold's steps is bounded. */
const SETTLING = 31;
const PEAK_WEIGHT = 0.02;
/** Weight of a point for the threshold's steps. */
const STEP_WEIGHT = 0.001;

/**
 * The upper tail of a stream, by peaks over a threshold. After SPOT (Siffer, Fouque, Termier and
 * Largouët, "Anomaly Detection in Streams with Extreme Value Theory", KDD 2017). Where SPOT keeps its
 * peaks and fits by Grimshaw's root search, this keeps their fading moments; its threshold, a high
 * quantile, follows the stream by stochastic approximation (Robbins and Monro 1951). Six numbers, O(1)
 * a point.
 */
export class PeaksTail implements Memory {
  readonly #peaks = new ExcessFit(PEAK_WEIGHT);
  #count: number = 0;
  #threshold: number = 0;
  /** Mean distance from the threshold: the size of its steps. */
  #spread: number = 0;

  /** -log10 of the probability of a value above x; 0 for one below the threshold. */
  surprise(x: number): number {
    const excess = x - this.#threshold;
    if (!(excess > 0) || this.#count <= WARM_UP || !this.#peaks.ready) return 0;
    return this.#peaks.rarity(excess) * Math.LOG10E - Math.log10(PEAKS);
  }

  learn(x: number): void {
    if (this.#count === 0) this.#threshold = x;
    this.#count++;
    const excess = x - this.#threshold;
    if (excess > 0) this.#peaks.learn(excess);
    const distance = Math.abs(excess);
    const open = this.#count <= SETTLING || this.#spread === 0;
    const bounded = open ? distance : Math.min(distance, 10 * this.#spread);
    this.#spread += Math.max(STEP_WEIGHT, 1 / this.#count) * (bounded - this.#spread);
    const step = 2 * this.#spread * Math.max(STEP_WEIGHT, 2 / (this.#count + 1));
    this.#threshold += excess > 0 ? step * (1 - PEAKS) : -step * PEAKS;
  }

  save(to: number[]): void {
    to.push(this.#count, this.#threshold, this.#spread);
    this.#peaks.save(to);
  }

  load(state: readonly number[], at: number): number {
    [this.#count, this.#threshold, this.#spread] = state.slice(at, at + 3) as Three;
    return this.#peaks.load(state, at + 3);
  }
}

type Three = [number, number, number];
