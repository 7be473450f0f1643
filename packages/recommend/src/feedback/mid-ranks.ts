/**
 * Where each value stands among all, from 0 to 1: `(less + equal / 2) / n`, equal values sharing the
 * middle of their ranks. Exact up to one division. O(n log n).
 */
export function midRanks(values: Float64Array): Float64Array {
  const order = Int32Array.from(values, (_, k) => k).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    const value = values[order[from] as number];
    let to = from + 1;
    while (to < order.length && values[order[to] as number] === value) to++;
    const rank = (from + to) / 2 / order.length;
    for (; from < to; from++) ranks[order[from] as number] = rank;
  }
  return ranks;
}
