import type { WorkOptions } from './types.js';

/** Steps between two reports; a report costs more than a step. */
const STRIDE = 1024;

/** Reports how far long work has come, and stops it when it is asked to. */
export class Work {
  readonly #options: WorkOptions;
  readonly #total: number | null;
  readonly #stride: number;
  done = 0;

  constructor(options: WorkOptions, total: number | null, stride: number = STRIDE) {
    this.#options = options;
    this.#total = total;
    this.#stride = stride;
    options.signal?.throwIfAborted();
  }

  /** One step more is done. */
  step(): void {
    if (++this.done % this.#stride !== 0) return;
    this.#options.signal?.throwIfAborted();
    this.#options.onProgress?.({ done: this.done, total: this.#total });
  }

  /** All is done. */
  end(): void {
    this.#options.signal?.throwIfAborted();
    this.#options.onProgress?.({ done: this.done, total: this.done });
  }
}
