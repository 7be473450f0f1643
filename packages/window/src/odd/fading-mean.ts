import type { Memory } from './detector-base.js';

/** A mean that fades: of all points while they are few, then with a fixed weight of the newest. */
export class FadingMean implements Memory {
  readonly #weight: number;
  #count: number = 0;
  value: number = 0;

  constructor(weight: number) {
    this.#weight = weight;
  }

  /** Moves towards a point that lies `residual` away. */
  learn(residual: number): void {
    this.#count++;
    this.value += Math.max(this.#weight, 1 / this.#count) * residual;
  }

  /** Points learnt. */
  get count(): number {
    return this.#count;
  }

  save(to: number[]): void {
    to.push(this.#count, this.value);
  }

  load(state: readonly number[], at: number): number {
    [this.#count, this.value] = state.slice(at, at + 2) as [number, number];
    return at + 2;
  }
}
