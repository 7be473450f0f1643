/**
 * Up to this length a list is kept sorted while the scores go by; a longer one would spend its time on
 * moving.
 */
const SHORT = 64;

/**
 * Places of the `k` highest scores, the highest first; of equal scores the first place wins. NaN and
 * -Infinity are never chosen. O(n) for most scores, O(n log k) at worst; memory for k places, twice
 * for long lists.
 *
 * @param candidates One byte a place, 0 for those that must not be chosen; `null` for all.
 */
export function topK(
  scores: Float64Array | Float32Array,
  k: number,
  candidates: Uint8Array | null = null,
): Int32Array {
  const size = Math.min(k, scores.length);
  return size <= SHORT ? shortList(scores, size, candidates) : longList(scores, size, candidates);
}

function shortList(
  scores: Float64Array | Float32Array,
  size: number,
  candidates: Uint8Array | null,
): Int32Array {
  const places = new Int32Array(size);
  const best = new Float64Array(size);
  let count = 0;
  let least = -Infinity;
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] as number;
    if (!(score > least) || candidates?.[place] === 0) continue;
    let hole = count < size ? count++ : size - 1;
    for (; hole > 0 && (best[hole - 1] as number) < score; hole--) {
      best[hole] = best[hole - 1] as number;
      places[hole] = places[hole - 1] as number;
    }
    best[hole] = score;
    places[hole] = place;
    if (count === size) least = best[size - 1] as number;
  }
  return places.slice(0, count);
}

/** Gathers twice as many as are wanted, keeps the better half, and goes on. */
function longList(
  scores: Float64Array | Float32Array,
  size: number,
  candidates: Uint8Array | null,
): Int32Array {
  const places = new Int32Array(2 * size);
  let count = 0;
  let least = -Infinity;
  const keepBest = (): void => {
    places
      .subarray(0, count)
      .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
    count = Math.min(count, size);
    if (count === size) least = scores[places[size - 1] as number] as number;
  };
  for (let place = 0; place < scores.length; place++) {
    if (!((scores[place] as number) > least) || candidates?.[place] === 0) continue;
    places[count++] = place;
    if (count === places.length) keepBest();
  }
  keepBest();
  return places.slice(0, count);
}
