import type { Memory } from './detector-base.js';

/**
 * One anomaly, one alarm: a score that does not top the highest of the last `points` points is halved.
 */
export class CoolDown implements Memory {
  readonly #points: number;
  #peak: number = 0;
  #age: number = 0;

  constructor(points: number) {
    this.#points = points;
  }

  apply(score: number): number {
    this.#age++;
    if (score <= this.#peak && this.#age <= this.#points) return score / 2;
    this.#peak = score;
    this.#age = 0;
    return score;
  }

  save(to: number[]): void {
    to.push(this.#peak, this.#age);
  }

  load(state: readonly number[], at: number): number {
    [this.#peak, this.#age] = state.slice(at, at + 2) as [number, number];
    return at + 2;
  }
}
