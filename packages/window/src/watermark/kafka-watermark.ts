import { InputTimes } from './input-times.js';
import type { Watermark } from './watermark.js';

/**
 * Kafka Streams' stream time, the greatest time that a partition has seen, less the grace. Each
 * partition goes by its own (`of`); `current` is the least or the greatest of them. Only rows move it.
 */
export class KafkaWatermark implements Watermark {
  readonly #grace: number;
  readonly #combine: 'min' | 'max';
  readonly #times: InputTimes;
  #current = -Infinity;

  /** @param partitions Those known from the start. */
  constructor(grace: number, combine: 'min' | 'max', partitions = 1) {
    this.#grace = grace;
    this.#combine = combine;
    this.#times = new InputTimes(partitions);
  }

  get current(): number {
    return this.#current;
  }

  observe(partition: number, time: number): void {
    this.#times.observe(partition, time);
  }

  /** Stream time - grace of one partition. */
  of(partition: number): number {
    return this.#times.of(partition) - this.#grace;
  }

  advance(): number {
    const isMin = this.#combine === 'min';
    let combined = this.of(0);
    for (let partition = 1; partition < this.#times.count; partition++) {
      const own = this.of(partition);
      if (isMin ? own < combined : own > combined) combined = own;
    }
    if (combined > this.#current) this.#current = combined;
    return this.#current;
  }

  tick(): void {
    // Kafka Streams knows no idle partitions.
  }

  save(): Float64Array {
    return this.#times.save(this.#current);
  }

  restore(saved: Float64Array): void {
    this.#current = this.#times.restore(saved);
  }
}
