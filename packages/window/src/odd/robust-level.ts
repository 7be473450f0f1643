import type { Memory } from './detector-base.js';
import { FadingMean } from './fading-mean.js';
import { FadingScale } from './fading-scale.js';

/** Mean absolute deviations at which a residual is cut before it is learnt. Nearer, heavy tails look narrow. */
const CLIP = 10;
/** Spreads below this share of the level are rounding. */
const ROUNDING = 1e-9;

/** Level and spread of a series, both of clipped residuals. */
export class RobustLevel implements Memory {
  readonly #level: FadingMean;
  readonly #scale: FadingScale;

  constructor(weight: number) {
    this.#level = new FadingMean(weight);
    this.#scale = new FadingScale(weight, CLIP);
  }

  get value(): number {
    return this.#level.value;
  }

  /** Learns a value; gives how far it was from the level before, in standard deviations. */
  take(value: number): number {
    const residual = value - this.#level.value;
    const distance = this.#scale.distance(residual, ROUNDING * Math.abs(this.#level.value));
    this.#scale.learn(residual);
    this.#level.learn(this.#scale.clipped(residual, CLIP));
    return distance;
  }

  save(to: number[]): void {
    this.#level.save(to);
    this.#scale.save(to);
  }

  load(state: readonly number[], at: number): number {
    return this.#scale.load(state, this.#level.load(state, at));
  }
}
