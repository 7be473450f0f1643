import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { checkNumber, RecommendError } from '../errors.js';
import type { KernelJob, Threads } from '../kernels/threads.js';
import { kernelBytes } from '../kernels/wasm.js';
import { THREAD_PROGRAM } from './threads-program.js';

/**
 * Threads for `fitAsync(data, { threads })`, on Node's `worker_threads`. Use them again and again;
 * `close` them at the end. The results are those of one thread, to the last bit.
 *
 * @param count How many; by default as many as the machine runs at once.
 * @throws RecommendError `invalid-parameter` unless from 1 to 256.
 * @example
 * ```ts
 * const threads = createThreads(2);
 * await model.fitAsync(data, { threads });
 * await threads.close();
 * ```
 */
export function createThreads(count: number = availableParallelism()): Threads {
  return new WorkerThreads(checkNumber('count', count, { min: 1, max: 256, integer: true }));
}

class WorkerThreads implements Threads {
  readonly count: number;
  readonly #workers: Worker[];
  readonly #modules = new Map<string, WebAssembly.Module>();
  /** Ends when the job before has ended: there is one at a time. */
  #last: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(count: number) {
    this.count = count;
    this.#workers = Array.from({ length: count }, () => {
      const worker = new Worker(THREAD_PROGRAM, { eval: true, execArgv: [] });
      // A thread without work does not keep the program alive, nor does its end go unhandled.
      worker.unref();
      worker.on('error', () => undefined);
      return worker;
    });
  }

  run(job: KernelJob, signal?: AbortSignal): Promise<void> {
    const result = this.#last.then(() => this.#run(job, signal));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #run(job: KernelJob, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#closed) {
      throw new RecommendError('invalid-parameter', 'These threads are closed: create new ones.');
    }
    const counter = new Int32Array(new SharedArrayBuffer(8));
    const stop = (): void => void Atomics.store(counter, 1, 1);
    signal?.addEventListener('abort', stop);
    const { memory, rows, chunk } = job;
    const message = { module: this.#module(job.kernel), memory, name: job.function };
    const results = await Promise.allSettled(
      this.#workers.map((worker, thread) => {
        const own = job.scratch?.[thread];
        const args = own === undefined ? job.args : [...job.args, own];
        return finish(worker, { ...message, args, rows, chunk, counter }, stop);
      }),
    );
    signal?.removeEventListener('abort', stop);
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason as Error;
    signal?.throwIfAborted();
  }

  #module(kernel: string): WebAssembly.Module {
    let module = this.#modules.get(kernel);
    if (!module) {
      module = new WebAssembly.Module(kernelBytes(kernel, true));
      this.#modules.set(kernel, module);
    }
    return module;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** Gives a thread a job, and waits until it has nothing left to do, or has died. */
function finish(worker: Worker, message: object, stop: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error: string | null): void => {
      worker.off('message', end);
      worker.off('error', died);
      worker.off('exit', died);
      worker.unref();
      if (error === null) resolve();
      else reject(new Error(`A thread failed: ${error}`));
    };
    const died = (why: unknown): void => {
      stop();
      end(why instanceof Error ? why.message : `it ended with code ${String(why)}`);
    };
    worker.on('message', end);
    worker.on('error', died);
    worker.on('exit', died);
    worker.ref();
    if (worker.threadId === -1) died(0);
    else worker.postMessage(message);
  });
}
