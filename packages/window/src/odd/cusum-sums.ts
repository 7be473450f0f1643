import type { Memory } from './detector-base.js';

/**
 * Page's two cumulative sums ("Continuous Inspection Schemes", Biometrika 1954), of what lies more than
 * `slack` standard deviations above and below. A sum above `limit` starts again from 0 at the next point.
 */
export class CusumSums implements Memory {
  readonly #slack: number;
  readonly #limit: number;
  #above: number = 0;
  #below: number = 0;

  constructor(slack: number, limit: number) {
    this.#slack = slack;
    this.#limit = limit;
  }

  /** Takes a distance in standard deviations; gives the greater sum. */
  add(distance: number): number {
    if (this.#above > this.#limit) this.#above = 0;
    if (this.#below > this.#limit) this.#below = 0;
    this.#above = Math.max(0, this.#above + distance - this.#slack);
    this.#below = Math.max(0, this.#below - distance - this.#slack);
    return Math.max(this.#above, this.#below);
  }

  save(to: number[]): void {
    to.push(this.#above, this.#below);
  }

  load(state: readonly number[], at: number): number {
    [this.#above, this.#below] = state.slice(at, at + 2) as [number, number];
    return at + 2;
  }
}
