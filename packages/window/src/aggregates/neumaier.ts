// A compensated sum in two numbers, the sum and what its roundings lost (Neumaier, "Rundungsfehleranalyse
// einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974). Whole numbers are exact as long as
// their sum is; others agree to the last bit or so however rows are split between panes and shards.

/** Adds x to the sum at state[at], state[at + 1]. */
export function addCompensated(state: Float64Array, at: number, x: number): void {
  const sum = state[at] as number;
  const next = sum + x;
  const lost = Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
  state[at] = next;
  // From an infinite sum nothing is lost that could be told.
  if (Number.isFinite(lost)) state[at + 1] = (state[at + 1] as number) + lost;
}

/** The sum; infinite, or NaN, where the plain sum is. */
export function compensatedSum(state: Float64Array, at: number): number {
  const sum = state[at] as number;
  return Number.isFinite(sum) ? sum + (state[at + 1] as number) : sum;
}
