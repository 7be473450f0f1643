import type { Vectors } from '../models/recommender.js';

/**
 * Chooses `k` of the best items so that each adds something to those above it: maximal marginal
 * relevance (Carbonell and Goldstein 1998), `(1 - diversity) × score - diversity × highest cosine to
 * an item chosen before`, scores being brought to 0..1 first. O(k × pool × length).
 *
 * @param best Places by falling score.
 * @param vectors Item vectors; without them (`null`) nothing is alike, and `best` stays as it is.
 */
export function diversify(
  best: Int32Array,
  scores: Float64Array,
  vectors: Vectors | null,
  diversity: number,
  k: number,
): Int32Array {
  if (!vectors || best.length <= 1) return best.slice(0, k);
  const high = scores[best[0] as number] as number;
  const low = scores[best[best.length - 1] as number] as number;
  const width = high - low || 1;
  // Infinite scores have no distances to weigh likeness against.
  if (!Number.isFinite(width)) return best.slice(0, k);
  const likeness = new Float64Array(best.length);
  const chosen = new Int32Array(Math.min(k, best.length));
  const left = new Uint8Array(best.length).fill(1);
  for (let n = 0; n < chosen.length; n++) {
    let winner = -1;
    let most = -Infinity;
    for (let c = 0; c < best.length; c++) {
      if (left[c] === 0) continue;
      const relevance = ((scores[best[c] as number] as number) - low) / width;
      const value = (1 - diversity) * relevance - diversity * (likeness[c] as number);
      if (value > most) {
        most = value;
        winner = c;
      }
    }
    left[winner] = 0;
    chosen[n] = best[winner] as number;
    for (let c = 0; c < best.length; c++) {
      if (left[c] === 1) {
        const alike = cosine(vectors, best[c] as number, chosen[n] as number);
        if (n === 0 || alike > (likeness[c] as number)) likeness[c] = alike;
      }
    }
  }
  return chosen;
}

/** Cosine of two of the vectors; 0 if one of them is 0. */
export function cosine({ length, data }: Vectors, a: number, b: number): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let f = 0; f < length; f++) {
    const x = data[a * length + f] as number;
    const y = data[b * length + f] as number;
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
}
