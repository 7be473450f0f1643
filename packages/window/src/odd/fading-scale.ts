import type { Memory } from './detector-base.js';

/** Points before a scale is trusted; until then every distance is 0. */
const WARM_UP = 50;
/** Mean absolute deviation to standard deviation, for normal noise. */
const TO_DEVIATION = Math.sqrt(Math.PI / 2);
/** Distances beyond say no more. */
const FARTHEST = 1e6;

/**
 * The spread of a series around 0: a mean of absolute values that fades, each clipped at `clip` times
 * the mean before it (Huber's winsorised scale, "Robust Statistics", 1981), so that an anomaly does not
 * widen it.
 */
export class FadingScale implements Memory {
  readonly #weight: number;
  readonly #clip: number;
  #count: number = 0;
  /** Mean absolute value. */
  mean: number = 0;

  /** @param weight Of a new point, once 1 / weight points are behind. */
  constructor(weight: number, clip: number) {
    this.#weight = weight;
    this.#clip = clip;
  }

  /** x in standard deviations. `floor`: deviations below it are rounding. */
  distance(x: number, floor: number): number {
    if (this.#count < WARM_UP || x === 0) return 0;
    const distance = x / (TO_DEVIATION * this.mean + floor);
    return Math.max(-FARTHEST, Math.min(FARTHEST, distance));
  }

  /** x, cut at `by` mean absolute values. */
  clipped(x: number, by: number): number {
    if (this.#count < WARM_UP) return x;
    const most = by * this.mean;
    return Math.max(-most, Math.min(most, x));
  }

  learn(x: number): void {
    const size = Math.abs(x);
    const open = this.#count < WARM_UP || this.mean === 0;
    this.#count++;
    const weight = Math.max(this.#weight, 1 / this.#count);
    this.mean += weight * ((open ? size : Math.min(size, this.#clip * this.mean)) - this.mean);
  }

  save(to: number[]): void {
    to.push(this.#count, this.mean);
  }

  load(state: readonly number[], at: number): number {
    [this.#count, this.mean] = state.slice(at, at + 2) as [number, number];
    return at + 2;
  }
}
