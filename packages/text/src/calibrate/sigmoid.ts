/** `1 / (1 + exp(a score + b))` is the probability of the positive class. */
export interface Sigmoid {
  readonly a: number;
  readonly b: number;
}

/** Probability of the positive class at a score. */
export function sigmoidAt({ a, b }: Sigmoid, score: number): number {
  return 1 / (1 + Math.exp(a * score + b));
}

/**
 * Platt's sigmoid: `a` and `b` of the least log-loss against targets that are drawn in from 1 to
 * `(positives + 1) / (positives + 2)` and from 0 to `1 / (negatives + 2)` (Platt 1999; Newton's
 * method as in Lin, Lin & Weng 2007, "A note on Platt's probabilistic outputs"). Equals
 * scikit-learn's sigmoid calibration, which stops a little short of the optimum.
 *
 * @param scores - One a sample.
 * @param positive - Whether each sample is of the positive class (not 0).
 */
export function fitSigmoid(
  scores: Float64Array,
  positive: ArrayLike<number>,
  weight: Float64Array,
): Sigmoid {
  let negatives = 0;
  let positives = 0;
  weight.forEach((w, i) => {
    if (positive[i] === 0) negatives += w;
    else positives += w;
  });
  const targets = weight.map((_, i) =>
    positive[i] === 0 ? 1 / (negatives + 2) : (positives + 1) / (positives + 2),
  );
  const lossAt = (a: number, b: number): number => {
    let loss = 0;
    for (let i = 0; i < targets.length; i++) {
      const x = a * (scores[i] as number) + b;
      // t x + ln(1 + exp(-x)), written so that nothing overflows.
      loss +=
        (weight[i] as number) *
        ((targets[i] as number) * x + Math.max(-x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
    }
    return loss;
  };

  let a = 0;
  let b = Math.log((negatives + 1) / (positives + 1));
  let loss = lossAt(a, b);
  for (let step = 0; step < 100; step++) {
    // Gradient, and Hessian with a trace of ridge so that it can be inverted.
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-12, 0, 1e-12];
    for (let i = 0; i < targets.length; i++) {
      const score = scores[i] as number;
      const p = sigmoidAt({ a, b }, score);
      const gap = (weight[i] as number) * ((targets[i] as number) - p);
      const spread = (weight[i] as number) * p * (1 - p);
      ga += gap * score;
      gb += gap;
      haa += spread * score * score;
      hab += spread * score;
      hbb += spread;
    }
    const determinant = haa * hbb - hab * hab;
    const da = (hab * gb - hbb * ga) / determinant;
    const db = (hab * ga - haa * gb) / determinant;
    let size = 1;
    let reached = lossAt(a + da, b + db);
    // Halve the step until the loss falls as it should; near the optimum rounding ends it.
    while (!(reached <= loss + 1e-4 * size * (ga * da + gb * db)) && size > 1e-10) {
      size /= 2;
      reached = lossAt(a + size * da, b + size * db);
    }
    if (!(reached < loss)) break;
    a += size * da;
    b += size * db;
    loss = reached;
  }
  return { a, b };
}
