import type { RandomState } from '../random/random-state.js';

/**
 * How many of `draws` samples to take from each class, so that the classes keep their shares: the
 * likeliest outcome of drawing without replacement, off by one at most. What rounding down leaves
 * goes to the classes with the largest remainders; `random` decides among equal remainders.
 * Source: scikit-learn's `_approximate_mode`, whose calls to the generator it repeats one by one.
 */
export function approximateMode(
  classCounts: Int32Array,
  draws: number,
  random: RandomState,
): Int32Array {
  let total = 0;
  for (const count of classCounts) total += count;
  const exact = Float64Array.from(classCounts, (count) => (count / total) * draws);
  const taken = Int32Array.from(exact, Math.floor);
  let missing = draws;
  for (const count of taken) missing -= count;

  const byRemainder = new Map<number, number[]>();
  exact.forEach((share, k) => {
    const remainder = share - Math.floor(share);
    const equal = byRemainder.get(remainder);
    if (equal) equal.push(k);
    else byRemainder.set(remainder, [k]);
  });
  const largestFirst = [...byRemainder].sort(([a], [b]) => b - a);
  for (const [, classes] of largestFirst) {
    if (missing <= 0) break;
    const chosen = random.choice(classes.length, Math.min(classes.length, missing), {
      replace: false,
    });
    for (const place of chosen) {
      const k = classes[place] as number;
      taken[k] = (taken[k] as number) + 1;
    }
    missing -= chosen.length;
  }
  return taken;
}
