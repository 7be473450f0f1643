import type { Id } from '../../data/ids.js';
import { RecommendError } from '../../errors.js';

/** Whose definitions the numbers follow; see `evaluate`. */
export type RankingMode = 'recbole' | 'implicit' | 'lenskit';

/** Numbers that are means over users, and so have intervals. */
export const USER_METRICS = [
  'precision',
  'recall',
  'ndcg',
  'map',
  'mrr',
  'hitRate',
  'auc',
  'novelty',
  'diversity',
] as const;

/** Numbers of all lists together. */
export const LIST_METRICS = ['coverage', 'gini', 'ties'] as const;

/** A number that is a mean over users. */
export type UserMetric = (typeof USER_METRICS)[number];

/** Any number of a report. */
export type RankingMetric = UserMetric | (typeof LIST_METRICS)[number];

/** A number at the report's first k, or at a named one: `'ndcg'`, `'ndcg@10'`. */
export type MetricName = RankingMetric | `${RankingMetric}@${number}`;

/** The numbers of the lists' first k places. */
export interface RankingMetrics {
  k: number;
  /** Hits / k. */
  precision: number;
  /** Hits / test items. */
  recall: number;
  /** Hits discounted by log2(place + 2), over those of an ideal list of min(k, test items). */
  ndcg: number;
  /** Precision at each hit, summed up, / min(k, test items). */
  map: number;
  /** 1 / place of the first hit, from 1. */
  mrr: number;
  /** Share of users with a hit. */
  hitRate: number;
  /** implicit's limited AUC: items below the list count as half won. */
  auc: number;
  /** Mean of -log2(share of users who have the item): how little known the listed items are. */
  novelty: number;
  /** 1 - mean cosine of the listed items, two by two. */
  diversity: number;
  /** Share of the catalogue that is on some list. */
  coverage: number;
  /** How unevenly the items are listed: 0 all alike, towards 1 always the same few. */
  gini: number;
  /** Share of listed places whose score the next item has too, so that the item's index decided. */
  ties: number;
  /** The same, user by user, in the order of the report's `users`. */
  perUser: Readonly<Record<UserMetric, Float64Array>>;
  /** min(k, test items) of each user: what a pooled precision is weighed with. */
  possible: Float64Array;
}

/** Who was judged, and who and what was left out. */
export interface RankingCounts {
  /** Users whose lists were judged. */
  users: number;
  /** Users of the test set with no test item left that this list could hold (see `unreachable`). */
  usersWithoutTestItem: number;
  /** Users of the test set whom the model does not know. */
  coldUsers: number;
  /** Items of the test set that the model does not know. */
  coldItems: number;
  /** Different test items of the judged users, those that the model does not know among them. */
  testItems: number;
  /** Those that the model does not know: nobody can hit them, and they count as missed. */
  coldTestItems: number;
  /** Test items left out because of `seen` or `candidates`. */
  unreachable: number;
  /** Items that the model can list. */
  catalogue: number;
}

/** What `evaluate` finds: the numbers at the first k asked for, and at each k in `at`. */
export interface RankingReport extends RankingMetrics {
  model: string;
  mode: RankingMode;
  seen: 'filter' | 'allow' | 'only';
  at: readonly RankingMetrics[];
  users: readonly Id[];
  counts: RankingCounts;
}

/** A metric's name in its parts; `k` is `null` for the first one asked for. */
export function parseMetric(name: string): { metric: RankingMetric; k: number | null } {
  const [metric = '', k] = name.split('@');
  const all: readonly string[] = [...USER_METRICS, ...LIST_METRICS];
  const place = k === undefined ? null : Number(k);
  if (all.includes(metric) && (place === null || (Number.isInteger(place) && place > 0))) {
    return { metric: metric as RankingMetric, k: place };
  }
  throw new RecommendError(
    'invalid-parameter',
    `There is no metric ${JSON.stringify(name)}: write ${all.join(', ')}, with or without @k.`,
  );
}

/**
 * The numbers of a report at one k.
 *
 * @throws RecommendError `invalid-parameter` if the report has no such k.
 */
export function reportAt(report: RankingReport, k: number | null): RankingMetrics {
  const found = k === null ? report.at[0] : report.at.find((one) => one.k === k);
  if (found) return found;
  const had = report.at.map((one) => one.k).join(', ');
  throw new RecommendError(
    'invalid-parameter',
    `This report has no k = ${k ?? ''}, only ${had}: ask evaluate for it.`,
  );
}

/** One number of a report: `metricOf(report, 'ndcg@10')`. */
export function metricOf(report: RankingReport, name: MetricName): number {
  const { metric, k } = parseMetric(name);
  return reportAt(report, k)[metric];
}
