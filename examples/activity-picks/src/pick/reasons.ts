import { explain } from '@nunchi/text';
import type { Served } from '../train/model-file';

/** How many words tell enough. */
const WORDS = 8;

/** Why a text is of a category, and not of the next best. */
export interface Reasons {
  readonly category: string;
  readonly against: string;
  /** The words that speak for the category, the strongest first. */
  readonly words: readonly string[];
}

/** The words of a text that speak for a category against the best of the others. */
export function reasonsFor(model: Served, text: string, category: string): Reasons {
  const { against, contributions } = explain(model, text, { label: category });
  const words = contributions
    .filter(({ contribution, term }) => contribution > 0 && !/^\d/.test(term))
    .map(({ start, end }) => text.slice(start, end));
  return { category, against, words: [...new Set(words)].slice(0, WORDS) };
}
