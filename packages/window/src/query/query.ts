import type { Aggregate } from '../aggregates/aggregate.js';
import { WindowError, checkNumber, checkOption } from '../errors.js';
import { parseDuration } from '../time/duration.js';
import type { Duration } from '../time/duration.js';
import type { WindowSpec } from '../windows/spec.js';
import { Processor } from '../run/processor.js';
import type { ProcessorOptions } from '../run/processor.js';
import { WindowRun } from '../run/run.js';
import type { RunOptions } from '../run/run.js';
import type { Source } from '../sources/source.js';
import { compileDuckDBSQL } from '../sql/duckdb.js';
import type { DuckDBOptions } from '../sql/duckdb.js';
import { compileFlinkSQL } from '../sql/flink.js';
import type { FlinkOptions } from '../sql/flink.js';
import { compileKsqlDB } from '../sql/ksqldb.js';
import type { KsqlDBOptions } from '../sql/ksqldb.js';
import type { SqlScript } from '../sql/options.js';
import { compileRisingWaveSQL } from '../sql/risingwave.js';
import type { RisingWaveOptions } from '../sql/risingwave.js';
import { compileSparkJob } from '../sql/spark.js';
import type { SparkJob, SparkJobOptions } from '../sql/spark.js';
import { compileSparkSQL } from '../sql/spark-sql.js';
import type { SparkSQLOptions } from '../sql/spark-sql.js';
import { finishPlan } from './finish-plan.js';
import type { Draft } from './finish-plan.js';
import type { Field, Scalar } from './field.js';
import type { Dialect, EmitMode, MaxKeys, Plan } from './plan.js';

/** The fields of a query by name; `time` is the event time. */
export type Fields = Readonly<Record<string, Field>> & { readonly time: Field<number | null> };

/** The type of a field's values. */
export type FieldValue<F> = F extends Field<infer T> ? T : never;

/** The type of an aggregate's result. */
export type AggregateValue<A> = A extends { readonly type?: infer V }
  ? Exclude<V, undefined>
  : never;

/** A row of a query's result: the window, milliseconds since the epoch, then the key and the aggregates. */
export type ResultRow<F, K extends keyof F, A> = {
  windowStart: number;
  windowEnd: number;
} & { [Name in K]: FieldValue<F[Name]> } & { [Name in keyof A]: AggregateValue<A[Name]> };

type NameOf<F> = Exclude<keyof F & string, 'time'>;

/**
 * A question to a stream of JSON records, as data: built once, run embedded, or compiled for an engine.
 * Each method gives a new query.
 */
export class Query<
  F extends Fields,
  K extends NameOf<F> = never,
  // No columns as yet: it is meant to be empty.
  // eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type
  A extends Readonly<Record<string, Aggregate>> = Record<never, never>,
