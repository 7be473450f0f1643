import { NaiveBayes } from '../naive-bayes/naive-bayes.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import { range } from '../range.js';
import type { Label } from '../types.js';
import { linearOf } from './explain.js';
import { featureSource } from './feature-source.js';

/** A term and how strongly it speaks for a class. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/**
 * The terms that speak most strongly for each class. For linear models, `weight` is the coefficient.
 * For naive Bayes, whose log-probabilities are highest for words that are frequent everywhere, it is
 * the log-probability in the class less its mean over the other classes.
 *
 * @param options - `top`: how many terms a class, default 10.
 * @returns The terms by class.
 * @example
 * ```ts
 * topFeatures(pipeline, { top: 3 }).get('여행'); // [{ term: '바다', weight: 1.38... }, ...]
 * ```
 */
export function topFeatures<L extends Label>(
  pipeline: Pipeline<Iterable<string>, L>,
  { top = 10 }: { top?: number | undefined } = {},
): Map<L, WeightedTerm[]> {
  const { weights, outputs, features } = linearOf(pipeline).linear;
  const relative = (pipeline.model as unknown) instanceof NaiveBayes && outputs > 1;
  const names = featureSource(pipeline).names();
  const weightOf = (feature: number, k: number): number => {
    const at = feature * outputs;
    if (outputs === 1) return (weights[at] as number) * (k === 1 ? 1 : -1);
    const own = weights[at + k] as number;
    if (!relative) return own;
    let sum = 0;
    for (let other = 0; other < outputs; other++) sum += weights[at + other] as number;
    return own - (sum - own) / (outputs - 1);
  };
  return new Map(
    pipeline.classes.map((label, k) => {
      const all = Float64Array.from({ length: features }, (_, feature) => weightOf(feature, k));
      const order = range(features).sort(
        (a, b) => (all[b] as number) - (all[a] as number) || a - b,
      );
      const terms = Array.from(order.subarray(0, top), (feature) => ({
        term: names[feature] as string,
        weight: all[feature] as number,
      }));
      return [label, terms] as const;
    }),
  );
}
