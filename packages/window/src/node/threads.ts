import { availableParallelism } from 'node:os';
import { checkNumber } from '../errors.js';
import type { Threads } from '../run/work.js';
import { ThreadedWork } from './threaded-work.js';

/**
 * Threads (Node's `worker_threads`) for the option `threads` of a run: its keys are shared out among
 * them by hash, its results are those of one thread.
 *
 * - Each thread scans all lines, which costs it what it costs one; the work on a row's values and
 *   windows is shared. So threads pay where that is much. Two of them took, in all, 1.1 times the
 *   processor time of one for `quantile` and `distinct` in 12 windows a row (on two free cores 1.8
 *   times as fast), 2.1 times for `quantile`, `distinct` and `topK` in one window (no faster), and
 *   3.3 times for `count` (slower).
 * - Results come of one thread after the other, piece by piece of the input; those of a key in order.
 * - A checkpoint can be gone on from with as many threads only.
 * - The source must give bytes; `maxKeys` and `monoid` cannot be had.
 * - `metrics.windows` counts a window once for each thread that has keys in it.
 *
 * @param count How many; by default as many as the machine runs at once.
 * @throws WindowError `invalid-parameter` unless from 1 to 256.
 *
 * @example
 * hits.run(ndjson('plays.jsonl'), { threads: threads(2) })
 */
export function threads(count: number = availableParallelism()): Threads {
  checkNumber('count', count, { min: 1, max: 256, integer: true });
  return {
    count,
    start: (plan, options, triggerRows) => new ThreadedWork(plan, options, triggerRows, count),
  };
}
