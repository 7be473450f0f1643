import { checkOption, TextError } from '../errors.js';
import { stripAccents } from './accents.js';
import { CharTerms } from './char-terms.js';
import { CharTable } from './chars.js';
import { ENGLISH_STOP_WORDS } from './english-stop-words.js';
import { ListedTerms } from './listed-terms.js';
import { pythonPattern } from './python-pattern.js';
import { SymbolReader } from './symbol-reader.js';
import type { NgramRange, Terms } from './terms.js';
import { WordTerms } from './word-terms.js';

/** How a document is cut into terms. Names and defaults are scikit-learn's. */
export interface CuttingOptions {
  /**
   * `'word'` (default), `'char'`, `'char_wb'` (characters within words, with a blank at both ends),
   * or a function that makes the terms of a raw document by itself.
   */
  analyzer?: 'word' | 'char' | 'char_wb' | ((document: string) => readonly string[]) | undefined;
  /** Lower case before anything else. Default `true`. */
  lowercase?: boolean | undefined;
  /**
   * `null` (default) keeps accents. Mind Hangul: `'unicode'` leaves it as conjoining jamo, `'ascii'`
   * deletes it.
   */
  stripAccents?: 'unicode' | 'ascii' | null | undefined;
  /**
   * Unicode normalization before anything else, `null` (default) for none: `'NFC'` makes one thing of
   * Hangul typed on a Mac and elsewhere. (Not in scikit-learn, where it takes a preprocessor.)
   */
  normalization?: 'NFC' | 'NFKC' | null | undefined;
  /** Takes the place of `normalization`, `lowercase` and `stripAccents`. */
  preprocessor?: ((document: string) => string) | null | undefined;
  /** Makes words of a prepared text, in place of `tokenPattern`; `@nunchi/korean` has one. */
  tokenizer?: ((text: string) => Iterable<string>) | null | undefined;
  /**
   * What a word is: a pattern in Python's notation, where `\w` means all scripts, or a `RegExp` that
   * is used as it stands. With one group, the group is the word. Default: all runs of two or more
   * letters, digits and low lines, `(?u)\b\w\w+\b`.
   */
  tokenPattern?: string | RegExp | undefined;
  /**
   * Shortest word of the default pattern, in characters. Default 2, as in scikit-learn; with 1, words
   * of one syllable (책, 귤) are kept.
   */
  minTokenLength?: number | undefined;
  /** Words to leave out, as they are after preparing; `'english'` is scikit-learn's list. */
  stopWords?: 'english' | Iterable<string> | null | undefined;
  /** Lengths of n-grams, both included. Default `[1, 1]`. */
  ngramRange?: NgramRange | undefined;
}

/** scikit-learn's two usual patterns, as shortest lengths that need no pattern. */
const plainPatterns: ReadonlyMap<unknown, number> = new Map([
  [String.raw`(?u)\b\w\w+\b`, 2],
  [String.raw`(?u)\b\w+\b`, 1],
]);

/** The way of cutting that options describe. */
export interface Cutting {
  /** Options with their defaults filled in; `lowercase` is what is left to the reader of texts. */
  readonly analyzer: 'word' | 'char' | 'char_wb' | 'own';
  readonly lowercase: boolean;
  readonly minTokenLength: number;
  readonly ngramRange: NgramRange;
  readonly stopWords: ReadonlySet<string>;
  /** What happens to a document before it is read; most often nothing. */
  readonly prepare: (document: string) => string;
  /** Words of a prepared text in their order, where a function or a pattern finds them. */
  readonly words: ((text: string) => readonly string[]) | null;
  readonly warnings: readonly string[];
  /** What characters are, as far as they came up. */
  readonly chars: CharTable;
}

