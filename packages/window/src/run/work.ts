import type { Plan } from '../query/plan.js';
import type { RowBatch } from '../rows/row-batch.js';
import type { Sections } from '../state/snapshot.js';
import type { RunMetrics } from './metrics.js';
import type { Loaded, ProcessorOptions } from './processor.js';

/** Result rows, told as they come. */
export type Results<Row> = Iterable<RowBatch<Row>> | AsyncIterable<RowBatch<Row>>;

/** What does the work of a run: this thread, or others. */
export interface Work<Row> {
  readonly metrics: RunMetrics;
  /** Rows worked on since the run began. */
  readonly rows: number;
  /** Room for what is read next: one half is read while the other is worked on. */
  space(half: number): Uint8Array;
  /** Works on what was read, with a trigger each so many rows. */
  workOn(loaded: Loaded): Results<Row>;
  /** Tells what has come out, after a trigger if wanted. */
  results(trigger: boolean): Results<Row>;
  /** Nothing follows. */
  finish(): Results<Row>;
  /** The clock's time, for partitions that are silent. */
  tick(now: number): void;
  /** A copy of all state; results must have been told. */
  capture(): Sections | Promise<Sections>;
  /** @throws WindowError `invalid-snapshot` */
  restore(sections: Sections): void | Promise<void>;
  close(): void | Promise<void>;
}

/** Threads for the option `threads` of a run: `threads(2)` of `@nunchi/window/node`. */
export interface Threads {
  readonly count: number;
  /** @internal Lets them do the work of one run, with a trigger each so many rows. */
  start<Row>(plan: Plan, options: ProcessorOptions, triggerRows: number): Work<Row>;
}
