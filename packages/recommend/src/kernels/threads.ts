/** A `WebAssembly.Memory`, as far as those who only pass it on need to know. */
export interface KernelMemory {
  readonly buffer: ArrayBufferLike;
}

/** Work of one kernel function, shared out by rows. */
export interface KernelJob {
  /** The kernel as `kernels/build.mjs` wrote it, in base64. */
  kernel: string;
  /** What it works on: a shared `WebAssembly.Memory`. */
  memory: KernelMemory;
  /** Name of the function: it takes `args`, then the thread's scratch, then from and to. */
  function: string;
  args: readonly number[];
  /** Address of each thread's scratch; none is passed where this is left out. */
  scratch?: readonly number[] | undefined;
  /** How many rows there are, and how many go into one call. */
  rows: number;
  chunk: number;
}

/**
 * Threads that run kernels over shared memory: `createThreads` of `@nunchi/recommend/node` makes them.
 * The thread that asks is not blocked.
 */
export interface Threads {
  /** How many there are. */
  readonly count: number;
  /**
   * Has all rows done, chunk by chunk, by whichever thread is free.
   *
   * @throws What went wrong in a thread, or the signal's reason.
   */
  run(job: KernelJob, signal?: AbortSignal): Promise<void>;
  /** Ends the threads; those that never end keep no program alive. */
  close(): Promise<void>;
}
