import type { ImplicitALSOptions } from '../implicit/als/options.js';
import { alsSettings } from '../implicit/als/options.js';
import type { SparkSpec } from './spark-spec.js';

/** Options of `ImplicitALS` as far as Spark can have them. */
export interface SparkTranslation {
  /** To be spread into a job beside `input` and `output`. */
  spec: Pick<SparkSpec, 'rank' | 'maxIter' | 'regParam' | 'alpha' | 'implicitPrefs' | 'seed'>;
  /** What Spark does otherwise, one sentence each; factors will differ by these. */
  differs: string[];
}

/**
 * What of an `ImplicitALS` can be told to Spark, and what cannot. Spark minimizes
 * `Σ c (p - xy)² + λ Σ n |x|²` over all pairs, p = 1 for a rating above 0, c = 1 + alpha × |rating|,
 * c = 1 and p = 0 for unknown pairs, n = how many ratings above 0 the row has. `ImplicitALS` differs
 * in each: its c has no `1 +`, its unknown pairs weigh `unobservedWeight`, its lambda grows
 * with `regularizationExponent`. So results are never number for number the same; tune on the
 * cluster, or train on a sample by `ImplicitALS` first.
 *
 * @throws RecommendError `invalid-parameter` for options that cannot be.
 */
export function sparkSpecOf(options: ImplicitALSOptions = {}): SparkTranslation {
  const settings = alsSettings(options);
  const { unobservedWeight, unobserved, regularizationExponent, values, solver } = settings;
  const seed = typeof options.randomState === 'number' ? options.randomState : undefined;
  // The same loss, divided so that unknown pairs weigh 1.
  const share = unobservedWeight > 0 ? unobservedWeight : 1;
  const differs: string[] = [];
  if (values === 'target') {
    differs.push("values: 'target' has no match: Spark's preference is 1 above 0, else 0.");
  }
  if (unobservedWeight !== 1) {
    differs.push(
      unobservedWeight > 0
        ? `Spark weighs unknown pairs 1, not unobservedWeight = ${unobservedWeight}: alpha and regParam are divided by it.`
        : 'Spark weighs unknown pairs 1, not 0.',
    );
  }
  differs.push(
    unobserved === 'missing'
      ? "Spark's confidence is 1 + alpha × |rating|, not alpha × |value|: give the job ratings less 1 / alpha."
      : "Spark's known pairs weigh 1 + alpha × |rating| towards p; here alpha towards p and a0 towards 0.",
  );
  if (settings.regularization > 0) {
    differs.push(
      `Spark's lambda is regParam × the number of ratings above 0, here regularization × weight^${regularizationExponent}: tune it anew.`,
    );
  }
  if (solver === 'cg') differs.push('Spark solves exactly, not by steps of conjugate gradients.');
  if (seed !== undefined) differs.push('Spark draws other first vectors from the same seed.');
  if (options.initialFactors) differs.push('Spark cannot begin with initialFactors.');
  return {
    spec: {
      rank: settings.factors,
      maxIter: settings.iterations,
      regParam: settings.regularization / share,
      alpha: settings.alpha / share,
      implicitPrefs: true,
      ...(seed === undefined ? {} : { seed }),
    },
    differs,
  };
}
