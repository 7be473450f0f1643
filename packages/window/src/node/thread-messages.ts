import type { Shard } from '../engine/shard.js';
import type { DeadLetter } from '../run/dead-letter.js';
import type { LateRow } from '../run/late-row.js';
import type { RunMetrics } from '../run/metrics.js';
import type { ProcessorOptions } from '../run/processor.js';
import type { RowColumns } from '../rows/row-columns.js';
import type { Sections } from '../state/snapshot.js';
import type { WindowErrorCode } from '../errors.js';
import type { PlainPlan } from './plain-plan.js';

/** What a thread is started with. */
export interface ThreadSetup {
  readonly plan: PlainPlan;
  readonly shard: Shard;
  readonly triggerRows: number;
  readonly options: Pick<
    ProcessorOptions,
    'deadLetterLimit' | 'strict' | 'maxLineBytes' | 'finish'
  >;
  /** Whether it gives late rows, and lines that are no records. */
  readonly late: boolean;
  readonly letters: boolean;
}

/** What a thread is told; it answers each but `tick`, in order. */
export type Command =
  | {
      readonly kind: 'bytes';
      /** Shared by all threads, and left alone until all have answered. */
      readonly bytes: Uint8Array;
      readonly partition: number;
      readonly begins: string | undefined;
    }
  | { readonly kind: 'results'; readonly trigger: boolean }
  | { readonly kind: 'finish' }
  | { readonly kind: 'tick'; readonly now: number }
  | { readonly kind: 'capture' }
  | { readonly kind: 'restore'; readonly sections: Sections };

/** What a thread answers. */
export interface Answer {
  /** Result rows, of one trigger after the other. */
  readonly batches: readonly RowColumns[];
  readonly late: readonly LateRow[];
  readonly letters: readonly DeadLetter[];
  readonly metrics: RunMetrics;
  /** Rows worked on, those of other threads among them. */
  readonly rows: number;
  readonly sections: Sections | null;
}

/** What went wrong in a thread; `code` is null where that is no WindowError. */
export interface Failure {
  readonly code: WindowErrorCode | null;
  readonly error: unknown;
}