> {
  readonly #draft: Draft;

  /** @internal Use `query(…)`. */
  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /**
   * Only rows whose field has this value, or one of these.
   *
   * @example .where({ type: 'play', status: [200, 302] }) // status read by number()
   */
  where(values: {
    [Name in NameOf<F>]?: FieldValue<F[Name]> | readonly FieldValue<F[Name]>[];
  }): Query<F, K, A> {
    const filters = Object.entries(values).map(([field, value]) => ({
      field,
      in: (Array.isArray(value) ? value : [value]) as readonly Scalar[],
    }));
    return new Query({ ...this.#draft, where: [...this.#draft.where, ...filters] });
  }

  /**
   * How long to wait for rows out of order: Spark's delay, Flink's bound, Kafka's grace.
   *
   * @param options `idleTimeout`: a partition silent for longer than this (of the clock) holds the
   *   watermark back no more; never unless given, and only by Flink's rules: Spark's and Kafka's know no
   *   idleness. `combine`: of several partitions or inputs
   *   the slowest (`min`, the default) or the fastest (`max`) tells the watermark.
   */
  watermark(
    delay: Duration,
    options: { idleTimeout?: Duration; combine?: 'min' | 'max' } = {},
  ): Query<F, K, A> {
    checkOption('combine', options.combine, ['min', 'max']);
    const { idleTimeout, combine = 'min' } = options;
    const idle = idleTimeout === undefined ? null : parseDuration(idleTimeout, 'idleTimeout');
    if (idle !== null) checkNumber('idleTimeout', idle, { min: 1 });
    return new Query({
      ...this.#draft,
      watermark: {
        delay: parseDuration(delay, 'The delay of a watermark'),
        idleTimeout: idle,
        combine,
      },
    });
  }

  /** `tumbling(…)`, `sliding(…)`, `session(…)`, `cumulate(…)`, `calendar(…)`, `anchored(…)` or `instants()`. */
  window(window: WindowSpec): Query<F, K, A> {
    return new Query({ ...this.#draft, window });
  }

  /** The fields that make a key; without them there is one row a window. Null is a key of its own. */
  groupBy<Names extends NameOf<F>>(...names: Names[]): Query<F, Names, A> {
    return new Query({ ...this.#draft, groupBy: names });
  }

  /** The columns of the result. */
  aggregate<B extends Readonly<Record<string, Aggregate<NameOf<F>>>>>(
    aggregates: B,
  ): Query<F, K, B> {
    return new Query({ ...this.#draft, aggregates });
  }

  /**
   * What comes out: `append` (the default): each window's rows once, when it closes; `update`: rows
   * that changed, each trigger; `complete`: every row, each trigger.
   */
  emit(mode: EmitMode): Query<F, K, A> {
    checkOption('The mode of emit', mode, ['append', 'update', 'complete']);
    return new Query({ ...this.#draft, emit: mode });
  }

  /** Whose rules hold on closing and lateness: `spark` (the default), `flink` or `kafka`. */
  dialect(dialect: Dialect): Query<F, K, A> {
    checkOption('The dialect', dialect, ['spark', 'flink', 'kafka']);
    return new Query({ ...this.#draft, dialect });
  }

  /**
   * Flink's allowed lateness: rows that come this long after their window closed still change it, and
   * it is told again.
   *
   * @param options `firing`: `accumulating` (the default) tells the whole window again, `discarding`
   *   what came since.
   */
  allowedLateness(
    lateness: Duration,
    options: { firing?: 'accumulating' | 'discarding' } = {},
  ): Query<F, K, A> {
    checkOption('firing', options.firing, ['accumulating', 'discarding']);
    const { firing = 'accumulating' } = options;
    const millis = parseDuration(lateness, 'The allowed lateness');
    return new Query({ ...this.#draft, allowedLateness: millis, firing });
  }

  /**
   * A bound of memory: most keyed rows over all open windows, and what to do with a key too many:
   * `stop` (the default) fails, `drop` leaves its rows out and counts them, `other` counts them under
   * one key whose parts are all null.
   */
  maxKeys(limit: number, options: { policy?: MaxKeys['policy'] } = {}): Query<F, K, A> {
    checkOption('policy', options.policy, ['stop', 'drop', 'other']);
    checkNumber('maxKeys', limit, { min: 1, integer: true });
    return new Query({ ...this.#draft, maxKeys: { limit, policy: options.policy ?? 'stop' } });
  }

  /**
   * The query as plain data.
   *
   * @throws WindowError `invalid-query` for parts that are missing or do not fit each other.
   */
  plan(): Plan {
    return finishPlan(this.#draft);
  }

  /** A processor to push records into by hand: in a page, in a test, behind a socket. */
  open(options: ProcessorOptions = {}): Processor<ResultRow<F, K, A>> {
    return new Processor(this.plan(), options);
  }

  /**
   * Runs over a source.
   *
   * @example for await (const rows of hits.run(ndjson('plays.jsonl'))) console.table(rows.toArray());
   */
  run(source: Source, options: RunOptions = {}): WindowRun<ResultRow<F, K, A>> {
    return new WindowRun(this.plan(), source, options);
  }

  /** Flink SQL. @throws WindowError `not-expressible`, with the reason. */
  toFlinkSQL(options: FlinkOptions): SqlScript {
    return compileFlinkSQL(this.plan(), options);
  }

  /** A job for the package's PySpark runner. @throws WindowError `not-expressible`, with the reason. */
  toSparkJob(options: SparkJobOptions): SparkJob {
    return compileSparkJob(this.plan(), options);
  }

  /** SQL of Spark 4.1 and later. @throws WindowError `not-expressible`, with the reason. */
  toSparkSQL(options: SparkSQLOptions): SqlScript {
    return compileSparkSQL(this.plan(), options);
  }

  /** RisingWave SQL. @throws WindowError `not-expressible`, with the reason. */
  toRisingWaveSQL(options: RisingWaveOptions = {}): SqlScript {
    return compileRisingWaveSQL(this.plan(), options);
  }

  /** ksqlDB statements. @throws WindowError `not-expressible`, with the reason. */
  toKsqlDB(options: KsqlDBOptions = {}): SqlScript {
    return compileKsqlDB(this.plan(), options);
  }

  /** DuckDB SQL over the same records at rest. @throws WindowError `not-expressible`, with the reason. */
  toDuckDBSQL(options: DuckDBOptions = {}): SqlScript {
    return compileDuckDBSQL(this.plan(), options);
  }
}

/**
 * Begins a query over JSON records.
 *
 * @param fields What is read of each record; `time` is the event time.
 * @throws WindowError `invalid-query` if `time` is not read by a time format.
 *
 * @example
 * const hits = query({
 *   time: field('logdate', localTime('yyyy-MM-dd HH:mm:ss.SSS', 'Asia/Seoul')),
 *   cpk: field('params.cpk'),
 * })
 *   .watermark('10 seconds')
 *   .window(tumbling('10 seconds'))
 *   .groupBy('cpk')
 *   .aggregate({ hit: count() });
 */
export function query<const F extends Fields>(fields: F): Query<F> {
  const time = (fields as Partial<Fields>).time;
  if (time?.format.kind !== 'time') {
    throw new WindowError(
      'invalid-query',
      "A query needs a field named time, read as one: time: field('logdate', localTime('yyyy-MM-dd HH:mm:ss', 'Asia/Seoul')), or isoTime(), epochMillis().",
    );
  }
  return new Query({
    fields: Object.entries(fields).map(([name, { path, format }]) => ({ name, path, format })),
    where: [],
    watermark: { delay: 0, idleTimeout: null, combine: 'min' },
    window: null,
    groupBy: [],
    aggregates: {},
    emit: 'append',
    dialect: 'spark',
    allowedLateness: 0,
    firing: 'accumulating',
    maxKeys: null,
  });
}
