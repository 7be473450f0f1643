import { WindowError } from '../errors.js';
import type { Plan } from '../query/plan.js';
import { parseDuration } from '../time/duration.js';
import type { Duration } from '../time/duration.js';
import { checkExpressible } from './check-expressible.js';
import { checkPlace, checkWindowColumns } from './options.js';
import type { SqlSink, SqlSource, WindowColumns } from './options.js';
import { sparkParts } from './spark-parts.js';

/** Options of a Spark job. */
export interface SparkJobOptions {
  readonly source: SqlSource;
  readonly sink: SqlSink;
  /**
   * When a micro-batch begins: every `'10 seconds'`, or with `'available-now'` one after the other
   * over what is there, then the job ends. As soon as the last is done unless given.
   */
  readonly trigger?: Duration;
  /**
   * A folder for Spark's progress, from which it goes on after a stop. For a Kafka sink Spark asks for
   * one, here or as `spark.sql.streaming.checkpointLocation`; without one each start begins anew.
   */
  readonly checkpointLocation?: string;
  /** Files in a micro-batch at most, oldest first; for a source of files. */
  readonly maxFilesPerTrigger?: number;
  readonly windowColumns?: WindowColumns;
}

/** What a cluster needs to run a job. */
export interface SparkJob {
  /** Every part written out; save it as a file that `spark-submit` can read. */
  readonly json: string;
  /** The program, within this package: the same for every job. */
  readonly runner: 'spark/window_job.py';
}

/**
 * A job of Spark Structured Streaming (3.5 and later), for the package's PySpark runner.
 *
 * @throws WindowError `not-expressible` for what Spark would answer in another way.
 *
 * @example
 * const { json, runner } = compileSparkJob(plan, { source, sink, trigger: '10 seconds' });
 * // spark-submit node_modules/@nunchi/window/spark/window_job.py job.json
 */
export function compileSparkJob(plan: Plan, options: SparkJobOptions): SparkJob {
  const { source, sink, trigger, windowColumns = 'epoch-millis' } = options;
  checkExpressible('spark', plan);
  checkPlace('Spark', 'source', source, ['kafka', 'files']);
  checkPlace('Spark', 'sink', sink, ['kafka', 'files', 'print']);
  checkWindowColumns(windowColumns);
  const { maxFilesPerTrigger: files } = options;
  if (files !== undefined && !(Number.isInteger(files) && files > 0))
    throw new WindowError('invalid-parameter', 'maxFilesPerTrigger must be a whole number from 1.');
  if (files !== undefined && source.kind !== 'files')
    throw new WindowError(
      'invalid-parameter',
      'maxFilesPerTrigger is for a source of files: leave it out.',
    );
  const job = {
    format: 'nunchi-spark-window',
    version: 1,
    source: { ...source, ...(files === undefined ? {} : { maxFilesPerTrigger: files }) },
    ...sparkParts(plan, windowColumns),
    outputMode: plan.emit,
    keys: plan.groupBy,
    trigger: triggerOf(trigger),
    checkpointLocation: options.checkpointLocation ?? null,
    sink,
  };
  return { json: `${JSON.stringify(job, null, 2)}\n`, runner: 'spark/window_job.py' };
}

function triggerOf(
  trigger: Duration | undefined,
): { availableNow: true } | { processingTime: string } | null {
  if (trigger === undefined) return null;
  if (trigger === 'available-now') return { availableNow: true };
  return { processingTime: `${parseDuration(trigger, 'The trigger')} milliseconds` };
}
