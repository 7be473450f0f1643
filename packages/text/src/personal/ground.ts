import { TextError } from '../errors.js';
import type { MultinomialNB } from '../naive-bayes/multinomial-nb.js';
import { logsOfCounts, smoothingAt } from '../naive-bayes/smoothing.js';
import type { Label, TermSource } from '../types.js';
import { murmurHash } from '../vectorize/murmur-hash.js';

/** Most that an event or all of a member's events may weigh: sums then stay far from infinity. */
export const LARGEST_WEIGHT = 1e6;

/** Dates reach 100 million days to both sides of 1970. */
export const LAST_DATE = 8.64e15;

/** Options of a {@link PersonalBase}. They hold for all members. */
export interface PersonalOptions {
  /**
   * How much heavier a member's events weigh than the rows of the base: a number up to a million, or
   * `'auto'` for the weights of words and classes that have foretold this member's events best so
   * far. Default `'auto'`.
   */
  weight?: number | 'auto' | undefined;
  /** Milliseconds, 1 or more, after which an event counts half; `null` (default) for events that never fade. */
  halfLife?: number | null | undefined;
  /** How often one event may count; `Infinity` for no limit (and no memory of events). Default 1. */
  maxRepeats?: number | undefined;
  /** Learns words that the base does not have. Default `true`. */
  newWords?: boolean | undefined;
}

/** A vectorizer that counts words; `options.binary` says that a word counts once a text. */
export type CountingTermSource = TermSource & {
  readonly options?: { readonly binary?: boolean | undefined };
};

/** A word of the base by its column, or a new word as it is written. */
export type WordKey = number | string;

/**
 * What all members stand on: the words and counts of the base in the form in which scores need
 * them. Made once, shared by all, never written to.
 */
export class Ground<L extends Label> {
  readonly classes: readonly L[];
  readonly names: readonly string[];
  readonly weight: number | 'auto';
  readonly halfLife: number | null;
  readonly maxRepeats: number;
  readonly newWords: boolean;

  /** `log(count + alpha)`, feature by feature, `classes` numbers each. */
  readonly logs: Float64Array;
  /** Sum of `count + alpha` over all features, for each class. */
  readonly totals: Float64Array;
  /** What smooths a new word: alpha, or its mean where features differ. */
  readonly alpha: number;
  readonly classCount: Float64Array;
  /** Priors that are not learnt; `null` where they come from `classCount`. */
  readonly fixedPrior: Float64Array | null;
  /** Tells whether saved bytes mean the same words, classes and half-life. */
  readonly fingerprint: number;

  readonly #source: CountingTermSource;
  readonly #codes: ReadonlyMap<L, number>;
  /** Not those of the vectorizer, which may be fitted anew. */
  readonly #columns: ReadonlyMap<string, number>;

  constructor(source: CountingTermSource, nb: MultinomialNB<L>, options: PersonalOptions) {
    const { weight = 'auto', halfLife = null, maxRepeats = 1, newWords = true } = options;
    checkOption('weight', weight === 'auto' || (weight >= 0 && weight <= LARGEST_WEIGHT), weight);
    checkOption('halfLife', halfLife === null || (halfLife >= 1 && halfLife < Infinity), halfLife);
    const whole = maxRepeats === Infinity || Number.isInteger(maxRepeats);
    checkOption('maxRepeats', whole && maxRepeats >= 1, maxRepeats);
    if ('tfidf' in source) {
      throw new TextError('invalid-input', 'A PersonalBase needs a vectorizer that counts words.');
    }
    this.#source = source;
    this.weight = weight;
    this.halfLife = halfLife;
    this.maxRepeats = maxRepeats;
    this.newWords = newWords;

    const { classes, classCount, featureCount } = nb.toCounts();
    const { smoothing } = nb;
    const outputs = classes.length;
    this.names = source.getFeatureNamesOut();
    this.#columns = new Map(this.names.map((name, column) => [name, column]));
    if (this.names.length * outputs !== featureCount.length) {
      throw new TextError(
        'invalid-input',
        `The vectorizer has ${this.names.length} features, but MultinomialNB learnt from ${nb.nFeaturesIn}; both must be fitted on the same documents.`,
      );
    }
    this.classes = classes;
    this.#codes = new Map(classes.map((label, code) => [label, code]));
    this.classCount = classCount;
    this.fixedPrior = nb.fitPrior && nb.classPrior === null ? null : nb.classLogPrior;
    this.logs = logsOfCounts(featureCount, outputs, smoothing);
    this.totals = new Float64Array(outputs);
    let alphas = 0;
    this.names.forEach((_, feature) => {
      const alpha = smoothingAt(smoothing, feature);
      alphas += alpha;
      for (let k = 0; k < outputs; k++) {
        const smoothed = (featureCount[feature * outputs + k] as number) + alpha;
        this.totals[k] = (this.totals[k] as number) + smoothed;
      }
    });
    this.alpha = typeof smoothing === 'number' ? smoothing : alphas / this.names.length;
    this.fingerprint = murmurHash(JSON.stringify([classes, halfLife]) + this.names.join('\n'));
  }

  /** Words of a text and how often each stands in it, as the vectorizer counts them. */
  wordsOf(text: string): Map<string, number> {
    const binary = this.#source.options?.binary === true;
    const words = new Map<string, number>();
    for (const word of this.#source.analyze(text)) {
      words.set(word, binary ? 1 : (words.get(word) ?? 0) + 1);
    }
    return words;
  }

  /** Key of a word; `null` for new words where these are not learnt. */
  keyOf(word: string): WordKey | null {
    return this.#columns.get(word) ?? (this.newWords ? word : null);
  }

  wordOf(key: WordKey): string {
    return typeof key === 'number' ? (this.names[key] as string) : key;
  }

  /** Number of a label among the classes, or -1. */
  codeOf(label: L): number {
    return this.#codes.get(label) ?? -1;
  }
}

function checkOption(name: string, right: boolean, value: unknown): void {
  if (right) return;
  throw new TextError('invalid-parameter', `${name} cannot be ${String(value)}.`);
}
