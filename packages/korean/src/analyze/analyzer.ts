import { KoreanError } from '../errors.js';
import type { KoreanModel } from '../model/model.js';
import { createNormalizer } from '../normalize/normalize.js';
import type { NormalizedText, NormalizeOptions, Normalizer } from '../normalize/normalize.js';
import type { Morpheme, Sentence, Tag } from '../types.js';
import { morphemeOf } from '../morpheme.js';
import { endOfChunk } from './chunks.js';
import { draftText } from './draft-text.js';
import type { Draft } from './morphemes.js';
import { nBestPaths } from './n-best.js';
import { findSentenceEnds } from './sentences.js';
import { spaceText } from './spacing.js';
import { TAGS } from './tags.js';
import { Tagger } from './tagger.js';
import { WordConstraints } from './user-words.js';
import type { UserWord } from './user-words.js';

/** What an analyzer is made of. */
export interface AnalyzerOptions {
  /** A loaded model. */
  readonly model: KoreanModel;
  /** Words that it must know, split or tag so. */
  readonly userWords?: readonly UserWord[];
  /**
   * What is normalized before the analysis; offsets stay those of the original. Default: the preset
   * `chat`. `false`: nothing but composition (NFC), without which no word is found.
   */
  readonly normalize?: NormalizeOptions | false;
  /** Whether typing errors are mended (됬 is 되 + 었). Default `false`. */
  readonly typos?: boolean;
}

/** One reading of a text and its score; the higher the better, 0 has no meaning. */
export interface Reading {
  readonly morphemes: readonly Morpheme[];
  readonly score: number;
}

/** A sentence without its morphemes. */
export type SentenceSpan = Omit<Sentence, 'morphemes'>;

/** A Korean morphological analyzer. Synchronous; one can be used for any number of texts. */
export interface Analyzer {
  readonly model: KoreanModel;
  /** The sentences of a text with their morphemes. */
  analyze(text: string): Sentence[];
  /** The morphemes of a text in one list. */
  tokenize(text: string): Morpheme[];
  /** The common nouns and names (NNG, NNP) of a text, in order, with repeats. */
  nouns(text: string): string[];
  /** Where the sentences of a text stand. */
  splitSentences(text: string): SentenceSpan[];
  /** The text with its blanks mended: those missing put in, those wrong taken out. */
  space(text: string): string;
  /** The `count` best readings of a text, best first; of its first thousand characters or so. */
  nBest(text: string, count: number): Reading[];
}

/**
 * Makes an analyzer.
 *
 * @throws {@link KoreanError} `no-model` without a model, `invalid-options` for user words that
 * contradict themselves.
 */
export function createAnalyzer(options: AnalyzerOptions): Analyzer {
  return new TaggingAnalyzer(options);
}

class TaggingAnalyzer implements Analyzer {
  readonly model: KoreanModel;
  private readonly tagger: Tagger;
  private readonly normalize: Normalizer;

  constructor(options: AnalyzerOptions) {
    const { model, userWords = [], typos = false } = options;
    if ((model as KoreanModel | undefined) === undefined) {
      throw new KoreanError('no-model', 'createAnalyzer needs a model: createAnalyzer({ model }).');
    }
    const { labels, pieces } = model.tables;
    this.model = model;
    this.normalize = createNormalizer(
      options.normalize === false
        ? { preset: 'keepAll' }
        : (options.normalize ?? { preset: 'chat' }),
    );
    const constraints =
      userWords.length > 0 ? new WordConstraints(userWords, labels, pieces) : null;
    this.tagger = new Tagger(model, typos, constraints);
  }

  analyze(text: string): Sentence[] {
    const normalized = this.normalize(text);
    const drafts = draftText(this.tagger, normalized.text);
    const sentences: Sentence[] = [];
    let from = 0;
    for (const to of findSentenceEnds(drafts, normalized.text, this.model.tables.extra.sentences)) {
      const morphemes = drafts.slice(from, to).map((draft) => toMorpheme(draft, normalized));
      const start = (morphemes[0] as Morpheme).start;
      const end = morphemes.reduce((most, morpheme) => Math.max(most, morpheme.end), start);
      sentences.push({ text: text.slice(start, end), start, end, morphemes });
      from = to;
    }
    return sentences;
  }

  tokenize(text: string): Morpheme[] {
    const normalized = this.normalize(text);
    return draftText(this.tagger, normalized.text).map((draft) => toMorpheme(draft, normalized));
  }

  nouns(text: string): string[] {
    return this.tokenize(text)
      .filter(({ tag }) => tag === 'NNG' || tag === 'NNP')
      .map(({ form }) => form);
  }

  splitSentences(text: string): SentenceSpan[] {
    return this.analyze(text).map(({ text: sentence, start, end }) => ({
      text: sentence,
      start,
      end,
    }));
  }

  space(text: string): string {
    return spaceText(text, this.tagger, this.model.tables.extra.blanks);
  }

  nBest(text: string, count: number): Reading[] {
    if (!Number.isInteger(count) || count < 1) {
      throw new KoreanError('invalid-options', `nBest takes a whole number from 1, not ${count}.`);
    }
    const normalized = this.normalize(text);
    const end = endOfChunk(normalized.text, 0);
    return nBestPaths(this.tagger, this.model, normalized.text, end, count).map(
      ({ drafts, score }) => ({
        morphemes: drafts.map((draft) => toMorpheme(draft, normalized)),
        score,
      }),
    );
  }
}

function toMorpheme({ form, tag, start, end }: Draft, { map }: NormalizedText): Morpheme {
  const place = map.toOriginal(start, end);
  return morphemeOf(form, TAGS[tag] as Tag, place.start, place.end);
}
