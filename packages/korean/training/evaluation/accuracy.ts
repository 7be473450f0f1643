import type { Pair } from '../harmonize.js';
import { addComparable, comparable, emptyCounts, f1 } from '../score.js';
import { foldConventions } from './conventions.js';
import type { GoldText } from './gold-sets.js';
import { share } from './markdown.js';
import type { System } from './system.js';
import { byWord, shortenRuns } from './words.js';

/** A set of texts to measure on; `folds` where the gold tells words, which folding needs. */
export interface AccuracySet {
  readonly name: string;
  readonly texts: readonly GoldText[];
  readonly folds: boolean;
}

/** F1 of morphemes with their tags, of nouns, with coarse tags, and with conventions folded. */
export interface Accuracy {
  readonly strict: number;
  readonly nouns: number;
  readonly coarse: number;
  readonly folded: number;
}

/** Measures a system on a set. */
export async function measureAccuracy(system: System, set: AccuracySet): Promise<Accuracy> {
  const answers = await system.tag(set.texts.map(({ text }) => text));
  const [strict, coarse, folded] = [emptyCounts(), emptyCounts(), emptyCounts()];
  set.texts.forEach(({ text, words }, index) => {
    const gold = words.map((word) => word.map(shortenRuns));
    const found = byWord(text, answers[index] ?? []).map((word) => word.map(shortenRuns));
    const [a, b] = [comparable(gold.flat()), comparable(found.flat())];
    addComparable(strict, a, b);
    addComparable(coarse, a.map(withCoarseTag), b.map(withCoarseTag));
    if (set.folds) addComparable(folded, folding(gold), folding(found));
  });
  return {
    strict: f1(strict.hits, strict.predicted, strict.gold),
    nouns: f1(strict.nounHits, strict.nounPredicted, strict.nounGold),
    coarse: f1(coarse.hits, coarse.predicted, coarse.gold),
    folded: f1(folded.hits, folded.predicted, folded.gold),
  };
}

function folding(words: readonly (readonly Pair[])[]): string[] {
  return comparable(foldConventions(words));
}

/** `form/TAG` with the first letter of its tag; of verbs the first two. */
function withCoarseTag(morpheme: string): string {
  const at = morpheme.lastIndexOf('/') + 1;
  return morpheme.slice(0, at + (morpheme.charAt(at) === 'V' ? 2 : 1));
}

/** The rows of the table of accuracy: one a system, one cell a set. */
export async function accuracyRow(
  system: System,
  sets: readonly AccuracySet[],
): Promise<{ fine: string[]; coarse: string[] }> {
  const fine: string[] = [system.name];
  const coarse: string[] = [system.name];
  for (const set of sets) {
    const result = await measureAccuracy(system, set);
    fine.push(
      set.folds
        ? [result.strict, result.folded, result.nouns].map(share).join(' / ')
        : `${share(result.strict)} (${share(result.nouns)})`,
    );
    coarse.push(share(result.coarse));
  }
  return { fine, coarse };
}
