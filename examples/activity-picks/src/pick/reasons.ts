import type { CountVectorizer, MultinomialNB, Pipeline } from '@nunchi/text';

/** How many words tell enough. */
const WORDS = 8;

/**
 * The words of a text that speak for a category: those that are likelier in it than in the mean of
 * all categories, the strongest first.
 */
export function reasonsFor(
  pipeline: Pipeline<Iterable<string>, string>,
  text: string,
  category: string,
): string[] {
  const vectorizer = pipeline.vectorizer as CountVectorizer;
  const model = pipeline.model as MultinomialNB<string>;
  const { weights, outputs } = model.linear;
  const code = model.classes.indexOf(category);
  return [...new Set(vectorizer.analyze(text))]
    .filter((word) => vectorizer.indexOf(word) >= 0 && !/^\d/.test(word))
    .map((word) => {
      const at = vectorizer.indexOf(word) * outputs;
      const all = Array.from(weights.subarray(at, at + outputs));
      const mean = all.reduce((sum, weight) => sum + weight, 0) / outputs;
      return { word, strength: (all[code] as number) - mean };
    })
    .filter(({ strength }) => strength > 1)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, WORDS)
    .map(({ word }) => word);
}
