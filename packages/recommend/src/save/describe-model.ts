import { readContainer } from './container.js';
import { fromPlainJson } from './json-numbers.js';
import { checkedHead } from './read-model.js';
import type { SavedHead } from './saved-head.js';
import type { Json } from './saved-state.js';

/** What is told of a saved model without making it. */
export interface ModelDescription {
  kind: string;
  options: Record<string, Json | undefined>;
  /** How many users it knows. */
  users: number;
  /** How many items it knows. */
  items: number;
  /** How many numbers each array has. */
  arrays: Record<string, number>;
  parts: Record<string, ModelDescription>;
}

/**
 * What a saved model is, by its description alone: the arrays are not read and the checksum is not
 * checked.
 *
 * @throws RecommendError `invalid-model`.
 * @example
 * ```ts
 * describeModel(bytes).kind; // 'ImplicitALS'
 * ```
 */
export function describeModel(bytes: Uint8Array): ModelDescription & { version: number } {
  const { version, head } = readContainer(bytes, false);
  return { version, ...descriptionOf(checkedHead(head), 0, 0) };
}

function descriptionOf(
  head: SavedHead,
  usersAround: number,
  itemsAround: number,
): ModelDescription {
  const users = head.users?.length ?? usersAround;
  const items = head.items?.length ?? itemsAround;
  const arrays = Object.entries(head.arrays);
  const parts = Object.entries(head.parts ?? {});
  return {
    kind: head.kind,
    options: fromPlainJson(head.options) as Record<string, Json>,
    users,
    items,
    arrays: Object.fromEntries(arrays.map(([name, { length }]) => [name, length])),
    parts: Object.fromEntries(
      parts.map(([name, part]) => [name, descriptionOf(part, users, items)]),
    ),
  };
}
