import type { Id, IdIndex } from '../data/ids.js';
import { RecommendError } from '../errors.js';

/** Attributes of each item, looked up by the item's id as it stands in the data. */
export type ItemAttributes = ReadonlyMap<Id, readonly string[]>;

/** Attributes by places: item `i` has `attributes` from `indptr[i]` up to `indptr[i + 1]`. */
export interface AttributeTable {
  indptr: Int32Array;
  attributes: Int32Array;
  /** Number of different attributes. */
  size: number;
}

/**
 * Numbers the attributes of the model's items.
 *
 * @throws RecommendError `invalid-input` if not one of the items has any: then the map is by other
 * ids than the data (the fault that made every feature of the original the constant 1).
 */
export function attributeTable(items: IdIndex, of: ItemAttributes): AttributeTable {
  const places = new Map<string, number>();
  const indptr = new Int32Array(items.size + 1);
  const attributes: number[] = [];
  for (let item = 0; item < items.size; item++) {
    for (const name of new Set(of.get(items.at(item)) ?? [])) {
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      attributes.push(place);
    }
    indptr[item + 1] = attributes.length;
  }
  if (attributes.length === 0) {
    const shown = JSON.stringify(items.at(0));
    throw new RecommendError(
      'invalid-input',
      `No item of the data has attributes: use the data's own ids (such as ${shown}) as keys of attributes.`,
    );
  }
  return { indptr, attributes: Int32Array.from(attributes), size: places.size };
}
