import { crc32 } from '@nunchi/foundation';
import { TextError } from '../errors.js';
import type { Label } from '../types.js';

/** Options that say how documents are cut and weighed; functions are not among them. */
export interface SavedVectorizer {
  readonly kind: 'count' | 'tfidf' | 'hashing';
  /** Options of the vectorizer that differ from the defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Functions that the model was made with, and that have to be given again when it is loaded. */
  readonly needs: readonly string[];
}

export type ModelKind =
  | 'MultinomialNB'
  | 'ComplementNB'
  | 'BernoulliNB'
  | 'LinearSVC'
  | 'LogisticRegression'
  | 'NBLogisticRegression';

export interface SavedClassifier {
  readonly kind: ModelKind;
  /** Options that predictions hang on. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly classes: readonly Label[];
}

/**
 * A model taken apart into what can be written down: two descriptions, the terms in the order of
 * their columns, and named arrays of numbers. Both file formats hold just this.
 */
export interface ModelParts {
  readonly vectorizer: SavedVectorizer;
  readonly model: SavedClassifier;
  /** `null` for a hashing vectorizer. */
  readonly vocabulary: readonly string[] | null;
  /**
   * `idf`, for a tfidf vectorizer; `classCount` and `featureCount`, for naive Bayes; `intercept` and
   * `weights` for linear models. What belongs to a feature stands together: `[feature * outputs + k]`.
   */
  readonly arrays: Readonly<Record<string, Float64Array>>;
}

/** The version that this package writes; it reads this one only. */
export const VERSION = 1;

/**
 * Check value of a model in JSON, where the same number can be written in several ways: CRC-32 of
 * the terms joined by line feeds as UTF-8, then of the arrays by name as float64, little-endian.
 */
export function checksumOf({
  vocabulary,
  arrays,
}: Pick<ModelParts, 'vocabulary' | 'arrays'>): number {
  let sum = crc32(new TextEncoder().encode((vocabulary ?? []).join('\n')));
  for (const name of Object.keys(arrays).sort())
    sum = crc32(littleEndian(arrays[name] as Float64Array), sum);
  return sum;
}

/** The bytes of numbers, little-endian on any machine. */
export function littleEndian(values: Float64Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setFloat64(i * 8, value, true));
  return bytes;
}

export function wrongVersion(version: unknown): TextError {
  return new TextError(
    'invalid-model',
    `This model has format version ${String(version)}, but this release reads version ${VERSION}. Save it again with a matching release of @nunchi/text.`,
  );
}

export function damaged(what: string): TextError {
  return new TextError('invalid-model', `The model is cut or damaged: ${what}.`);
}
