import type { Plan } from '../query/plan.js';
import type { EventBatch } from '../rows/event-batch.js';
import type { Sections } from '../state/snapshot.js';
import type { Accumulator } from './accumulator.js';
import type { EngineCounts } from './engine.js';
import type { KeyLimit } from './key-limit.js';
import type { RowsOut } from './rows-out.js';

// The three dialects agree on when a window is complete once their watermarks are read alike. The
// *horizon* is the event time before which nothing more is awaited: greatest time - delay. Spark's and
// Kafka's watermarks are the horizon, Flink's is 1 ms less. A window is complete once its end is at the
// horizon or before.

/** When results come out. */
export type Emission =
  /** Once, as a window is complete (and its allowed lateness over). */
  | 'final'
  /** As a window is complete, then again with each late row that it still takes. */
  | 'firing'
  /** With each row. */
  | 'each'
  /** At each trigger what has changed. */
  | 'changes'
  /** At each trigger everything, and nothing is ever closed. */
  | 'all';

/** What every state is made of. */
export interface StateParts {
  readonly plan: Plan;
  readonly emission: Emission;
  readonly accumulator: Accumulator;
  readonly limit: KeyLimit;
  readonly counts: EngineCounts;
  readonly out: RowsOut;
  /** Told of each row that is late for all of its windows. */
  readonly late: (batch: EventBatch, index: number) => void;
}

/** Event time of one partition, as the loop over its rows needs it. */
export interface PartitionClock {
  /** Greatest event time so far. */
  max: number;
  /** Event time of this partition from which on the horizon may pass a window's end. */
  alarm: number;
  /** Lowers the alarm for something that happens at a horizon. */
  watch(horizon: number): void;
  /** The horizon by which rows are late, were the next row to come now. */
  lateHorizon(): number;
}

/** Open windows and what is in them. */
export interface WindowState {
  readonly out: RowsOut;
  /** Keyed rows alive. */
  readonly keys: number;
  /** Windows (or panes) alive. */
  readonly windows: number;
  /** The least horizon at which `advance` has something to do. */
  readonly nextEnd: number;
  /**
   * Adds rows [from, to), in order, up to the first one behind which the clock's alarm goes off.
   *
   * @returns The row behind the last one added.
   */
  push(batch: EventBatch, from: number, to: number, clock: PartitionClock): number;
  /** Emits and drops what is complete at a horizon. */
  advance(horizon: number): void;
  /** Emits what a trigger emits. */
  trigger(): void;
  capture(into: Sections): void;
  /** @throws WindowError `invalid-snapshot` */
  restore(sections: Sections): void;
}
