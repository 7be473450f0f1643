/** Temperatures are looked for from 1 / LIMIT to LIMIT. */
const LIMIT = 1000;

/**
 * The temperature `T` with which `softmax(scores / T)` has the least log-loss (Guo et al. 2017, "On
 * Calibration of Modern Neural Networks", 4.2).
 *
 * In `1 / T` the loss is convex: its slope is `sum of w (mean score under softmax - score of the
 * true class)`, and the slope of that is the variance of the scores. So Newton's steps find the
 * zero, and where one leaves the interval that is left, it is halved.
 *
 * @param scores - Log-probabilities or scores, row after row, `columns` a sample.
 * @param truth - Column of each sample's true class.
 * @returns 1e-3 to 1e3: the lower end where every sample is right, the upper if scores say nothing.
 */
export function fitTemperature(
  scores: Float64Array,
  columns: number,
  truth: Int32Array,
  weight: Float64Array,
): number {
  let low = 1 / LIMIT;
  let high = LIMIT;
  let beta = 1;
  for (let step = 0; step < 100; step++) {
    const { slope, curvature } = derivatives(scores, columns, truth, weight, beta);
    if (slope < 0) low = beta;
    else high = beta;
    const next = beta - slope / curvature;
    // In logarithms the middle is the geometric mean.
    const chosen = next > low && next < high ? next : Math.sqrt(low * high);
    if (Math.abs(chosen - beta) <= 1e-12 * beta) break;
    beta = chosen;
  }
  return 1 / beta;
}

function derivatives(
  scores: Float64Array,
  columns: number,
  truth: Int32Array,
  weight: Float64Array,
  beta: number,
): { slope: number; curvature: number } {
  let slope = 0;
  let curvature = 0;
  for (let i = 0, start = 0; i < truth.length; i++, start += columns) {
    // Scores count from the true class, so that they stay small.
    const own = scores[start + (truth[i] as number)] as number;
    let highest = -Infinity;
    for (let k = 0; k < columns; k++) highest = Math.max(highest, scores[start + k] as number);
    let total = 0;
    let first = 0;
    let second = 0;
    for (let k = 0; k < columns; k++) {
      const score = scores[start + k] as number;
      const share = Math.exp(beta * (score - highest));
      total += share;
      first += share * (score - own);
      second += share * (score - own) ** 2;
    }
    const mean = first / total;
    slope += (weight[i] as number) * mean;
    curvature += (weight[i] as number) * (second / total - mean * mean);
  }
  return { slope, curvature };
}
