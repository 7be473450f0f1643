/**
 * Reads the next piece while the one before is worked on. It can be waited for until some time and no
 * longer, without leaving anything behind on the promise.
 */
export class ReadAhead<T> {
  readonly #read: () => Promise<T>;
  readonly #signal: AbortSignal | null;
  #arrived: { value: T } | { error: unknown } | null = null;
  #wake: () => void = () => undefined;

  constructor(read: () => Promise<T>, signal: AbortSignal | null) {
    this.#read = read;
    this.#signal = signal;
    this.#start();
  }

  #start(): void {
    this.#arrived = null;
    this.#read().then(
      (value) => this.#settle({ value }),
      (error: unknown) => this.#settle({ error }),
    );
  }

  #settle(arrived: { value: T } | { error: unknown }): void {
    this.#arrived = arrived;
    this.#wake();
  }

  /** Waits for the piece, for `ms` milliseconds at most, and not beyond an abort. */
  async wait(ms: number): Promise<void> {
    if (this.#arrived || this.#signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = ms === Infinity ? undefined : setTimeout(resolve, Math.max(0, ms));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#signal?.addEventListener('abort', this.#wake, { once: true });
    });
    this.#signal?.removeEventListener('abort', this.#wake);
    this.#wake = () => undefined;
  }

  /** Whether a piece (or an error) is there. */
  get ready(): boolean {
    return this.#arrived !== null;
  }

  /** The piece; throws what reading threw. */
  take(): T {
    const arrived = this.#arrived;
    if (!arrived) throw new Error('Nothing has arrived: wait first.');
    if ('error' in arrived) throw arrived.error;
    return arrived.value;
  }

  /** Reads the next piece. */
  next(): void {
    this.#start();
  }
}
