import type { History } from '../lists/types.js';

/**
 * The ratings of a history: an item that stands in it twice has the mean, weighed with confidence;
 * one without confidence says nothing and is left out.
 */
export function historyRatings({ items, weights, confidence }: History): {
  items: Int32Array;
  ratings: Float64Array;
} {
  if (!confidence) return { items, ratings: weights };
  const sure = (_: number, k: number): boolean => (confidence[k] as number) > 0;
  return {
    items: items.filter(sure),
    ratings: weights.map((weight, k) => weight / (confidence[k] as number)).filter(sure),
  };
}