export function makeCutting(options: CuttingOptions): Cutting {
  const { analyzer = 'word', lowercase = true, preprocessor, tokenizer } = options;
  const ngramRange = checkRange(options.ngramRange ?? [1, 1]);
  const stopWords = stopWordSet(options.stopWords);
  checkOption('stripAccents', options.stripAccents, ['unicode', 'ascii', null]);
  checkOption('normalization', options.normalization, ['NFC', 'NFKC', null]);
  const accents = options.stripAccents ?? null;
  const form = options.normalization ?? null;
  const normalize = form === null ? identity : (text: string) => text.normalize(form);
  const strip =
    accents === null
      ? null
      : (text: string) => {
          const normal = normalize(text);
          return stripAccents(lowercase ? normal.toLowerCase() : normal, accents);
        };
  const prepare = preprocessor ?? strip ?? normalize;
  const warnings =
    accents === null || preprocessor
      ? []
      : [
          `stripAccents: '${accents}' ${accents === 'ascii' ? 'deletes Hangul' : 'leaves Hangul as conjoining jamo'}.`,
        ];
  const base = {
    lowercase: lowercase && !preprocessor && strip === null,
    ngramRange,
    stopWords,
    prepare,
    warnings,
    chars: new CharTable(),
  };

  if (typeof analyzer === 'function') {
    // It makes terms, n-grams too if it wants any, of the document as it is.
    const ngrams = { ngramRange: [1, 1] as const, prepare: identity };
    return { ...base, ...ngrams, analyzer: 'own', minTokenLength: 1, words: analyzer };
  }
  checkOption('analyzer', analyzer, ['word', 'char', 'char_wb']);
  const pattern = options.tokenPattern;
  const plain = pattern === undefined ? (options.minTokenLength ?? 2) : plainPatterns.get(pattern);
  if (analyzer !== 'word' || (!tokenizer && plain !== undefined)) {
    return { ...base, analyzer, minTokenLength: plain ?? 2, words: null };
  }
  const words = tokenizer ?? patternTokenizer(pattern as string | RegExp);
  const lower = base.lowercase ? (text: string) => text.toLowerCase() : identity;
  return {
    ...base,
    analyzer: 'own',
    minTokenLength: 1,
    words: (text) => withoutStops(words(lower(text)), stopWords),
  };
}

/** The options with stop words that can be read again: a generator can be read but once. */
export function keepOptions<T extends CuttingOptions>(options: T): T {
  const { stopWords } = options;
  if (typeof stopWords !== 'object' || stopWords === null) return options;
  return { ...options, stopWords: [...stopWords] };
}

/** The terms of a cutting, none of them known yet. */
export function makeTerms(cutting: Cutting): Terms {
  const { analyzer, ngramRange, chars, lowercase, words } = cutting;
  if (words !== null) return new ListedTerms((text) => wordNgrams(words(text), ngramRange));
  const reader = new SymbolReader(chars, lowercase);
  if (analyzer === 'word') {
    return new WordTerms(ngramRange, cutting.minTokenLength, cutting.stopWords, reader);
  }
  return new CharTerms(analyzer === 'char_wb', ngramRange, reader);
}

function identity(text: string): string {
  return text;
}

function checkRange(range: NgramRange): NgramRange {
  const [shortest, longest] = range;
  if (
    Number.isInteger(shortest) &&
    Number.isInteger(longest) &&
    shortest >= 1 &&
    longest >= shortest
  ) {
    return range;
  }
  throw new TextError(
    'invalid-parameter',
    `Invalid value for ngramRange=[${shortest}, ${longest}]: both are whole numbers from 1, the lower boundary first.`,
  );
}

function stopWordSet(stopWords: CuttingOptions['stopWords']): ReadonlySet<string> {
  if (stopWords === 'english') return new Set(ENGLISH_STOP_WORDS);
  if (typeof stopWords === 'string') {
    throw new TextError('invalid-parameter', `not a built-in stop list: ${stopWords}`);
  }
  return new Set(stopWords ?? []);
}

function patternTokenizer(pattern: string | RegExp): (text: string) => readonly string[] {
  const given = typeof pattern === 'string' ? pythonPattern(pattern) : pattern;
  const regexp = given.global ? given : new RegExp(given.source, `${given.flags}g`);
  const groups = (new RegExp(`${regexp.source}|`, regexp.flags).exec('')?.length ?? 1) - 1;
  if (groups > 1) {
    throw new TextError(
      'invalid-parameter',
      'More than 1 capturing group in token pattern. Only a single group should be captured.',
    );
  }
  return (text) => Array.from(text.matchAll(regexp), (match) => match[groups] ?? '');
}

function withoutStops(words: Iterable<string>, stops: ReadonlySet<string>): string[] {
  const all = Array.from(words);
  return stops.size === 0 ? all : all.filter((word) => !stops.has(word));
}

function wordNgrams(words: readonly string[], [shortest, longest]: NgramRange): readonly string[] {
  if (longest === 1) return words;
  const terms: string[] = [];
  for (let length = shortest; length <= longest; length++) {
    for (let first = 0; first + length <= words.length; first++) {
      terms.push(words.slice(first, first + length).join(' '));
    }
  }
  return terms;
}
