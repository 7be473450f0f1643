import type { Id } from '../data/ids.js';
import { checkNumber, checkOption, RecommendError } from '../errors.js';
import { allowedItems } from '../lists/candidates.js';
import type { Recommender } from '../models/recommender.js';
import { runSteps, runStepsAsync, type Steps, type WorkOptions } from '../work.js';
import { blockLister } from './evaluate-lists.js';
import { judgedUsers, type JudgedUsers } from './evaluate-users.js';
import { ListTally } from './metrics/list-tally.js';
import {
  USER_METRICS,
  type RankingMetrics,
  type RankingMode,
  type RankingReport,
  type UserMetric,
} from './metrics/ranking-report.js';
import { discountsOf, judgeUser } from './metrics/user-metrics.js';
import { meanOf } from './bootstrap.js';
import { openTestSet, type Judged } from './test-set.js';

/** Users whose lists are made between two looks at the clock and the signal. */
const BLOCK = 128;

/** Options of `evaluate`. */
export interface EvaluateOptions extends WorkOptions {
  /** Lengths of the lists; 10 by default. */
  k?: number | readonly number[] | undefined;
  /** Items that a user has seen: `'filter'` (default), `'allow'`, `'only'`, as in `recommend`. */
  seen?: 'filter' | 'allow' | 'only' | undefined;
  /** Whose definitions are followed; `'recbole'` by default. */
  mode?: RankingMode | undefined;
  /** Only these items are listed; by default the whole catalogue, which is the honest choice. */
  candidates?: Iterable<Id> | undefined;
  /** Only these users are judged. */
  users?: Iterable<Id> | undefined;
  /**
   * Test items that no list can hold because of `seen` or `candidates` (a repeat where seen items are
   * left out): `'drop'` (default) does not ask for them, `'count'` counts them as missed, as the
   * three peers do. Where nothing repeats, the two are equal.
   */
  unreachable?: 'drop' | 'count' | undefined;
}

/**
 * Judges the lists of a fitted model over the full catalogue (sampled metrics mislead: Krichene and
 * Rendle 2020). Numbers are means over the users that the model knows and that have a test item; the
 * others are in `counts`. Test items that the model does not know count as missed, as in RecBole,
 * implicit and LensKit. A list with fewer than k items is not filled up.
 *
 * Modes: `'recbole'` (precision hits / k, recall hits / test items, NDCG with log2(place + 2) and ideal
 * min(k, test items), MAP / min(k, test items)); `'implicit'` (precision pooled, Σ hits / Σ min(k,
 * test items); the rest as `ranking_metrics_at_k`); `'lenskit'` (precision over the list's length,
 * recall over min(k, test items), NDCG with log2(max(place + 1, 2))). O(users × (scoring + items)).
 *
 * @throws RecommendError `not-fitted`, or `invalid-input` if no user is left to judge.
 * @example
 * ```ts
 * const report = evaluate(model, test, { k: [10, 20] });
 * report.ndcg; // at 10
 * report.at[1].recall; // at 20
 * ```
 */
export function evaluate(
  model: Recommender,
  test: Judged,
  options: EvaluateOptions = {},
): RankingReport {
  return runSteps(evaluateSteps(model, test, options), options);
}

/** As `evaluate`, but other work of the program goes on meanwhile. */
export function evaluateAsync(
  model: Recommender,
  test: Judged,
  options: EvaluateOptions = {},
): Promise<RankingReport> {
  return runStepsAsync(evaluateSteps(model, test, options), options);
}

