import * as z from 'zod/mini';
import { RecommendError } from '../errors.js';

/** Where the interactions are, as Spark can read them. */
export interface SparkInput {
  /** A path or URI that the cluster sees: `hdfs://...`, `s3a://...`, `file:///...`. */
  path: string;
  /** A CSV file has a line of names first; JSON has an object a line. */
  format: 'csv' | 'parquet' | 'json';
  /** Names of the columns; `rating` may be left out: each row then counts 1. */
  user: string;
  item: string;
  rating?: string | undefined;
}

/** A job of Spark MLlib's ALS for implicit feedback; numbers not given are Spark's defaults. */
export interface SparkSpec {
  input: SparkInput;
  /** A directory that is not there yet; the factors are written into it. */
  output: string;
  /** Numbers in a vector; 10. */
  rank?: number | undefined;
  /** 10. */
  maxIter?: number | undefined;
  /** Lambda; each row has lambda × the number of its ratings above 0. 0.1. */
  regParam?: number | undefined;
  /** A rating r has the confidence 1 + alpha × |r|; 1. */
  alpha?: number | undefined;
  implicitPrefs?: true | undefined;
  /** Whether vectors have no numbers below 0; false. */
  nonnegative?: boolean | undefined;
  seed?: number | undefined;
  /** In how many parts users and items are cut; 10. */
  blocks?: number | undefined;
  /** What Spark's own predictions are for unknown users; it does not touch the factors. */
  coldStartStrategy?: 'nan' | 'drop' | undefined;
  /** Where, and every how many iterations, the work is written down: long jobs need it. */
  checkpoint?: { directory: string; interval?: number | undefined } | undefined;
}

/** Why Spark cannot have an option that a model of this package, or one of implicit, has. */
const NOT_IN_SPARK: Readonly<Record<string, string>> = {
  unobservedWeight: 'Spark always weighs an unknown pair 1',
  unobserved: 'Spark always weighs an unknown pair 1',
  regularizationExponent: 'Spark always takes lambda × the number of ratings above 0',
  values: "Spark's preference is always 1 above 0, else 0",
  solver: 'Spark always solves exactly',
  cgSteps: 'Spark always solves exactly',
  initStdDev: 'Spark draws its first vectors on the unit sphere',
  initialFactors: 'Spark always draws its first vectors',
  tolerance: 'Spark always takes maxIter iterations',
  trackLoss: 'Spark does not tell the loss',
  factors: 'Spark calls it rank',
  iterations: 'Spark calls it maxIter',
  regularization: 'Spark calls it regParam, and scales it by the number of ratings',
  randomState: 'Spark calls it seed, and draws other numbers',
};

/** The shape of a job, made when the first one is checked: a page that makes none needs no zod. */
let schema: z.ZodMiniType<SparkSpec> | null = null;

function makeSchema(): z.ZodMiniType<SparkSpec> {
  const text = z.string().check(z.minLength(1));
  const count = z.int().check(z.gte(1), z.lte(2 ** 31 - 1));
  const weight = z.number().check(z.gte(0));
  return z.strictObject({
    input: z.strictObject({
      path: text,
      format: z.enum(['csv', 'parquet', 'json']),
      user: text,
      item: text,
      rating: z.optional(text),
    }),
    output: text,
    // No more than `fromSparkFactors` takes back.
    rank: z.optional(z.int().check(z.gte(1), z.lte(65_536))),
    maxIter: z.optional(z.int().check(z.gte(0), z.lte(2 ** 31 - 1))),
    regParam: z.optional(weight),
    alpha: z.optional(weight),
    implicitPrefs: z.optional(z.literal(true)),
    nonnegative: z.optional(z.boolean()),
    seed: z.optional(z.int()),
    blocks: z.optional(count),
    coldStartStrategy: z.optional(z.enum(['nan', 'drop'])),
    checkpoint: z.optional(z.strictObject({ directory: text, interval: z.optional(count) })),
  });
}

/**
 * Gives a job back, or says what Spark cannot do and why.
 *
 * @throws RecommendError `not-supported` for an option that Spark has no match for,
 *   `invalid-parameter` for one that cannot be.
 */
export function checkSparkSpec(spec: unknown): SparkSpec {
  for (const name of Object.keys(Object(spec) as object)) {
    const why = Object.hasOwn(NOT_IN_SPARK, name) ? NOT_IN_SPARK[name] : undefined;
    if (why !== undefined) {
      throw new RecommendError('not-supported', `A Spark job has no ${name}: ${why}.`);
    }
  }
  if ((spec as { implicitPrefs?: unknown } | null)?.implicitPrefs === false) {
    throw new RecommendError(
      'not-supported',
      'implicitPrefs: false is for ratings given on a scale; its factors estimate ratings and do not rank.',
    );
  }
  schema ??= makeSchema();
  const read = schema.safeParse(spec);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new RecommendError(
      'invalid-parameter',
      `The Spark job${where === '' ? '' : `'s ${where}`} does not fit: ${issue?.message ?? ''}.`,
    );
  }
  const { user, item, rating } = read.data.input;
  if (user === item || user === rating || item === rating) {
    throw new RecommendError(
      'invalid-parameter',
      `user, item and rating must be three columns, not ${[user, item, rating].join(', ')}.`,
    );
  }
  return read.data;
}
