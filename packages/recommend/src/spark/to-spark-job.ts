import { checkSparkSpec, type SparkSpec } from './spark-spec.js';

/** What a cluster needs to run a job. */
export interface SparkJob {
  /** Every option written out; save it as a file that `spark-submit` can read. */
  json: string;
  /** The program, within this package: the same for every job. */
  runner: 'python/spark_als.py';
}

/**
 * A job of Spark MLlib's ALS, for data that one machine cannot hold. The runner gives users and items
 * numbers, trains, and writes `userFactors`, `itemFactors`, `users`, `items` (Parquet) and `metadata`
 * into `output`; `fromSparkFactors` of `@nunchi/recommend/node` makes a model of that directory.
 *
 * @throws RecommendError `not-supported` with the reason for what Spark cannot do;
 *   `invalid-parameter`.
 * @example
 * ```ts
 * const { json, runner } = toSparkJob({
 *   input: { path: 's3a://logs/views', format: 'parquet', user: 'user', item: 'item' },
 *   output: 's3a://models/als',
 *   rank: 64,
 * });
 * // spark-submit node_modules/@nunchi/recommend/python/spark_als.py job.json
 * ```
 */
export function toSparkJob(spec: SparkSpec): SparkJob {
  const checked = checkSparkSpec(spec);
  const job = {
    format: 'nunchi-spark-als',
    version: 1,
    input: { ...checked.input, rating: checked.input.rating ?? null },
    output: checked.output,
    rank: checked.rank ?? 10,
    maxIter: checked.maxIter ?? 10,
    regParam: checked.regParam ?? 0.1,
    alpha: checked.alpha ?? 1,
    implicitPrefs: true,
    nonnegative: checked.nonnegative ?? false,
    seed: checked.seed ?? null,
    blocks: checked.blocks ?? 10,
    coldStartStrategy: checked.coldStartStrategy ?? 'nan',
    checkpoint: checked.checkpoint
      ? { directory: checked.checkpoint.directory, interval: checked.checkpoint.interval ?? 10 }
      : null,
  };
  return { json: `${JSON.stringify(job, null, 2)}\n`, runner: 'python/spark_als.py' };
}
