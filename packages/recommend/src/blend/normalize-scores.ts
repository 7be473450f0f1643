/** How the scores of different models are made comparable; see `normalizeScores`. */
export type Normalization = 'zscore' | 'minmax' | 'rank' | 'none';

/**
 * Makes one user's scores comparable with those of another model, in place:
 *
 * - `'zscore'`: (x - mean) / standard deviation;
 * - `'minmax'`: (x - lowest) / (highest - lowest), 0 to 1;
 * - `'rank'`: the share of the others that are below, ties by half: 0 to 1, whatever the distances;
 * - `'none'`: as they are.
 *
 * Scores that are all alike tell nothing and become 0 (but with `'none'`). NaN and -Infinity count as
 * the lowest finite score, Infinity as the highest. O(n), O(n log n) for ranks.
 *
 * @param candidates One byte a score: those with 1 make mean, lowest and so on; `null` for all. With
 * `'minmax'` others may come out beyond 0 to 1.
 */
export function normalizeScores(
  scores: Float64Array,
  method: Normalization,
  candidates: Uint8Array | null = null,
): void {
  const told = finiteOf(scores, candidates);
  if (told.length === 0) {
    scores.fill(0);
    return;
  }
  let low = Infinity;
  let high = -Infinity;
  for (const x of told) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  for (let n = 0; n < scores.length; n++) {
    const x = scores[n] as number;
    if (!Number.isFinite(x)) scores[n] = x === Infinity ? high : low;
  }
  if (method === 'none') return;
  // Without this, the mean's rounding would stand in for a width.
  if (low === high && (method !== 'rank' || scores.every((x) => x === low))) scores.fill(0);
  else if (method === 'rank') toRanks(scores, told.sort());
  else if (method === 'minmax') shiftAndScale(scores, low, high - low);
  else {
    const mean = told.reduce((sum, x) => sum + x, 0) / told.length;
    const squares = told.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    shiftAndScale(scores, mean, Math.sqrt(squares / told.length));
  }
}

function finiteOf(scores: Float64Array, candidates: Uint8Array | null): Float64Array {
  const told = scores.filter((x, n) => candidates?.[n] !== 0 && Number.isFinite(x));
  // Where no candidate has a score, the others are all that can be compared with.
  return told.length === 0 && candidates ? finiteOf(scores, null) : told;
}

function shiftAndScale(scores: Float64Array, shift: number, width: number): void {
  for (let n = 0; n < scores.length; n++) {
    scores[n] = width === 0 ? 0 : ((scores[n] as number) - shift) / width;
  }
}

/** @param sorted The candidates' scores, rising. */
function toRanks(scores: Float64Array, sorted: Float64Array): void {
  const others = Math.max(1, sorted.length - 1);
  for (let n = 0; n < scores.length; n++) {
    const x = scores[n] as number;
    const below = countBelow(sorted, x, false);
    const upTo = countBelow(sorted, x, true);
    const rank = upTo > below ? (below + upTo - 1) / 2 : below;
    scores[n] = Math.min(1, rank / others);
  }
}

/** How many are below x, or up to x. */
function countBelow(sorted: Float64Array, x: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const y = sorted[middle] as number;
    if (y < x || (orEqual && y === x)) low = middle + 1;
    else high = middle;
  }
  return low;
}
