/** What can be counted and ranked. */
export type Key = string | number | boolean;

/** An order of keys that is the same everywhere: by type, then by value (strings by code units). */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a !== typeof b) return typeof a < typeof b ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Up to so many, finding a place among the top ones is faster than sorting all. */
const FEW = 1000;

/**
 * Of 0 to count - 1 the k that come first, in order.
 *
 * @param compare Below 0 where a comes before b; never 0 for two of them.
 */
export function selectTop(
  count: number,
  k: number,
  compare: (a: number, b: number) => number,
): number[] {
  if (!(k >= 1)) return [];
  if (k > FEW)
    return Array.from({ length: count }, (_, i) => i)
      .sort(compare)
      .slice(0, k);
  const top: number[] = [];
  for (let i = 0; i < count; i++) {
    if (top.length >= k && compare(i, top[top.length - 1] as number) > 0) continue;
    let low = 0;
    for (let high = top.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (compare(top[middle] as number, i) < 0) low = middle + 1;
      else high = middle;
    }
    if (top.length >= k) top.pop();
    top.splice(low, 0, i);
  }
  return top;
}
