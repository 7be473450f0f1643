import { checkNumber } from '../errors.js';
import type { Vectors } from '../models/recommender.js';
import { diversify } from './diversify.js';
import { topK } from './top-k.js';
import type { ListOptions } from './types.js';

/** How many times k the candidates are among which a diverse list is chosen. */
const DIVERSE_POOL = 10;

/** How long a list is, and how mixed. */
export interface Choice {
  readonly k: number;
  readonly diversity: number;
  /** The items' vectors, `null` where the list is by score alone. */
  readonly vectors: Vectors | null;
}

/** The checked choice of a list's options. */
export function choiceOf(options: ListOptions, vectors: () => Vectors | null): Choice {
  const k = checkNumber('k', options.k ?? 10, { min: 1, integer: true });
  const diversity = checkNumber('diversity', options.diversity ?? 0, { min: 0, max: 1 });
  return { k, diversity, vectors: diversity > 0 ? vectors() : null };
}

/** Places of the chosen items, the best first. */
export function chooseItems(
  scores: Float64Array,
  candidates: Uint8Array | null,
  { k, diversity, vectors }: Choice,
): Int32Array {
  if (!vectors) return topK(scores, k, candidates);
  const pool = topK(scores, k * DIVERSE_POOL, candidates);
  return diversify(pool, scores, vectors, diversity, k);
}
