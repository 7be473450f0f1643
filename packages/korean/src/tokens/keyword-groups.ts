import { KoreanError } from '../errors.js';
import type { Morpheme } from '../types.js';
import { createKeywordFinder } from './keyword-finder.js';
import type { KeywordPattern } from './keyword-finder.js';
import { readKeyword } from './keyword-reading.js';
import { isSource, sentencesOf } from './source.js';
import type { AnalyzedText, MorphemeSource } from './source.js';

/** A keyword, or a keyword with other spellings that count as it. */
export type Keyword = string | { readonly keyword: string; readonly variants: readonly string[] };

/** Keywords by the name of their group. */
export type KeywordGroupDefinition = Readonly<Record<string, readonly Keyword[]>>;

/** A keyword found in a text, in UTF-16 units, `end` exclusive. */
export interface KeywordMatch<Group extends string = string> {
  readonly group: Group;
  /** The keyword as it was defined; a spelling variant is told by its keyword. */
  readonly keyword: string;
  /** From its first morpheme to its last; the endings of a verb are outside. */
  readonly start: number;
  readonly end: number;
}

/** Keyword groups, ready to look at texts. */
export interface KeywordGroups<Group extends string = string> {
  /** Every keyword found, by its place. */
  readonly match: (text: AnalyzedText) => KeywordMatch<Group>[];
  /** The groups that a text belongs to, in the order of the definition. */
  readonly groupsOf: (text: AnalyzedText) => Group[];
  /** How often each group was found, zeros and all. */
  readonly count: (text: AnalyzedText) => Record<Group, number>;
  /** How each keyword was understood, as `form/kind` or `form/TAG`: to look at when one is not found. */
  readonly readings: readonly KeywordReading<Group>[];
}

export interface KeywordReading<Group extends string = string> {
  readonly group: Group;
  readonly keyword: string;
  readonly parts: readonly string[];
}

export interface KeywordGroupOptions {
  /** Analyzes keywords and texts; the same for both, so that both are cut alike. */
  readonly analyzer: MorphemeSource;
}

/**
 * Makes groups of keywords that are found by morpheme, never inside of another word: 토 is in 토했어요
 * and in no 아토피, 토마토 or 토요일.
 *
 * - A verb in any form matches all of its forms: 토하다 finds 토했어요, 토할.
 * - Nouns match whether common or proper (NNG, NNP, XR), verbs whether VV, VA, XSV or XSA. With tags,
 *   `'이/NNG'` or `'열/NNG 나/VV'`, only those tags match.
 * - A keyword of several morphemes matches them in a row, with or without blanks. Particles and
 *   adverbs between them do not count (열 나다: 열이 나요, 열도 많이 나고), but a negation does
 *   (열이 안 나요 is no match).
 * - A word also matches where the analyzer left it whole: 아토피 피부염 finds 아토피피부염.
 * - Inside a group the longest keyword wins, and matches do not overlap, so that a mention counts
 *   once; different groups may match the same words.
 *
 * Keywords are analyzed once, here. A text then costs its analysis and one pass over its morphemes,
 * however many keywords there are (Aho-Corasick). Content of a text never throws.
 *
 * @param definition group names with their keywords; `{ keyword, variants }` for other spellings
 * @param options the source of morphemes
 * @returns functions from texts to matches, typed by the names of the groups
 * @throws KoreanError 'invalid-options' for no analyzer, an empty keyword or one of marks alone
 * @example
 * ```ts
 * const groups = keywordGroups(
 *   { vomiting: ['토', '구토', '토하다'], skin: [{ keyword: '아토피', variants: ['아토삐'] }] },
 *   { analyzer },
 * );
 * groups.groupsOf('아토피가 심해요'); // ['skin']
 * groups.count('어제 토했어요'); // { vomiting: 1, skin: 0 }
 * ```
 */
export function keywordGroups<const Definition extends KeywordGroupDefinition>(
  definition: Definition,
  { analyzer }: KeywordGroupOptions,
): KeywordGroups<Extract<keyof Definition, string>> {
  type Group = Extract<keyof Definition, string>;
  if (!isSource(analyzer)) {
    throw new KoreanError(
      'invalid-options',
      'analyzer: give an object with a method analyze(text)',
    );
  }
  const names = Object.keys(definition) as Group[];
  const patterns = names.flatMap((group) => patternsOf(group, definition[group] ?? [], analyzer));
  const find = createKeywordFinder(patterns);

  const match = (text: AnalyzedText): KeywordMatch<Group>[] => {
    const found: KeywordMatch<Group>[] = [];
    for (const { morphemes } of sentencesOf(text, analyzer)) {
      for (const { pattern, first, last } of find(morphemes)) {
        const { group, keyword } = pattern;
        const { start } = morphemes[first] as Morpheme;
        found.push({ group, keyword, start, end: (morphemes[last] as Morpheme).end });
      }
    }
    return found;
  };

  return {
    match,
    groupsOf: (text) => {
      const found = new Set(match(text).map(({ group }) => group));
      return names.filter((name) => found.has(name));
    },
    count: (text) => {
      const counts = new Map(names.map((name) => [name, 0]));
      for (const { group } of match(text)) counts.set(group, (counts.get(group) ?? 0) + 1);
      return Object.fromEntries(counts) as Record<Group, number>;
    },
    readings: patterns.map(({ group, keyword, parts }) => ({
      ...{ group, keyword },
      parts: parts.map(({ form, kind, tag }) => `${form}/${tag ?? kind}`),
    })),
  };
}

function patternsOf<Group extends string>(
  group: Group,
  keywords: readonly Keyword[],
  analyzer: MorphemeSource,
): KeywordPattern<Group>[] {
  return keywords.flatMap((entry) => {
    const { keyword, variants } =
      typeof entry === 'string' ? { keyword: entry, variants: [] } : entry;
    return [keyword, ...variants].flatMap((spelling) => {
      const readings = readKeyword(spelling, analyzer);
      if (readings.length === 0) {
        const message = `group "${group}": nothing of the keyword "${spelling}" can be looked for`;
        throw new KoreanError('invalid-options', message);
      }
      return readings.map((parts) => ({ group, keyword, parts }));
    });
  });
}
