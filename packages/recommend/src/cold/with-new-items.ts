import { IdIndex, type Id } from '../data/ids.js';
import { checkNumber, RecommendError } from '../errors.js';
import { attributeTable } from '../features/attribute-table.js';
import type { Recommender } from '../models/recommender.js';
import { attributeRidge, attributesAt } from './attribute-ridge.js';
import { ColdItems } from './cold-items.js';

/** An item and what is known of it before anybody has seen it. */
export interface ItemWithAttributes {
  item: Id;
  /** Genres, actors, and the like. */
  attributes: readonly string[];
}

/** Options of `withNewItems`. */
export interface NewItemsOptions {
  /** λ: how far predictions are drawn to the mean of all items; 1 by default. */
  regularization?: number | undefined;
}

/**
 * The same model with a longer catalogue: items that it does not know are scored by their attributes,
 * as the items that it knows are scored (see `ColdItems`). Known items only teach.
 *
 * @param model A fitted model.
 * @param items Known items with their attributes, to learn from, and new ones.
 * @throws RecommendError `invalid-input` if no known item has attributes, or a new one has none that a
 * known item has, with its position; `invalid-parameter`.
 * @example
 * ```ts
 * const longer = withNewItems(model, [
 *   { item: '도깨비', attributes: ['판타지'] },
 *   { item: '새 드라마', attributes: ['판타지'] },
 * ]);
 * longer.recommend('김하늘'); // may hold 새 드라마
 * ```
 */
export function withNewItems(
  model: Recommender,
  items: Iterable<ItemWithAttributes>,
  { regularization = 1 }: NewItemsOptions = {},
): Recommender {
  checkNumber('regularization', regularization, { min: 0, above: true, max: 1e12 });
  const known = model.known.items;
  const all = new IdIndex(known.toArray());
  const given = [...items];
  const attributes = new Map(given.map((entry) => [entry.item, entry.attributes]));
  for (const { item } of given) all.add(item);
  const table = attributeTable(all, attributes);
  // Attributes are numbered as they are met, so the known items' come first.
  const taught = table.attributes.subarray(0, table.indptr[known.size]);
  const size = taught.reduce((most, attribute) => Math.max(most, attribute + 1), 0);
  if (size === 0) {
    throw new RecommendError(
      'invalid-input',
      `None of the model's items has attributes: give theirs too, to learn from.`,
    );
  }
  for (let place = known.size; place < all.size; place++) {
    if (attributesAt(table, place).some((attribute) => attribute < size)) continue;
    const id = all.at(place);
    throw new RecommendError(
      'invalid-input',
      `The new item ${JSON.stringify(id)} has no attribute that a known item has.`,
      given.findIndex(({ item }) => item === id),
    );
  }
  return new ColdItems(model, all.toArray().slice(known.size), {
    indptr: table.indptr.slice(0, known.size + 1),
    attributes: taught.slice(),
    size,
    weights: attributeRidge(table, known.size, size, regularization),
  });
}
