import { RecommendError } from '../errors.js';

/**
 * What a user or an item is called outside. `'1'` and `1` are two different ids, and so are the same
 * Hangul in NFC and in NFD: `readWatchCsv` gives NFC, other sources should too.
 */
export type Id = string | number;

/** Ids in the order in which they were first seen, and their places. */
export class IdIndex {
  readonly #ids: Id[] = [];
  readonly #places = new Map<Id, number>();

  constructor(ids: Iterable<Id> = []) {
    for (const id of ids) this.add(id);
  }

  /** How many ids there are. */
  get size(): number {
    return this.#ids.length;
  }

  /** The place of an id, which is put at the end when it is new. */
  add(id: Id): number {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    this.#ids.push(id);
    this.#places.set(id, this.#ids.length - 1);
    return this.#ids.length - 1;
  }

  /** The place of an id, -1 if it is not here. */
  find(id: Id): number {
    return this.#places.get(id) ?? -1;
  }

  /** @throws RecommendError `unknown-id` if it is not here; `what` says what it is: user, item. */
  place(id: Id, what: string): number {
    const place = this.#places.get(id);
    if (place !== undefined) return place;
    throw new RecommendError(
      'unknown-id',
      `There is no ${what} ${JSON.stringify(id)} in the data.`,
    );
  }

  /** The id at a place. */
  at(place: number): Id {
    return this.#ids[place] as Id;
  }

  /** All ids, in order. */
  toArray(): Id[] {
    return [...this.#ids];
  }
}
