import type { Morpheme } from '../types.js';
import { buildAutomaton } from './aho-corasick.js';
import { comparedForm, isLoose, kindOf } from './keyword-reading.js';
import type { KeywordPart } from './keyword-reading.js';

/** A keyword in one of its readings. */
export interface KeywordPattern<Group extends string = string> {
  readonly group: Group;
  readonly keyword: string;
  readonly parts: readonly KeywordPart[];
}

/** A pattern found in a sentence, by the indices of its first and last morpheme. */
export interface KeywordHit<Group extends string = string> {
  readonly pattern: KeywordPattern<Group>;
  readonly first: number;
  readonly last: number;
}

/** Adverbs that turn a meaning round. Any other adverb that no keyword waits for is passed over. */
const NEGATIONS: ReadonlySet<string> = new Set(['안', '못', '아니']);

/** Makes the function that finds patterns in the morphemes of a sentence, by their place. */
export function createKeywordFinder<Group extends string>(
  patterns: readonly KeywordPattern<Group>[],
): (morphemes: readonly Morpheme[]) => KeywordHit<Group>[] {
  const symbols = new Map<string, Map<string, number>>();
  let count = 0;
  const symbolOf = ({ form, kind }: KeywordPart): number => {
    const forms = symbols.get(kind) ?? new Map<string, number>();
    const symbol = forms.get(form) ?? (count += 1);
    symbols.set(kind, forms.set(form, symbol));
    return symbol;
  };
  const automaton = buildAutomaton(patterns.map(({ parts }) => parts.map(symbolOf)));

  return (morphemes) => {
    const hits: KeywordHit<Group>[] = [];
    /** Indices of the morphemes that count, so that a match can be traced to its first. */
    const firm: number[] = [];
    let state = 0;
    for (let last = 0; last < morphemes.length; last += 1) {
      const { form, tag } = morphemes[last] as Morpheme;
      if (isLoose(tag)) continue;
      // No pattern has symbol 0.
      const symbol = symbols.get(kindOf(tag))?.get(comparedForm(form, tag)) ?? 0;
      const next = automaton.next(state, symbol);
      if (next === 0 && tag === 'MAG' && !NEGATIONS.has(form)) continue;
      firm.push(last);
      state = next;
      automaton.report(state, (index) => {
        const pattern = patterns[index] as KeywordPattern<Group>;
        const begin = firm.length - pattern.parts.length;
        const isMeant = pattern.parts.every(
          ({ tag }, at) => tag === null || tag === morphemes[firm[begin + at] as number]?.tag,
        );
        if (isMeant) hits.push({ pattern, first: firm[begin] as number, last });
      });
    }
    return longest(hits);
  };
}

/** Inside each group the leftmost hits, of those the longest, without overlap; by their place. */
function longest<Group extends string>(hits: KeywordHit<Group>[]): KeywordHit<Group>[] {
  if (hits.length < 2) return hits;
  hits.sort((a, b) => a.first - b.first || b.last - a.last);
  const taken = new Map<string, number>();
  return hits.filter(({ pattern: { group }, first, last }) => {
    if (first <= (taken.get(group) ?? -1)) return false;
    taken.set(group, last);
    return true;
  });
}
