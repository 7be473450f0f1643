/** How far long work has come. */
export interface Progress {
  done: number;
  /** `null` where it cannot be known. */
  total: number | null;
  /** What is being done: `epoch`, `trial`, `users` ... */
  unit: string;
  /** What the model tries to make small, after this step, where the model was asked to follow it. */
  loss?: number | undefined;
}

/** Options of everything that may take long. */
export interface WorkOptions {
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Stops the work with the signal's reason; what the model knew before stays. */
  signal?: AbortSignal | undefined;
}

/** A piece of work in steps: it says after each how far it is, and can be left between two. */
export type Steps<Result = void> = Generator<Progress, Result, void>;

/** Takes all steps at once. */
export function runSteps<R>(steps: Steps<R>, { onProgress, signal }: WorkOptions = {}): R {
  signal?.throwIfAborted();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    onProgress?.(step.value);
    signal?.throwIfAborted();
  }
}

/** Milliseconds of work between two breaths: a page stays alive, and little time is lost. */
const BREATH = 12;

/** Takes all steps and lets other work through between them: timers, clicks, an abort. */
export async function runStepsAsync<R>(
  steps: Steps<R>,
  { onProgress, signal }: WorkOptions = {},
): Promise<R> {
  signal?.throwIfAborted();
  let rested = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    onProgress?.(step.value);
    if (performance.now() - rested > BREATH) {
      await breath();
      rested = performance.now();
    }
    signal?.throwIfAborted();
  }
}

/** Lets the event loop turn once; a message channel is not clamped to 4 ms as timers are in pages. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
