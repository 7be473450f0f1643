import type { Csr } from '../data/csr.js';
import { IdIndex, type Id } from '../data/ids.js';
import type { Interactions } from '../data/interactions.js';
import { RecommendError } from '../errors.js';
import { recommend, recommendFor } from '../lists/recommend.js';
import type {
  Explanation,
  HistoryEntry,
  History,
  ListOptions,
  Recommendation,
} from '../lists/types.js';
import { savedCsr } from '../save/saved-array.js';
import type { SavedState } from '../save/saved-state.js';
import { runSteps, runStepsAsync, type Steps, type WorkOptions } from '../work.js';

export { savedArray, savedCsr } from '../save/saved-array.js';

/** What a model remembers of its training data, whatever it learns from it. */
export interface Known {
  readonly users: IdIndex;
  readonly items: IdIndex;
  /** Users × items: what each has seen, columns rising, with value × confidence. */
  readonly seen: Csr;
  /** How many users have each item. */
  readonly popularity: Int32Array;
  /** Time of the last interaction; `null` if there are no times. */
  readonly lastAt: number | null;
}

/**
 * A model that gives every item a score for every user. A kind of model adds two things: `train`,
 * which learns in steps, and `scoreInto`, which scores all items at once; lists, cold users,
 * progress and saving come from here.
 */
export abstract class Recommender {
  /** The class's name, as it stands in tables and saved models. */
  abstract readonly kind: string;
  #known: Known | null = null;

  /** Learns from `data`, a step at a time, into fields that `scoreInto` reads. */
  protected abstract train(data: Interactions, known: Known): Steps;

  /**
   * Writes the scores of all items for one user; higher is better.
   *
   * @param user Place of the user, from 0.
   * @param scores One number an item.
   */
  abstract scoreInto(user: number, scores: Float64Array): void;

  /** The fields that `train` filled, and the options, for `saveModel`. */
  protected abstract saved(): Pick<SavedState, 'options' | 'arrays' | 'parts'>;

  /** Learns from `data`; what was learnt before is forgotten. */
  fit(data: Interactions, work: WorkOptions = {}): this {
    runSteps(this.fitSteps(data), work);
    return this;
  }

  /** As `fit`, but other work of the program goes on between two steps. */
  async fitAsync(data: Interactions, work: WorkOptions = {}): Promise<this> {
    await runStepsAsync(this.fitSteps(data), work);
    return this;
  }

  /** Learning as steps that somebody else takes (a blend, a tuner that gives up early). */
  *fitSteps(data: Interactions): Steps {
    if (data.size === 0)
      throw new RecommendError('invalid-input', 'There is nothing to learn from.');
    const known = knownOf(data);
    yield* this.train(data, known);
    this.#known = known;
  }

  /** Puts what is remembered in place, for a kind that learns in a way of its own or a little more. */
  protected know(known: Known): void {
    this.#known = known;
  }

  /** Whether `fit` has run. */
  get isFitted(): boolean {
    return this.#known !== null;
  }

