import { WindowError } from '../errors.js';
import { InputTimes } from './input-times.js';
import type { Watermark } from './watermark.js';

/**
 * Spark's global watermark: of each input its greatest time - delay, the least (or the greatest) over
 * them. It begins at the epoch, and an input without rows counts as there. `advance` is meant for the
 * end of a micro-batch.
 */
export class SparkWatermark implements Watermark {
  readonly #delays: readonly number[];
  readonly #combine: 'min' | 'max';
  readonly #times: InputTimes;
  #current = 0;

  /** @param delays Milliseconds, one for each input; inputs behind the last have its delay. */
  constructor(delays: readonly number[], combine: 'min' | 'max') {
    if (delays.length === 0)
      throw new WindowError('invalid-parameter', 'A watermark needs the delay of one input.');
    this.#delays = delays;
    this.#combine = combine;
    this.#times = new InputTimes(delays.length);
  }

  get current(): number {
    return this.#current;
  }

  observe(input: number, time: number): void {
    this.#times.observe(input, time);
  }

  advance(): number {
    const isMin = this.#combine === 'min';
    let combined = isMin ? Infinity : -Infinity;
    for (let input = 0; input < this.#times.count; input++) {
      const delay = this.#delays[Math.min(input, this.#delays.length - 1)] as number;
      const time = this.#times.of(input);
      const own = time === -Infinity ? 0 : time - delay;
      if (isMin ? own < combined : own > combined) combined = own;
    }
    if (combined > this.#current) this.#current = combined;
    return this.#current;
  }

  tick(): void {
    // Spark knows no idle inputs.
  }

  save(): Float64Array {
    return this.#times.save(this.#current);
  }

  restore(saved: Float64Array): void {
    this.#current = this.#times.restore(saved);
  }
}
