import { halvesOf } from '../train/model-file';
import type { Served } from '../train/model-file';

/** How many words tell enough. */
const WORDS = 8;

/**
 * The words of a text that speak for a category: those that are likelier in it than in the mean of
 * all categories, the strongest first.
 */
export function reasonsFor(model: Served, text: string, category: string): string[] {
  const { vectorizer, nb } = halvesOf(model);
  const { weights, outputs } = nb.linear;
  const code = nb.classes.indexOf(category);
  return [...new Set(vectorizer.analyze(text))]
    .filter((word) => vectorizer.indexOf(word) >= 0 && !/^\d/.test(word))
    .map((word) => {
      const at = vectorizer.indexOf(word) * outputs;
      const all = Array.from(weights.subarray(at, at + outputs));
      const mean = all.reduce((sum, weight) => sum + weight, 0) / outputs;
      return { word, strength: (all[code] ?? mean) - mean };
    })
    .filter(({ strength }) => strength > 1)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, WORDS)
    .map(({ word }) => word);
}
