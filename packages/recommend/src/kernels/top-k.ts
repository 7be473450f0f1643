import type { Csr } from '../data/csr.js';
import { checkNumber, RecommendError } from '../errors.js';
import { PlainRanker } from './top-k-plain.js';
import { SimdRanker } from './top-k-simd.js';

/** Which lists are wanted, and where they go. */
export interface RankTask {
  /** Factors of all users, one row after the other. */
  readonly vectors: Float32Array;
  /** Rows of those whose lists are wanted. */
  readonly users: Int32Array;
  readonly k: number;
  /** Users × items with rising columns: what is left out; `null` for nothing. */
  readonly seen: Csr | null;
  /** `users.length × k` places to write, -1 where a list is shorter than k. */
  readonly items: Int32Array;
  /** As many scores to write, 0 where there is no item. */
  readonly scores: Float64Array;
}

/** Options of `FactorRanker`. */
export interface FactorRankerOptions {
  /** Whether WebAssembly SIMD may be used; by default it is where there is one. Same results. */
  simd?: boolean | undefined;
}

/**
 * Ranks items by dot products with the factors of users: one score by itself, or the k best of many
 * users without a matrix of scores. A score is the float32 sum over the factors, one after the other,
 * the same to the last bit however it is asked for; of equal scores the first item wins. Scores that
 * are NaN or -Infinity are never chosen.
 *
 * The items are copied once, when it is made, in 6 bytes a factor. A list costs O(items × factors) at
 * most: with WebAssembly the longest items come first, sums of 16-bit numbers tell whose exact score is
 * worth while, and a user is done when no item left is long enough (|x·y| ≤ |x| |y|; errors of rounding
 * are bounded, so lists are the same). Memory beyond the items is that of 64 users.
 */
export class FactorRanker {
  /** How many items there are. */
  readonly count: number;
  readonly factors: number;
  readonly #ranker: PlainRanker | SimdRanker;

  /**
   * @param items Factors of all items, one row after the other.
   * @param factors Length of a row.
   */
  constructor(items: Float32Array, factors: number, { simd = true }: FactorRankerOptions = {}) {
    checkNumber('factors', factors, { min: 1, integer: true });
    this.factors = factors;
    this.count = rowsOf('items', items, factors);
    const fast = simd && this.count > 0 ? SimdRanker.create(items, factors) : null;
    this.#ranker = fast ?? new PlainRanker(items.slice(), factors);
  }

  /** Writes the score of every item for row `user` of `vectors`. */
  scoreInto(vectors: Float32Array, user: number, scores: Float64Array): void {
    const users = rowsOf('vectors', vectors, this.factors);
    checkNumber('user', user, { min: 0, max: users - 1, integer: true });
    checkLength('scores', scores, this.count);
    this.#ranker.scoreInto(vectors, user, scores);
  }

  /** Writes the `k` best items of each user, the best first. */
  topKInto(task: RankTask): void {
    const { vectors, users, k, seen, items, scores } = task;
    checkNumber('k', k, { min: 1, integer: true });
    const rows = rowsOf('vectors', vectors, this.factors);
    checkLength('items', items, users.length * k);
    checkLength('scores', scores, users.length * k);
    for (const user of users) checkNumber('users', user, { min: 0, max: rows - 1 });
    if (seen && (seen.rows !== rows || seen.columns !== this.count)) {
      throw new RecommendError(
        'invalid-input',
        `seen must be ${rows} × ${this.count}, not ${seen.rows} × ${seen.columns}.`,
      );
    }
    items.fill(-1);
    scores.fill(0);
    this.#ranker.topKInto(task);
  }
}

function rowsOf(name: string, vectors: Float32Array, factors: number): number {
  const rows = vectors.length / factors;
  if (Number.isInteger(rows)) return rows;
  throw new RecommendError(
    'invalid-input',
    `${name} must be rows of ${factors} factors: ${vectors.length} numbers are none.`,
  );
}

function checkLength(name: string, array: ArrayLike<number>, length: number): void {
  if (array.length === length) return;
  throw new RecommendError(
    'invalid-input',
    `${name} must have ${length} places, not ${array.length}.`,
  );
}
