import { setTimeout as wait } from 'node:timers/promises';
import pRetry from 'p-retry';
import { CollectError } from '../model';

export interface Patience {
  /** How often to try again. */
  readonly retries: number;
  /** Milliseconds before the first time; each further pause is twice as long, give or take. */
  readonly pause: number;
  readonly signal: AbortSignal;
  /** Told of each failure that is followed by another try. */
  readonly onRetry: (error: CollectError) => void;
}

/** Who is asked to come back later than that is not waited for. */
const LONGEST_WAIT = 120_000;

/** Does work again where its failure may pass, with longer and longer pauses. */
export async function patiently<Result>(
  work: () => Promise<Result>,
  { retries, pause, signal, onRetry }: Patience,
): Promise<Result> {
  return pRetry(work, {
    retries,
    minTimeout: pause,
    maxTimeout: LONGEST_WAIT,
    factor: 2,
    randomize: true,
    signal,
    shouldRetry: ({ error }) => mayPass(error),
    onFailedAttempt: async ({ error, retriesLeft }) => {
      if (!mayPass(error) || retriesLeft === 0) return;
      onRetry(error);
      if (error.retryAfter !== null) await wait(error.retryAfter, undefined, { signal });
    },
  });
}

function mayPass(error: unknown): error is CollectError {
  return error instanceof CollectError && error.passing && (error.retryAfter ?? 0) <= LONGEST_WAIT;
}
