import { checkNumber } from '../errors.js';
import type { Memory } from './detector-base.js';

/** A score as it is told, and whether it was left as it came. */
interface Cooled {
  readonly score: number;
  readonly fresh: boolean;
}

/** @throws WindowError `invalid-parameter` for what is no number of points. */
export function checkCoolDown(points: number): void {
  checkNumber('coolDown', points, { min: 0, max: 1e9, integer: true });
}

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

  apply(score: number): Cooled {
    this.#age++;
    if (score <= this.#peak && this.#age <= this.#points) return { score: score / 2, fresh: false };
    this.#peak = score;
    this.#age = 0;
    return { score, fresh: true };
  }

  save(to: number[]): void {
    to.push(this.#peak, this.#age);
  }

  load(state: readonly number[], at: number): number {
    [this.#peak, this.#age] = state.slice(at, at + 2) as [number, number];
    return at + 2;
  }
}
