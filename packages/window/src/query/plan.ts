import type { Aggregate, AggregateInput } from '../aggregates/aggregate.js';
import type { WindowSpec } from '../windows/spec.js';
import type { FieldFormat, Scalar } from './field.js';
import type { PathStep } from './path.js';

/** Whose rules hold on when a window closes and what is late: see docs/DESIGN. */
export type Dialect = 'spark' | 'flink' | 'kafka';

/** What comes out: windows once they are closed, rows as they change, or everything each time. */
export type EmitMode = 'append' | 'update' | 'complete';

/** A named field of a plan. */
export interface PlanField {
  readonly name: string;
  readonly path: readonly PathStep[];
  readonly format: FieldFormat;
}

/** A row passes where the field's value is one of these. */
export interface PlanFilter {
  readonly field: string;
  readonly in: readonly Scalar[];
}

/** What a query has come to: plain data that engines, decoders and SQL compilers read. */
export interface Plan {
  /** Every field, `time` among them. */
  readonly fields: readonly PlanField[];
  readonly where: readonly PlanFilter[];
  readonly watermark: WatermarkPlan;
  readonly window: WindowSpec;
  readonly groupBy: readonly string[];
  readonly aggregates: readonly { readonly name: string; readonly aggregate: Aggregate }[];
  /** The columns that aggregates and a session's gap read, each once: see EventBatch.inputs. */
  readonly inputs: readonly AggregateInput[];
  /** For each aggregate the place of its column in `inputs`; -1 where it reads none. */
  readonly inputOf: readonly number[];
  readonly emit: EmitMode;
  readonly dialect: Dialect;
  /** Flink's allowed lateness in milliseconds; 0 elsewhere. */
  readonly allowedLateness: number;
  /** Whether a late firing tells all of the window or only what came since. */
  readonly firing: 'accumulating' | 'discarding';
  readonly maxKeys: MaxKeys | null;
}

/** When event time is thought complete. */
export interface WatermarkPlan {
  /** Spark's delay, Flink's bound, Kafka's grace, in milliseconds. */
  readonly delay: number;
  /** A partition without rows for longer than this (milliseconds of the clock) leaves the minimum; null: never. */
  readonly idleTimeout: number | null;
  /** Over several inputs or partitions. */
  readonly combine: 'min' | 'max';
}

/** What to do with a key too many. */
export interface MaxKeys {
  /** Most keyed rows over all open windows. */
  readonly limit: number;
  /**
   * `stop` fails with `too-many-keys`; `drop` leaves rows of new keys out, counted, until windows
   * close; `other` counts them under one key whose parts are all null.
   */
  readonly policy: 'stop' | 'drop' | 'other';
}
