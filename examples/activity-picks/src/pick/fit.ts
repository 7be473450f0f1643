import type { PersonalModel } from '@nunchi/text';
import { sharedWords } from './shared-words';
import type { Words } from './words';

/** How many words are given as reasons. */
const REASONS = 3;

/** How well activities, by their index, fit somebody among those of their category. */
export interface Fit {
  score(index: number): number;
  /** Words of the activity that speak for it, the strongest first. */
  words(index: number): string[];
}

/** Of somebody of whom nothing is known. */
export const noFit: Fit = { score: () => 0, words: () => [] };

/** By how alike an activity is to what was asked. */
export function fitToQuery(
  query: string,
  similarity: Float64Array,
  words: Words,
  textOf: (index: number) => string,
): Fit {
  return {
    score: (index) => similarity[index] ?? 0,
    words: (index) =>
      sharedWords(query, textOf(index))
        .filter((word) => words.worth(word) > 0)
        .slice(0, REASONS),
  };
}

/** A word that a member's views have made likelier in a category. */
export interface LearntWord {
  readonly word: string;
  readonly category: string;
  /** `gain * worth`, where the gain is what `changes()` of the model tells. */
  readonly strength: number;
}

/** The words that a member's views have taught, the strongest first. */
export function learntWords(model: PersonalModel<string>, words: Words): LearntWord[] {
  return model
    .changes({ top: Infinity })
    .map(({ word, label, gain }) => ({ word, category: label, strength: gain * words.worth(word) }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength);
}

/** By the words that an activity shares with what a member's model has learnt of its category. */
export function fitToTaste(
  model: PersonalModel<string>,
  words: Words,
  categoryOf: (index: number) => string,
): Fit {
  const learnt = learntWords(model, words);
  const shared = (index: number): LearntWord[] =>
    learnt.filter(({ category, word }) => category === categoryOf(index) && words.has(index, word));
  return {
    score: (index) => shared(index).reduce((sum, { strength }) => sum + strength, 0),
    words: (index) =>
      shared(index)
        .slice(0, REASONS)
        .map(({ word }) => word),
  };
}
