/**
 * Places of the `k` highest scores, the highest first; of equal scores the first place wins. NaN and
 * -Infinity are never chosen. A list of k is kept sorted while the scores go by: O(n) for most
 * scores, O(n k) at worst, without memory of its own beyond k.
 *
 * @param candidates One byte a place, 0 for those that must not be chosen; `null` for all.
 */
export function topK(
  scores: Float64Array | Float32Array,
  k: number,
  candidates: Uint8Array | null = null,
): Int32Array {
  const size = Math.min(k, scores.length);
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
