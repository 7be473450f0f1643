import { attributeTable, type ItemAttributes } from '../features/attribute-table.js';
import { candidatesOf } from '../lists/candidates.js';
import { chooseItems, choiceOf } from '../lists/choose.js';
import type { ListOptions, Recommendation } from '../lists/types.js';
import type { Recommender } from '../models/recommender.js';

/** Options of `recommendByAttributes`. */
export interface ByAttributesOptions extends Omit<ListOptions, 'seen' | 'unknownUser'> {
  /** Attributes of each item of the model. */
  attributes: ItemAttributes;
}

/**
 * A list for somebody of whom nothing is known but what he or she says to like: items with most of the
 * wanted attributes first, among equals the most popular. O(items × attributes of an item).
 *
 * @param wanted Such as the genres ticked at sign-up. Without any the list is what is popular.
 * @returns `score` is the number of wanted attributes and, below 1, the item's share of the most
 * popular one's viewers.
 * @example
 * ```ts
 * recommendByAttributes(model, ['스릴러'], { attributes: feedback.attributes(), k: 5 });
 * ```
 */
export function recommendByAttributes(
  model: Recommender,
  wanted: Iterable<string>,
  { attributes, ...options }: ByAttributesOptions,
): Recommendation[] {
  const { items, popularity, lastAt } = model.known;
  // Says so when the map is by other ids than the data.
  attributeTable(items, attributes);
  const names = new Set(wanted);
  const most = popularity.reduce((a, b) => Math.max(a, b), 0);
  const scores = Float64Array.from(popularity, (viewers, item) => {
    let matches = 0;
    for (const name of new Set(attributes.get(items.at(item)))) if (names.has(name)) matches++;
    return matches + viewers / (most + 1);
  });
  const candidates = candidatesOf(items, new Int32Array(0), lastAt, { ...options, seen: 'allow' });
  const chosen = chooseItems(
    scores,
    candidates,
    choiceOf(options, () => model.itemVectors()),
  );
  return Array.from(chosen, (item) => ({ item: items.at(item), score: scores[item] as number }));
}
