/**
 * Where each time stands among the others, from 0 to 1, when some are only known to be longer than
 * what was seen (right-censored: a film that ended before its viewer did).
 *
 * The share `S(t)` that lasts longer than `t` is estimated by the product-limit estimator (Kaplan and
 * Meier 1958): `S(t) = Π (1 - d / n)` over the times up to t, with d ends among n that were still
 * there; a time censored at t was still there at t. A time that ended gets the middle of its step,
 * `1 - (S(t-) + S(t)) / 2`; a censored one the expected quantile of what lies beyond,
 * `1 - S(t) / 2`. Without censored times this is the mid-rank `(less + equal / 2) / n`. Their mean is
 * always 1/2. O(n log n).
 *
 * @param times At least 0, one a row.
 * @param censored 1 for those that were cut off.
 */
export function kaplanMeierQuantiles(times: Float64Array, censored: Uint8Array): Float64Array {
  const order = Int32Array.from(times, (_, k) => k).sort(
    (a, b) => (times[a] as number) - (times[b] as number),
  );
  const quantiles = new Float64Array(times.length);
  let longer = 1;
  for (let from = 0; from < order.length;) {
    const time = times[order[from] as number] as number;
    let to = from;
    let ends = 0;
    for (; to < order.length && times[order[to] as number] === time; to++) {
      if (censored[order[to] as number] === 0) ends++;
    }
    const before = longer;
    longer *= 1 - ends / (order.length - from);
    for (; from < to; from++) {
      const row = order[from] as number;
      quantiles[row] = censored[row] === 0 ? 1 - (before + longer) / 2 : 1 - longer / 2;
    }
  }
  return quantiles;
}
