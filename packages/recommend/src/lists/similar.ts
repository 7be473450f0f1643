import type { Id, IdIndex } from '../data/ids.js';
import { transpose, type Csr } from '../data/csr.js';
import { checkNumber } from '../errors.js';
import type { Recommender, Vectors } from '../models/recommender.js';
import { allowedItems } from './candidates.js';
import { cosine } from './diversify.js';
import { topK } from './top-k.js';
import type { Similar } from './types.js';

/** Options of `similarItems` and `similarUsers`. */
export interface SimilarOptions {
  /** How many; 10 by default. */
  k?: number | undefined;
  /** Only these. Unknown ids are passed over. */
  allow?: Iterable<Id> | undefined;
  /** None of these. */
  deny?: Iterable<Id> | undefined;
}

/**
 * The items most like one: by the model's own likeness (neighbourhood models), by the cosine of its
 * vectors (factor models), or else by the cosine of who has seen them. The item itself is left out.
 * O(items × vector length), O(interactions) without vectors.
 *
 * @throws RecommendError `unknown-id`.
 * @example
 * ```ts
 * similarItems(model, '도깨비', { k: 3 });
 * ```
 */
export function similarItems(
  model: Recommender,
  item: Id,
  options: SimilarOptions = {},
): Similar[] {
  const { items, seen } = model.known;
  const place = items.place(item, 'item');
  const scores = new Float64Array(items.size);
  const vectors = model.itemVectors();
  if (model.similarItemsInto) model.similarItemsInto(place, scores);
  else if (vectors) cosinesInto(vectors, place, scores);
  else sharedInto(transpose(seen), place, scores);
  return nearest(items, place, scores, options);
}

/** The users most like one; as `similarItems`. */
export function similarUsers(
  model: Recommender,
  user: Id,
  options: SimilarOptions = {},
): Similar[] {
  const { users, seen } = model.known;
  const place = users.place(user, 'user');
  const scores = new Float64Array(users.size);
  const vectors = model.userVectors();
  if (model.similarUsersInto) model.similarUsersInto(place, scores);
  else if (vectors) cosinesInto(vectors, place, scores);
  else sharedInto(seen, place, scores);
  return nearest(users, place, scores, options);
}

function nearest(
  ids: IdIndex,
  place: number,
  scores: Float64Array,
  { k = 10, allow, deny }: SimilarOptions,
): Similar[] {
  checkNumber('k', k, { min: 1, integer: true });
  scores[place] = -Infinity;
  const best = topK(scores, k, allowedItems(ids, null, { allow, deny }));
  return Array.from(best, (other) => ({ id: ids.at(other), score: scores[other] as number }));
}

function cosinesInto(vectors: Vectors, place: number, scores: Float64Array): void {
  for (let other = 0; other < scores.length; other++) scores[other] = cosine(vectors, place, other);
}

/** Cosine of sparse rows; rows that share nothing with this one get -Infinity. */
function sharedInto(
  { rows, columns, indptr, indices, values }: Csr,
  row: number,
  scores: Float64Array,
): void {
  const own = new Float64Array(columns);
  for (let n = indptr[row] as number; n < (indptr[row + 1] as number); n++) {
    own[indices[n] as number] = values[n] as number;
  }
  const ownSquare = own.reduce((sum, x) => sum + x * x, 0);
  for (let r = 0; r < rows; r++) {
    let dot = 0;
    let square = 0;
    for (let n = indptr[r] as number; n < (indptr[r + 1] as number); n++) {
      const value = values[n] as number;
      dot += value * (own[indices[n] as number] as number);
      square += value * value;
    }
    scores[r] = dot === 0 ? -Infinity : dot / Math.sqrt(square * ownSquare);
  }
}
