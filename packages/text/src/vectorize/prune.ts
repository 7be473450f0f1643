import { TextError } from '../errors.js';
import { numpyArgsort } from '../random/argsort.js';
import { range } from '../range.js';

/**
 * In how many documents a term stands: `{ count: 2 }`, or as a share of all documents
 * `{ ratio: 0.5 }`. A plain whole number from 2 is a count and a fraction below 1 a share; a plain 1
 * could be either and is refused.
 */
export type DocumentFrequency = { readonly count: number } | { readonly ratio: number } | number;

/** The bound in documents. */
export function documentBound(
  name: 'minDf' | 'maxDf',
  value: DocumentFrequency,
  documents: number,
): number {
  const given =
    typeof value === 'object'
      ? value
      : value >= 0 && value < 1
        ? { ratio: value }
        : { count: value === 1 ? NaN : value };
  if ('count' in given && Number.isInteger(given.count) && given.count >= 1) return given.count;
  if ('ratio' in given && given.ratio >= 0 && given.ratio <= 1) return given.ratio * documents;
  throw new TextError(
    'invalid-parameter',
    `The '${name}' parameter must be { ratio: 0 to 1 } or { count: 1 or more }. Got ${JSON.stringify(value)} instead.`,
  );
}

export interface PruneOptions {
  /** Bounds in documents, both included. */
  readonly lowest: number;
  readonly highest: number;
  readonly maxFeatures: number | null;
  /** Which of equally frequent terms stay under `maxFeatures`. */
  readonly ties: 'term' | 'numpy';
}

/** The terms (in order) that stay. Frequencies are by the terms' numbers. */
export function prune(
  terms: Int32Array,
  documentFrequency: Int32Array,
  termFrequency: () => Float64Array,
  { lowest, highest, maxFeatures, ties }: PruneOptions,
): Int32Array {
  if (highest < lowest) {
    throw new TextError('invalid-parameter', 'max_df corresponds to < documents than min_df');
  }
  const kept = terms.filter((id) => {
    const documents = documentFrequency[id] as number;
    return documents >= lowest && documents <= highest;
  });
  const most = maxFeatures ?? Infinity;
  const chosen = kept.length > most ? mostFrequent(kept, termFrequency(), most, ties) : kept;
  if (chosen.length === 0) {
    throw new TextError(
      'invalid-input',
      'After pruning, no terms remain. Try a lower min_df or a higher max_df.',
    );
  }
  return chosen;
}

function mostFrequent(
  terms: Int32Array,
  frequency: Float64Array,
  most: number,
  ties: 'term' | 'numpy',
): Int32Array {
  const keys = Float64Array.from(terms, (id) => -(frequency[id] as number));
  const order =
    ties === 'numpy'
      ? numpyArgsort(keys)
      : range(keys.length).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  return order
    .slice(0, most)
    .sort()
    .map((place) => terms[place] as number);
}
