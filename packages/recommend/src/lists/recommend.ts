import type { Id } from '../data/ids.js';
import { checkNumber, checkOption, RecommendError } from '../errors.js';
import type { Recommender } from '../models/recommender.js';
import { candidatesOf } from './candidates.js';
import { diversify } from './diversify.js';
import { historyOf } from './history.js';
import { topK } from './top-k.js';
import type { HistoryEntry, ListOptions, Recommendation } from './types.js';

/** How many times k the candidates are among which a diverse list is chosen. */
const DIVERSE_POOL = 10;

/** The list of a user whom the model may know; see `Recommender.recommend`. */
export function recommend(model: Recommender, user: Id, options: ListOptions): Recommendation[] {
  checkOption('unknownUser', options.unknownUser, ['popular', 'empty', 'throw']);
  const { users, items, seen, popularity } = model.known;
  const scores = new Float64Array(items.size);
  const place = users.find(user);
  if (place !== -1) {
    model.scoreInto(place, scores);
    return listOf(
      model,
      scores,
      seen.indices.subarray(seen.indptr[place], seen.indptr[place + 1]),
      options,
    );
  }
  if (options.unknownUser === 'throw') {
    throw new RecommendError('unknown-id', `There is no user ${JSON.stringify(user)} in the data.`);
  }
  if (options.unknownUser === 'empty') return [];
  scores.set(popularity);
  return listOf(model, scores, new Int32Array(0), options);
}

/** The list of somebody by his or her history; see `Recommender.recommendFor`. */
export function recommendFor(
  model: Recommender,
  entries: Iterable<HistoryEntry>,
  options: ListOptions,
): Recommendation[] {
  const { items, popularity } = model.known;
  const history = historyOf(items, entries);
  const scores = new Float64Array(items.size);
  if (history.items.length > 0) model.scoreHistoryInto(history, scores);
  else scores.set(popularity);
  return listOf(model, scores, history.items, options);
}

/** Filters, chooses and orders. */
function listOf(
  model: Recommender,
  scores: Float64Array,
  seen: Int32Array,
  options: ListOptions,
): Recommendation[] {
  const k = checkNumber('k', options.k ?? 10, { min: 1, integer: true });
  const diversity = checkNumber('diversity', options.diversity ?? 0, { min: 0, max: 1 });
  const { items, lastAt } = model.known;
  const candidates = candidatesOf(items, seen, lastAt, options);
  const pool = diversity > 0 ? k * DIVERSE_POOL : k;
  const best = topK(scores, pool, candidates);
  const chosen = diversity > 0 ? diversify(best, scores, model.itemVectors(), diversity, k) : best;
  return Array.from(chosen, (item) => ({ item: items.at(item), score: scores[item] as number }));
}
