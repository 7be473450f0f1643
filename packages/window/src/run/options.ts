import type { Duration } from '../time/duration.js';
import { checkNumber } from '../errors.js';
import type { CheckpointStore } from './checkpoint-store.js';
import type { ProcessorOptions } from './processor.js';
import type { RunProgress } from './progress.js';
import { positive, triggerLimits } from './trigger.js';
import type { Trigger, TriggerLimits } from './trigger.js';
import type { Threads } from './work.js';

/** Checkpoints of a run. */
export interface CheckpointOptions {
  readonly store: CheckpointStore;
  /** How often: by the clock, or by rows. Default `'10 seconds'`. */
  readonly every?: Duration | { readonly rows: number } | undefined;
}

/** Options of a run. */
export interface RunOptions extends ProcessorOptions {
  /** When results are told. Default `{ rows: 65536 }` of what ends, `'1 second'` of what does not. */
  trigger?: Trigger | undefined;
  /** Stops the run with the signal's reason, after a last checkpoint where there are checkpoints. */
  signal?: AbortSignal | undefined;
  /** Told about ten times a second, and at the end. */
  onProgress?: ((progress: RunProgress) => void) | undefined;
  /**
   * Keeps where the run stands. A run over the same store, query and source goes on from there, its
   * sink taken back to that moment: nothing is lost and nothing told twice. Without `into(sink)`, and
   * into sinks that cannot take back, the results since the checkpoint are told again; also by a run
   * that came to its end and is run once more.
   */
  checkpoint?: CheckpointOptions | undefined;
  /** Shares the keys out among threads: `threads(2)` of `@nunchi/window/node`. */
  threads?: Threads | undefined;
}

/** When something happens, in rows or milliseconds; Infinity where it does not go by that. */
export interface Every {
  readonly rows: number;
  readonly interval: number;
}

/** @throws WindowError `invalid-parameter` */
export function triggerOf({ trigger }: RunOptions, bounded: boolean): TriggerLimits {
  return triggerLimits(trigger ?? (bounded ? { rows: 65_536 } : '1 second'));
}

/** @throws WindowError `invalid-parameter` */
export function everyOf({ every = '10 seconds' }: CheckpointOptions): Every {
  if (typeof every !== 'object') {
    return { rows: Infinity, interval: positive('checkpoint.every', every) };
  }
  const rows = checkNumber('checkpoint.every.rows', every.rows, { min: 1, integer: true });
  return { rows, interval: Infinity };
}