/** Judging as steps that somebody else takes. */
export function* evaluateSteps(
  model: Recommender,
  test: Judged,
  options: EvaluateOptions = {},
): Steps<RankingReport> {
  const { seen = 'filter', mode = 'recbole', unreachable = 'drop' } = options;
  checkOption('seen', seen, ['filter', 'allow', 'only']);
  checkOption('mode', mode, ['recbole', 'implicit', 'lenskit']);
  checkOption('unreachable', unreachable, ['drop', 'count']);
  const asked = typeof options.k === 'object' ? [...options.k] : [options.k ?? 10];
  const ks = [...new Set(asked.map((k) => checkNumber('k', k, { min: 1, integer: true })))];
  const candidates = allowedItems(model.known.items, null, { allow: options.candidates });
  const users = options.users ? new Set(options.users) : null;
  const rules = { seen, candidates, users, unreachable };
  const judged = judgedUsers(model, openTestSet(test), rules);
  if (judged.ids.length === 0 || ks.length === 0) refuse(judged);
  const found = yield* judgeLists(model, judged, ks, mode, seen, candidates);
  const at = ks.map((k) => found.find((one) => one.k === k) as RankingMetrics);
  const first = at[0] as RankingMetrics;
  return {
    ...first,
    ...{ model: model.kind, mode, seen, at },
    users: judged.ids,
    counts: judged.counts,
  };
}

function* judgeLists(
  model: Recommender,
  judged: JudgedUsers,
  ks: readonly number[],
  mode: RankingMode,
  seen: 'filter' | 'allow' | 'only',
  candidates: Uint8Array | null,
): Steps<RankingMetrics[]> {
  const { ids, places, indptr, items, relevant, counts } = judged;
  const users = ids.length;
  const targets = ks.toSorted((a, b) => a - b).map((k) => targetOf(k, users));
  const longest = targets.at(-1)?.k ?? 0;
  // One place more than the list shows whether a tie decided its end.
  const width = Math.min(longest, counts.catalogue) + 1;
  const listsOf = blockLister(model, width, seen, candidates, BLOCK);
  const discounts = discountsOf(mode, longest);
  const tally = new ListTally(model, targets);
  const wanted = new Int32Array(counts.catalogue).fill(-1);
  const hits = new Uint8Array(width);
  for (let begin = 0; begin < users; begin += BLOCK) {
    const end = Math.min(users, begin + BLOCK);
    const lists = listsOf(places.subarray(begin, end));
    for (let u = begin; u < end; u++) {
      for (let k = indptr[u] as number; k < (indptr[u + 1] as number); k++) {
        wanted[items[k] as number] = u;
      }
      const from = (u - begin) * width;
      let length = 0;
      for (; length < width - 1; length++) {
        const item = lists.items[from + length] as number;
        if (item === -1) break;
        hits[length] = wanted[item] === u ? 1 : 0;
      }
      const all = counts.catalogue + counts.coldItems;
      judgeUser(u, hits, length, relevant[u] as number, all, mode, discounts, targets);
      tally.add(u, lists, from, length);
    }
    yield { done: end, total: users, unit: 'users' };
  }
  return targets.map(({ k, perUser, possible }, t) => {
    const weights = mode === 'implicit' ? possible : undefined;
    const means = Object.fromEntries(
      USER_METRICS.map((name) => [name, meanOf({ values: perUser[name] })]),
    ) as Record<UserMetric, number>;
    const precision = meanOf({ values: perUser.precision, weights });
    return { k, ...means, precision, ...tally.at(t), perUser, possible };
  });
}

function targetOf(
  k: number,
  users: number,
): { k: number; perUser: Record<UserMetric, Float64Array>; possible: Float64Array } {
  const perUser = Object.fromEntries(
    USER_METRICS.map((name) => [name, new Float64Array(users)]),
  ) as Record<UserMetric, Float64Array>;
  return { k, perUser, possible: new Float64Array(users) };
}

function refuse({ counts }: JudgedUsers): never {
  throw new RecommendError(
    'invalid-input',
    `There is nothing to judge: ${counts.coldUsers} users of the test set are unknown to the model, ` +
      `${counts.usersWithoutTestItem} have no test item that a list could hold. Check ids, seen and k.`,
  );
}