  /**
   * What the model remembers of its data.
   *
   * @throws RecommendError `not-fitted`.
   */
  get known(): Known {
    if (this.#known) return this.#known;
    throw new RecommendError(
      'not-fitted',
      `This ${this.kind} has learnt nothing yet: call fit first.`,
    );
  }

  /** The score of one item for one user. */
  score(user: Id, item: Id): number {
    const { users, items } = this.known;
    const scores = new Float64Array(items.size);
    this.scoreInto(users.place(user, 'user'), scores);
    return scores[items.place(item, 'item')] as number;
  }

  /** The best items for a user, the best first; ties by the items' order in the data. */
  recommend(user: Id, options: ListOptions = {}): Recommendation[] {
    return recommend(this, user, options);
  }

  /**
   * The best items for somebody who was not there at `fit`, by what he or she did (fold-in).
   *
   * @throws RecommendError `not-supported` if this kind of model cannot.
   */
  recommendFor(history: Iterable<HistoryEntry>, options: ListOptions = {}): Recommendation[] {
    return recommendFor(this, history, options);
  }

  /** As `scoreInto`, for a history in place of a known user. */
  scoreHistoryInto(_history: History, _scores: Float64Array): void {
    throw new RecommendError(
      'not-supported',
      `${this.kind} cannot score a user it was not fitted on.`,
    );
  }

  /** Why `item` scores as it does for `user`: the parts of the user's history that speak for it. */
  explain(_user: Id, _item: Id, _k: number = 10): Explanation {
    throw new RecommendError(
      'not-supported',
      `${this.kind} cannot explain a score by the history.`,
    );
  }

  /**
   * A faster way to the lists of many users, for `recommendAll`, where a model has one. It must give
   * what `scoreInto` and `topK` give: the best first, of equal scores the first item.
   *
   * @param users Places of the users.
   * @param filterSeen Whether items that a user has seen are left out.
   * @param items `users.length × k` places to write, -1 where a list is shorter than k.
   * @param scores As many scores to write; 0 where there is no item.
   */
  topKInto?(
    users: Int32Array,
    k: number,
    filterSeen: boolean,
    items: Int32Array,
    scores: Float64Array,
  ): void;

  /** Whether the model has learnt of a user what it needs for a list; if not, `unknownUser` says what to do. */
  knowsUser(user: number): boolean {
    const { indptr } = this.known.seen;
    return (indptr[user] as number) < (indptr[user + 1] as number);
  }

  /** Writes how like each item is to one by the model's own measure, for `similarItems`; -Infinity: not at all. */
  similarItemsInto?(item: number, scores: Float64Array): void;

  /** As `similarItemsInto`, for users. */
  similarUsersInto?(user: number, scores: Float64Array): void;

  /** One vector an item, `null` if this kind of model has none: `similarItems` compares these. */
  itemVectors(): Vectors | null {
    return null;
  }

  /** One vector a user, `null` if this kind of model has none. */
  userVectors(): Vectors | null {
    return null;
  }

  /** The whole model, for `saveModel`. */
  toState(): SavedState {
    const { users, items, seen, lastAt } = this.known;
    const { options, arrays, parts } = this.saved();
    return {
      kind: this.kind,
      options: { ...options, lastAt },
      users: users.toArray(),
      items: items.toArray(),
      arrays: {
        ...arrays,
        'seen.indptr': seen.indptr,
        'seen.indices': seen.indices,
        'seen.values': seen.values,
      },
      ...(parts ? { parts } : {}),
    };
  }

  /** Puts the memory of a saved model back; a class's own `restore` calls it after its fields. */
  protected remember(state: SavedState): this {
    const users = new IdIndex(state.users);
    const items = new IdIndex(state.items);
    if (users.size !== state.users.length || items.size !== state.items.length) {
      throw new RecommendError('invalid-model', `The saved ${state.kind} has an id twice.`);
    }
    const seen = savedCsr(state, 'seen', users.size, items.size);
    const { lastAt } = state.options;
    this.#known = {
      ...{ users, items, seen },
      popularity: countColumns(seen),
      lastAt: typeof lastAt === 'number' ? lastAt : null,
    };
    return this;
  }
}

/** Vectors of one length one after the other. */
export interface Vectors {
  readonly count: number;
  readonly length: number;
  readonly data: Float64Array | Float32Array;
}

/** What is kept of the training data. */
export function knownOf(data: Interactions): Known {
  const { users, items, at } = data;
  const seen = data.implicit();
  let lastAt: number | null = null;
  for (const when of at ?? []) if (lastAt === null || when > lastAt) lastAt = when;
  return { users, items, seen, popularity: countColumns(seen), lastAt };
}

/** How many entries each column has. */
export function countColumns({ columns, indices }: Csr): Int32Array {
  const counts = new Int32Array(columns);
  for (const column of indices) counts[column] = (counts[column] as number) + 1;
  return counts;
}
