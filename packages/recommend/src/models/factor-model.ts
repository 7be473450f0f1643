import type { Csr } from '../data/csr.js';
import { sortedCsr } from '../data/csr.js';
import { IdIndex, type Id } from '../data/ids.js';
import type { Interactions } from '../data/interactions.js';
import { checkNumber, RecommendError } from '../errors.js';
import type { History } from '../lists/types.js';
import { savedArray } from '../save/saved-array.js';
import type { SavedState } from '../save/saved-state.js';
import type { Steps } from '../work.js';
import { foldIn } from './fold-in.js';
import { Recommender, type Vectors } from './recommender.js';

/** Vectors that were learnt elsewhere. */
export interface FactorModelParts {
  users: readonly Id[];
  items: readonly Id[];
  /** Numbers in a vector. */
  rank: number;
  /** User by user, `users.length × rank`. */
  userFactors: Float32Array | Float64Array;
  /** Item by item, `items.length × rank`. */
  itemFactors: Float32Array | Float64Array;
  /** What it was learnt with, for users that come later: lambda × number of ratings. 0.1. */
  regParam?: number | undefined;
  /** A rating r has the confidence 1 + alpha × |r|; 1. */
  alpha?: number | undefined;
  /** Whether vectors have no numbers below 0. */
  nonnegative?: boolean | undefined;
  /** What users have seen, so that lists can leave it out; nothing by default. */
  seen?: Interactions | undefined;
}

/** What a `FactorModel` was learnt with. */
export interface FactorModelOptions {
  rank: number;
  regParam: number;
  alpha: number;
  nonnegative: boolean;
}

/**
 * User and item vectors from somewhere else (Spark), for serving: a score is their dot product. It
 * cannot be fitted. A user who was not there gets a vector by the objective of Spark's ALS.
 */
export class FactorModel extends Recommender {
  override readonly kind = 'FactorModel';
  readonly options: FactorModelOptions;
  #users: Float32Array | Float64Array = new Float64Array(0);
  #items: Float32Array | Float64Array = new Float64Array(0);
  #gram: Float64Array | null = null;

  private constructor({ rank, regParam, alpha, nonnegative }: Partial<FactorModelParts>) {
    super();
    this.options = {
      rank: checkNumber('rank', rank ?? NaN, { min: 1, max: 65_536, integer: true }),
      regParam: checkNumber('regParam', regParam ?? 0.1, { min: 0 }),
      alpha: checkNumber('alpha', alpha ?? 1, { min: 0 }),
      nonnegative: nonnegative ?? false,
    };
  }

  /** @throws RecommendError `invalid-input` for vectors that are not as many as the ids, or no numbers. */
  static from(parts: FactorModelParts): FactorModel {
    const users = new IdIndex(parts.users);
    const items = new IdIndex(parts.items);
    if (users.size !== parts.users.length || items.size !== parts.items.length) {
      throw new RecommendError('invalid-input', 'An id stands twice among the users or the items.');
    }
    const { indptr, indices, values } = seenOf(users, items, parts.seen);
    const { rank, regParam, alpha, nonnegative } = new FactorModel(parts).options;
    return FactorModel.restore({
      kind: 'FactorModel',
      options: { rank, regParam, alpha, nonnegative, lastAt: lastOf(parts.seen) },
      users: users.toArray(),
      items: items.toArray(),
      arrays: {
        users: parts.userFactors,
        items: parts.itemFactors,
        'seen.indptr': indptr,
        'seen.indices': indices,
        'seen.values': values,
      },
    });
  }

  // eslint-disable-next-line require-yield -- it refuses before the first step
  protected override *train(): Steps {
    throw new RecommendError(
      'not-supported',
      'A FactorModel was learnt elsewhere: fit an ImplicitALS instead.',
    );
  }

  override scoreInto(user: number, scores: Float64Array): void {
    const { rank } = this.options;
    dotsInto(this.#users.subarray(user * rank, (user + 1) * rank), this.#items, scores);
  }

  /** O(items × rank² once, then items × rank + history × rank² + rank³). */
  override scoreHistoryInto(history: History, scores: Float64Array): void {
    const { rank, regParam, alpha, nonnegative } = this.options;
    this.#gram ??= gramOf(this.#items, rank);
    const vector = foldIn(history, this.#items, this.#gram, { regParam, alpha, nonnegative });
    dotsInto(vector, this.#items, scores);
  }

  /** Each user has a vector, whatever is told of what he or she has seen. */
  override knowsUser(): boolean {
    return true;
  }

  override itemVectors(): Vectors {
    return { count: this.known.items.size, length: this.options.rank, data: this.#items };
  }

  override userVectors(): Vectors {
    return { count: this.known.users.size, length: this.options.rank, data: this.#users };
  }

  protected override saved(): Pick<SavedState, 'options' | 'arrays'> {
    return { options: { ...this.options }, arrays: { users: this.#users, items: this.#items } };
  }

  /** A model of `saveModel`'s state again. */
  static restore(state: SavedState): FactorModel {
    const model = new FactorModel(state.options);
    model.#users = vectorsOf(state, 'users', state.users.length * model.options.rank);
    model.#items = vectorsOf(state, 'items', state.items.length * model.options.rank);
    return model.remember(state);
  }
}

function vectorsOf(state: SavedState, name: string, length: number): Float32Array | Float64Array {
  const array = state.arrays[name];
  const vectors = array instanceof Float32Array ? array : savedArray(state, name, Float64Array);
  if (vectors.length !== length || vectors.some((x) => !Number.isFinite(x))) {
    throw new RecommendError(
      'invalid-input',
      `There must be ${length} numbers in the vectors of ${name}, all finite; there are ${vectors.length}.`,
    );
  }
  return vectors;
}

function dotsInto(
  vector: Float32Array | Float64Array,
  items: Float32Array | Float64Array,
  scores: Float64Array,
): void {
  const rank = vector.length;
  for (let item = 0, at = 0; item < scores.length; item++, at += rank) {
    let dot = 0;
    for (let f = 0; f < rank; f++) dot += (vector[f] as number) * (items[at + f] as number);
    scores[item] = dot;
  }
}

/** Σ yyᵀ over all items, rank × rank. */
function gramOf(items: Float32Array | Float64Array, rank: number): Float64Array {
  const gram = new Float64Array(rank * rank);
  for (let at = 0; at < items.length; at += rank) {
    for (let a = 0; a < rank; a++) {
      const value = items[at + a] as number;
      for (let b = 0; b < rank; b++) {
        gram[a * rank + b] = (gram[a * rank + b] as number) + value * (items[at + b] as number);
      }
    }
  }
  return gram;
}

/** What known users have seen of known items. */
function seenOf(users: IdIndex, items: IdIndex, data: Interactions | undefined): Csr {
  const places = { user: [] as number[], item: [] as number[], value: [] as number[] };
  for (const { user, item, value = 1, confidence = 1 } of data?.rows() ?? []) {
    const [u, i] = [users.find(user), items.find(item)];
    if (u === -1 || i === -1) continue;
    places.user.push(u);
    places.item.push(i);
    places.value.push(value * confidence);
  }
  const { user, item, value } = places;
  const rowOf = Int32Array.from(user);
  const columnOf = Int32Array.from(item);
  return sortedCsr(users.size, items.size, rowOf, columnOf, Float64Array.from(value));
}

function lastOf(data: Interactions | undefined): number | null {
  return data?.at?.reduce((a, b) => Math.max(a, b), -Infinity) ?? null;
}
