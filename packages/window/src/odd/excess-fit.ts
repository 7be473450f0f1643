import type { Memory } from './detector-base.js';

/** Excesses before the fit is trusted. */
const FEWEST = 4;
/** Shapes between: a bounded tail … a heavy one. */
const LOWEST_SHAPE = -0.3;
const HIGHEST_SHAPE = 0.5;
/** Shapes this close to 0 are an exponential tail. */
const NO_SHAPE = 1e-3;
/** An excess is learnt as if it were no rarer than 1 in 10^5: an anomaly must not hide the next one. */
const RAREST_LEARNT = 5 * Math.LN10;
/** What lies beyond the end of a bounded tail. */
const FARTHEST = 60 * Math.LN10;

/**
 * The generalised Pareto distribution that excesses over a high threshold follow (Pickands 1975), fitted
 * by their first two moments (Hosking and Wallis, Technometrics 1987), which fade. Three numbers.
 */
export class ExcessFit implements Memory {
  readonly #weight: number;
  #count: number = 0;
  #mean: number = 0;
  #square: number = 0;
  /** These two follow from the moments. */
  #shape: number = 0;
  #scale: number = 0;

  /** @param weight Of the newest excess, once 1 / weight are behind. */
  constructor(weight: number) {
    this.#weight = weight;
  }

  get ready(): boolean {
    return this.#count >= FEWEST;
  }

  /** -ln of the probability that an excess is greater still. */
  rarity(excess: number): number {
    const scaled = excess / this.#scale;
    if (Math.abs(this.#shape) < NO_SHAPE) return Math.min(FARTHEST, scaled);
    const relative = this.#shape * scaled;
    return relative <= -1 ? FARTHEST : Math.min(FARTHEST, Math.log1p(relative) / this.#shape);
  }

  learn(excess: number): void {
    const known = this.ready ? Math.min(excess, this.#greatestLearnt()) : excess;
    this.#count++;
    const weight = Math.max(this.#weight, 1 / this.#count);
    this.#mean += weight * (known - this.#mean);
    this.#square += weight * (known * known - this.#square);
    this.#fit();
  }

  /** The excess that is just as rare as what is learnt at most. */
  #greatestLearnt(): number {
    if (Math.abs(this.#shape) < NO_SHAPE) return this.#scale * RAREST_LEARNT;
    return (this.#scale * Math.expm1(this.#shape * RAREST_LEARNT)) / this.#shape;
  }

  #fit(): void {
    const squared = this.#mean * this.#mean;
    // Squares of the least numbers are 0.
    const variance = Math.max(this.#square - squared, 1e-12 * squared, Number.MIN_VALUE);
    const shape = 0.5 * (1 - squared / variance);
    this.#shape = Math.max(LOWEST_SHAPE, Math.min(HIGHEST_SHAPE, shape));
    this.#scale = this.#mean * (1 - this.#shape);
  }

  save(to: number[]): void {
    to.push(this.#count, this.#mean, this.#square);
  }

  load(state: readonly number[], at: number): number {
    [this.#count, this.#mean, this.#square] = state.slice(at, at + 3) as [number, number, number];
    if (this.#count > 0) this.#fit();
    return at + 3;
  }
}
