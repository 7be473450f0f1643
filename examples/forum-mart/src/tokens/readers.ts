import { setImmediate } from 'node:timers/promises';
import { createLinesReader } from './read-lines';
import type { LinesRead, ReadLines } from './read-lines';
import { ThreadPool } from './thread-pool';

/** Whoever reads lines of posts: threads, or without any this one. They begin when they are first asked. */
export class Readers {
  readonly #threads: number;
  #pool: Promise<ThreadPool> | null = null;
  #own: ReadLines | null = null;

  constructor(threads: number) {
    this.#threads = threads;
  }

  /** How many pieces of work keep all of them busy. */
  get room(): number {
    return Math.max(1, this.#threads * 2);
  }

  async read(lines: readonly string[]): Promise<LinesRead> {
    if (this.#threads > 0) {
      this.#pool ??= ThreadPool.start(this.#threads);
      return (await this.#pool).read(lines);
    }
    // Others have their turn: a bar, a signal.
    await setImmediate();
    this.#own ??= createLinesReader();
    return this.#own(lines);
  }

  async close(): Promise<void> {
    // Threads that could not be started have told so already.
    const pool = await this.#pool?.catch(() => null);
    await pool?.close();
  }
}
