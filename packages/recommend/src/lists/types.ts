import type { Id } from '../data/ids.js';

/** An item on a list. */
export interface Recommendation {
  item: Id;
  score: number;
}

/** A thing like another one. */
export interface Similar {
  id: Id;
  /** From -1 to 1 for cosine. */
  score: number;
}

/** What may be on a list. */
export interface ListOptions {
  /** How many items; 10 by default. Fewer come back where no more are allowed. */
  k?: number | undefined;
  /**
   * What is done with items that the user has seen: `'filter'` (default) leaves them out, `'allow'`
   * lets them in, `'only'` leaves all others out (continue watching).
   */
  seen?: 'filter' | 'allow' | 'only' | undefined;
  /** Only these items. Unknown ids are passed over. */
  allow?: Iterable<Id> | undefined;
  /** None of these items. */
  deny?: Iterable<Id> | undefined;
  /** Oldest that an item may be, in days; needs `releasedAt`. */
  maxAge?: number | undefined;
  /** Since when an item can be seen, in milliseconds since 1970; items without a date pass. */
  releasedAt?: ReadonlyMap<Id, number> | ((item: Id) => number | undefined) | undefined;
  /** The time of the list; by default that of the last interaction, or the clock. */
  now?: number | undefined;
  /**
   * From 0 (default: by score alone) to 1: how much an item's likeness to those above it counts
   * against it (maximal marginal relevance, Carbonell and Goldstein 1998).
   */
  diversity?: number | undefined;
  /** What a user without history gets: `'popular'` (default), `'empty'`, or an error. */
  unknownUser?: 'popular' | 'empty' | 'throw' | undefined;
}

/** What somebody did, to make a list for one who was not there at `fit`. */
export interface HistoryEntry {
  item: Id;
  value?: number | undefined;
  confidence?: number | undefined;
}

/** A history with the model's own numbers; items that it does not know are left out. */
export interface History {
  /** Places of the items, rising, each once. */
  readonly items: Int32Array;
  /** Value × confidence of each. */
  readonly weights: Float64Array;
  /** Confidence of each, repeats added up, where it is known apart. */
  readonly confidence?: Float64Array | undefined;
}

/** How much one item of the history did for a score. */
export interface Contribution {
  item: Id;
  contribution: number;
}

/** Why an item is on somebody's list. */
export interface Explanation {
  item: Id;
  score: number;
  /** The history's items, the strongest first; they add up to `score` where the model is linear. */
  because: Contribution[];
}

/** Lists of many users in flat arrays: user `u`'s list begins at `u * k`. */
export interface ManyLists {
  k: number;
  users: Id[];
  /** Places of items; -1 where a list is shorter than k. */
  items: Int32Array;
  scores: Float64Array;
}
