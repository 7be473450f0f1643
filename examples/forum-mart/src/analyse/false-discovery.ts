/**
 * Corrects p-values for many comparisons, so that of those below 5 % no more than 5 % are chance
 * (Benjamini and Hochberg 1995).
 *
 * @returns Adjusted p-values, in the order given.
 */
export function falseDiscovery(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  const falling = pValues.map((p, place) => ({ p, place })).sort((a, b) => b.p - a.p);
  let lowest = 1;
  for (const [above, { p, place }] of falling.entries()) {
    lowest = Math.min(lowest, (p * pValues.length) / (pValues.length - above));
    adjusted[place] = lowest;
  }
  return adjusted;
}
