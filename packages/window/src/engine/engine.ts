import type { EventBatch } from '../rows/event-batch.js';
import type { RowColumns } from '../rows/row-columns.js';
import type { Sections } from '../state/snapshot.js';

/** Counts since the start (restored with a snapshot). */
export interface EngineCounts {
  /** Rows pushed. */
  rows: number;
  /** Rows without event time (or without a session gap above 0): in no window. */
  untimed: number;
  /** Rows that were late for every window of theirs. */
  late: number;
  /** Pairs of row and window that lateness cost (a row late for one of its two windows counts 1 here, 0 above). */
  droppedWindows: number;
  /** Rows left out by `maxKeys` with `drop`, or counted under the other key. */
  overflow: number;
  /** Result rows emitted. */
  emitted: number;
}

/** The heart: rows in, results of windows out, by one dialect's rules. */
export interface WindowEngine {
  readonly counts: Readonly<EngineCounts>;
  /** Milliseconds since the epoch; -Infinity before the first row (0 for Spark, as Spark has it). */
  readonly watermark: number;
  /** Keyed rows alive. */
  readonly keys: number;
  /** Windows (or panes) alive. */
  readonly windows: number;

  /** Takes rows [from, to) of a batch, in order. Late ones are told to `onLate`, if that was set. */
  push(batch: EventBatch, from: number, to: number, partition?: number): void;
  /** Ends a micro-batch: moves the watermark where the dialect moves it here, closes windows, emits. */
  trigger(): void;
  /** Moves the watermark from outside (never back), closing windows. */
  advance(watermark: number): void;
  /** Clock tick in milliseconds, for idle partitions. */
  tick(now: number): void;
  /** End of a bounded input: closes and emits what is still open. */
  finish(): void;
  /** Emitted result rows since the last take. */
  take(): RowColumns;

  /** Called with the index of each late row in the batch that is being pushed. */
  onLate: ((batch: EventBatch, index: number) => void) | null;

  /** A copy of everything, fast: the engine may go on while the copy is encoded and written. */
  capture(): Sections;
  /** @throws WindowError `invalid-snapshot` */
  restore(sections: Sections): void;
}
