import type { Recommender } from '../../models/recommender.js';
import {
  differenceOf,
  intervalOf,
  resampledMeans,
  type BootstrapOptions,
  type Difference,
  type Interval,
  type UserValues,
} from '../bootstrap.js';
import {
  LIST_METRICS,
  metricOf,
  parseMetric,
  reportAt,
  type MetricName,
  type RankingReport,
  type UserMetric,
} from '../metrics/ranking-report.js';

/** One number of one model. */
export interface ComparedValue {
  metric: MetricName;
  value: number;
  /** Where it would lie with other users; `null` for coverage, Gini index and ties. */
  interval: Interval | null;
  /** Difference to the best baseline on the same users; `null` for the baseline itself. */
  difference: Difference | null;
}

/** One model of a comparison. */
export interface ComparisonRow {
  name: string;
  model: Recommender;
  report: RankingReport;
  /** `null` where the model came fitted. */
  fitSeconds: number | null;
  /** Seconds to make and judge the lists. */
  evaluateSeconds: number;
  values: readonly ComparedValue[];
}

/** A model that has been judged. */
export type JudgedModel = Omit<ComparisonRow, 'values'>;

/**
 * Adds intervals and differences. All models of one set of users share the drawn samples, so each
 * difference is a paired one.
 */
export function compareRows(
  judged: readonly JudgedModel[],
  baseline: JudgedModel,
  metrics: readonly MetricName[],
  options: BootstrapOptions,
): ComparisonRow[] {
  const averaged = metrics.filter(
    (name) => !(LIST_METRICS as readonly string[]).includes(parseMetric(name).metric),
  );
  const samples = new Map<JudgedModel, Map<MetricName, Float64Array>>();
  for (const one of judged) {
    const means = resampledMeans(
      averaged.map((name) => seriesOf(one.report, name)),
      options,
    );
    samples.set(one, new Map(averaged.map((name, m) => [name, means[m] as Float64Array])));
  }
  const base = samples.get(baseline);
  return judged.map((one) => ({
    ...one,
    values: metrics.map((metric): ComparedValue => {
      const value = metricOf(one.report, metric);
      const means = samples.get(one)?.get(metric);
      if (!means) return { metric, value, interval: null, difference: null };
      const baseMeans = base?.get(metric);
      const paired = one !== baseline && sameUsers(one.report, baseline.report);
      return {
        metric,
        value,
        interval: intervalOf(value, means, options),
        difference:
          paired && baseMeans
            ? differenceOf(value - metricOf(baseline.report, metric), means, baseMeans, options)
            : null,
      };
    }),
  }));
}

function seriesOf(report: RankingReport, name: MetricName): UserValues {
  const { metric, k } = parseMetric(name);
  const at = reportAt(report, k);
  const pooled = report.mode === 'implicit' && metric === 'precision';
  return {
    values: at.perUser[metric as UserMetric],
    weights: pooled ? at.possible : undefined,
  };
}

function sameUsers(a: RankingReport, b: RankingReport): boolean {
  return a.users.length === b.users.length && a.users.every((id, u) => id === b.users[u]);
}
