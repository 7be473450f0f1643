import { Worker } from 'node:worker_threads';
import type { LinesRead } from './read-lines';
import type { ThreadAnswer } from './thread-messages';
import { threadProgram } from './thread-program';

/** Threads that turn lines of posts into lines of tokens. */
export class ThreadPool {
  readonly #threads: readonly Thread[];

  private constructor(threads: readonly Thread[]) {
    this.#threads = threads;
  }

  /** @param count From 1. */
  static async start(count: number): Promise<ThreadPool> {
    const program = await threadProgram();
    return new ThreadPool(Array.from({ length: count }, () => new Thread(program)));
  }

  /** Gives lines to the thread that has the least to do. */
  read(lines: readonly string[]): Promise<LinesRead> {
    const [idlest] = [...this.#threads].sort((a, b) => a.waiting - b.waiting);
    if (idlest === undefined) throw new Error('There are no threads.');
    return idlest.read(lines);
  }

  /** Ends the threads, whatever they are at: what they have not answered fails. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

interface Waiting {
  readonly resolve: (read: LinesRead) => void;
  readonly reject: (error: unknown) => void;
}

/** A thread; it answers in the order in which it is asked. */
class Thread {
  readonly #worker: Worker;
  readonly #asked: Waiting[] = [];
  /** Why it answers no more. */
  #failed: Error | null = null;

  constructor(program: string) {
    this.#worker = new Worker(program, { eval: true, execArgv: [] });
    this.#worker.on('message', (answer: ThreadAnswer) => {
      const waiting = this.#asked.shift();
      if ('read' in answer) waiting?.resolve(answer.read);
      else waiting?.reject(answer.error);
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`A thread ended with code ${code}.`)));
  }

  get waiting(): number {
    return this.#asked.length;
  }

  read(lines: readonly string[]): Promise<LinesRead> {
    if (this.#failed !== null) return Promise.reject(this.#failed);
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
      this.#worker.postMessage(lines);
    });
  }

  async close(): Promise<void> {
    this.#fail(new Error('The threads are closed.'));
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    for (const { reject } of this.#asked.splice(0)) reject(this.#failed);
  }
}
