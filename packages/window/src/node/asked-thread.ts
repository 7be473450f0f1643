import { Worker } from 'node:worker_threads';
import { WindowError } from '../errors.js';
import type { Answer, Command, Failure, ThreadSetup } from './thread-messages.js';

interface Question {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that answers in order. */
export class AskedThread {
  readonly #worker: Worker;
  readonly #questions: Question[] = [];
  #error: Error | null = null;

  constructor(program: string, setup: ThreadSetup) {
    this.#worker = new Worker(program, { eval: true, execArgv: [], workerData: setup });
    this.#worker.on('message', (message: Answer | Failure) => {
      if ('error' in message) this.#fail(errorOf(message));
      else this.#questions.shift()?.resolve(message);
    });
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`A thread ended with code ${code}.`)));
  }

  tell(command: Command): void {
    this.#worker.postMessage(command);
  }

  /** Rejects with what went wrong in the thread, now or before. */
  ask(command: Command): Promise<Answer> {
    if (this.#error) return Promise.reject(this.#error);
    return new Promise((resolve, reject) => {
      this.#questions.push({ resolve, reject });
      this.tell(command);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#error ??= error;
    for (const { reject } of this.#questions.splice(0)) reject(this.#error);
  }
}

/** Errors lose their class on the way. */
function errorOf({ code, error }: Failure): Error {
  const message = error instanceof Error ? error.message : String(error);
  if (code !== null) return new WindowError(code, message, { cause: error });
  return new Error(`A thread failed: ${message}`, { cause: error });
}
