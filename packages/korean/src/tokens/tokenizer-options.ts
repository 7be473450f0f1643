import { TAGS, tagNumber } from '../analyze/tags.js';
import { KoreanError } from '../errors.js';
import type { Tag } from '../types.js';
import { isSource } from './source.js';
import type { MorphemeSource } from './source.js';
import type { StopWords } from './stop-words.js';

export interface TokenizerOptions {
  /** Where morphemes come from: the analyzer of this package, or an adapter. */
  readonly analyzer: MorphemeSource;
  /** Tags of the morphemes to take; `['NNG', 'NNP', 'XR']` by default, the nouns and roots. */
  readonly tags?: readonly Tag[];
  /** Morphemes to leave out, such as `stopWords()`; none by default. */
  readonly stopWords?: Pick<StopWords, 'has'>;
  /** The fewest characters (code points) of a token; 1 by default, for words like 책. */
  readonly minLength?: number;
  /** The most characters of a token; no limit by default. */
  readonly maxLength?: number;
  /**
   * What becomes of nouns written without a blank (데이터/NNG 분석/NNG, 회의/NNG 실/XSN): one token
   * (`'whole'`, the default), a token for each part whose tag is taken (`'split'`), or the whole and
   * then its parts (`'both'`, for a search index).
   */
  readonly compounds?: 'whole' | 'split' | 'both';
  /** Verbs in dictionary form, 가다 and not 가; true by default, without effect on surfaces. */
  readonly lemma?: boolean;
  /** The form of a morpheme (the default), or the letters of the text. */
  readonly form?: 'form' | 'surface';
  /** Latin letters in lower case; true by default. */
  readonly lowercase?: boolean;
  /**
   * Numbers in digits: as part of a compound only (`'compound'`, 코로나19, the default), as tokens too
   * (`'token'`, the same as SN among the tags), or nowhere (`'drop'`).
   */
  readonly numbers?: 'compound' | 'token' | 'drop';
  /** Each token once a text, at its first place; false by default. */
  readonly unique?: boolean;
}

/** Options with every default filled in. */
export interface TokenRules extends Omit<Required<TokenizerOptions>, 'tags' | 'stopWords'> {
  readonly tags: ReadonlySet<Tag>;
  readonly stopWords: Pick<StopWords, 'has'> | null;
}

/** Fills in the defaults and refuses what cannot be meant. */
export function readTokenizerOptions(options: TokenizerOptions): TokenRules {
  const { tags = ['NNG', 'NNP', 'XR'], numbers = 'compound', stopWords = null } = options;
  const { compounds = 'whole', form = 'form', minLength = 1, maxLength = Infinity } = options;
  const { analyzer, lemma = true, lowercase = true, unique = false } = options;

  if (!isSource(analyzer)) refuse('analyzer: give an object with a method analyze(text)');
  for (const tag of tags) {
    if (tagNumber(tag) < 0) refuse(`tags: there is no "${tag}"; there are ${TAGS.join(' ')}`);
  }
  if (stopWords !== null && typeof stopWords.has !== 'function') {
    refuse('stopWords: give what stopWords() returns, not a list');
  }
  mustBeOneOf('compounds', compounds, ['whole', 'split', 'both']);
  mustBeOneOf('form', form, ['form', 'surface']);
  mustBeOneOf('numbers', numbers, ['compound', 'token', 'drop']);
  if (!(minLength >= 0 && maxLength >= minLength)) {
    refuse(`minLength, maxLength: ${minLength} to ${maxLength} is no range`);
  }
  const taken = new Set(tags);
  if (numbers === 'token') taken.add('SN');
  if (numbers === 'drop') taken.delete('SN');
  return {
    ...{ analyzer, stopWords, minLength, maxLength, compounds, lemma, form, lowercase, numbers },
    ...{ unique, tags: taken },
  };
}

function mustBeOneOf(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) refuse(`${name}: "${value}" is none of ${known.join(', ')}`);
}

function refuse(message: string): never {
  throw new KoreanError('invalid-options', message);
}
