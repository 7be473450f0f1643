import { IdlenessTimer } from './idleness-timer.js';
import { InputTimes } from './input-times.js';
import type { Watermark } from './watermark.js';

/** How the watermark of several inputs follows from theirs. */
export interface FlinkWatermarkOptions {
  /** How far rows may be out of order, in milliseconds. */
  readonly bound: number;
  readonly combine: 'min' | 'max';
  /** Milliseconds after which a silent input leaves the minimum; null: never. */
  readonly idleTimeout: number | null;
  /** Inputs known from the start: until each has had a row, the minimum stays at -Infinity. Default 1. */
  readonly inputs?: number | undefined;
}

/**
 * Flink's bounded out-of-orderness: the greatest time - bound - 1 of each input, the least (or the
 * greatest) over those that are not idle. While all are idle it stays where it is.
 */
export class FlinkWatermark implements Watermark {
  readonly #times: InputTimes;
  readonly #options: FlinkWatermarkOptions;
  readonly #timers: IdlenessTimer[] = [];
  readonly #idle: boolean[] = [];
  #current = -Infinity;

  /** @throws WindowError `invalid-parameter` for an idle timeout of 0 or less. */
  constructor(options: FlinkWatermarkOptions) {
    this.#options = options;
    this.#times = new InputTimes(options.inputs ?? 1);
    this.#growTimers();
  }

  get current(): number {
    return this.#current;
  }

  observe(input: number, time: number): void {
    this.#times.observe(input, time);
    if (this.#options.idleTimeout === null) return;
    if (input >= this.#timers.length) this.#growTimers();
    this.#timers[input]?.activity();
    this.#idle[input] = false;
  }

  advance(): number {
    const { bound, combine } = this.#options;
    const isMin = combine === 'min';
    let combined = isMin ? Infinity : -Infinity;
    let someActive = false;
    for (let input = 0; input < this.#times.count; input++) {
      if (this.#idle[input] === true) continue;
      someActive = true;
      const time = this.#times.of(input);
      if (isMin ? time < combined : time > combined) combined = time;
    }
    const watermark = combined - bound - 1;
    if (someActive && watermark > this.#current) this.#current = watermark;
    return this.#current;
  }

  tick(now: number): void {
    this.#timers.forEach((timer, input) => (this.#idle[input] = timer.check(now)));
  }

  save(): Float64Array {
    return this.#times.save(this.#current);
  }

  restore(saved: Float64Array): void {
    this.#current = this.#times.restore(saved);
    this.#timers.length = 0;
    this.#idle.length = 0;
    this.#growTimers();
  }

  #growTimers(): void {
    const { idleTimeout } = this.#options;
    if (idleTimeout === null) return;
    while (this.#timers.length < this.#times.count) {
      this.#timers.push(new IdlenessTimer(idleTimeout));
      this.#idle.push(false);
    }
  }
}
