import type { Id } from '../data/ids.js';
import { checkOption, RecommendError } from '../errors.js';
import type { Recommender } from '../models/recommender.js';
import { candidatesOf } from './candidates.js';
import { chooseItems, choiceOf } from './choose.js';
import { historyOfUser } from './explain.js';
import { historyOf } from './history.js';
import type { HistoryEntry, ListOptions, Recommendation } from './types.js';

/** The list of a user whom the model may know; see `Recommender.recommend`. */
export function recommend(model: Recommender, user: Id, options: ListOptions): Recommendation[] {
  const { users, items } = model.known;
  const place = users.find(user);
  const seen = place === -1 ? NOTHING : historyOfUser(model.known, place).items;
  const scores = new Float64Array(items.size);
  if (place !== -1 && model.knowsUser(place)) model.scoreInto(place, scores);
  else if (!scoreUnknown(model, scores, options, `There is no history of user`, user)) return [];
  return listOf(model, scores, seen, options);
}

/** The list of somebody by his or her history; see `Recommender.recommendFor`. */
export function recommendFor(
  model: Recommender,
  entries: Iterable<HistoryEntry>,
  options: ListOptions,
): Recommendation[] {
  const { items } = model.known;
  const history = historyOf(items, entries);
  const scores = new Float64Array(items.size);
  if (history.items.length > 0) model.scoreHistoryInto(history, scores);
  else if (!scoreUnknown(model, scores, options, 'The history has no known item')) return [];
  return listOf(model, scores, history.items, options);
}

const NOTHING = new Int32Array(0);

/**
 * Scores for somebody without history, by `unknownUser`.
 *
 * @returns Whether there is a list at all.
 */
export function scoreUnknown(
  { known }: Recommender,
  scores: Float64Array,
  { unknownUser = 'popular' }: ListOptions,
  problem: string,
  user?: Id,
): boolean {
  checkOption('unknownUser', unknownUser, ['popular', 'empty', 'throw']);
  if (unknownUser === 'throw') {
    const who = user === undefined ? '' : ` ${JSON.stringify(user)}`;
    throw new RecommendError('unknown-id', `${problem}${who}.`);
  }
  scores.set(known.popularity);
  return unknownUser === 'popular';
}

/** Filters, chooses and orders. */
function listOf(
  model: Recommender,
  scores: Float64Array,
  seen: Int32Array,
  options: ListOptions,
): Recommendation[] {
  const { items, lastAt } = model.known;
  const choice = choiceOf(options, () => model.itemVectors());
  const chosen = chooseItems(scores, candidatesOf(items, seen, lastAt, options), choice);
  return Array.from(chosen, (item) => ({ item: items.at(item), score: scores[item] as number }));
}
