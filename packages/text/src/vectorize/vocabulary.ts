import { TextError } from '../errors.js';
import type { Terms } from './terms.js';

/** Terms with their columns: a list in order, or columns by name. */
export type VocabularyInput =
  Iterable<string> | ReadonlyMap<string, number> | Readonly<Record<string, number>>;

/** Which terms are features, and in which columns. */
export class Vocabulary {
  /** Column of each term's number; -1 for terms that are no feature. Numbers beyond are none. */
  readonly columnOf: Int32Array;
  /** Number of the term of each column. */
  readonly ids: Int32Array;

  constructor(ids: Int32Array, size: number) {
    this.ids = ids;
    this.columnOf = new Int32Array(size).fill(-1);
    for (let column = 0; column < ids.length; column++) {
      this.columnOf[ids[column] as number] = column;
    }
  }

  get columns(): number {
    return this.ids.length;
  }
}

/** The terms of a fixed vocabulary, in the order of their columns. */
export function listVocabulary(input: VocabularyInput): string[] {
  const terms = input instanceof Map || !isIterable(input) ? byColumn(input) : [...input];
  const seen = new Set<string>();
  terms.forEach((term, i) => {
    if (seen.has(term)) {
      throw new TextError('invalid-parameter', `Duplicate term in vocabulary: '${term}'`, i);
    }
    seen.add(term);
  });
  if (terms.length === 0) {
    throw new TextError('invalid-parameter', 'empty vocabulary passed to fit');
  }
  return terms;
}

function isIterable(input: VocabularyInput): input is Iterable<string> {
  return Symbol.iterator in input;
}

function byColumn(input: ReadonlyMap<string, number> | Readonly<Record<string, number>>): string[] {
  const entries = [
    ...(input instanceof Map
      ? (input as ReadonlyMap<string, number>)
      : Object.entries(input as Readonly<Record<string, number>>)),
  ];
  const terms: (string | undefined)[] = Array.from({ length: entries.length });
  for (const [term, column] of entries) {
    if (terms[column] !== undefined) {
      throw new TextError('invalid-parameter', 'Vocabulary contains repeated indices.', column);
    }
    terms[column] = term;
  }
  return Array.from({ length: entries.length }, (_, i) => {
    const term = terms[i];
    if (term !== undefined) return term;
    throw new TextError(
      'invalid-parameter',
      `Vocabulary of size ${entries.length} doesn't contain index ${i}.`,
      i,
    );
  });
}

/** Makes a vocabulary of terms that stand in the order of their columns. */
export function fixVocabulary(terms: Terms, names: readonly string[]): Vocabulary {
  const ids = Int32Array.from(names, (name) => terms.add(name));
  return new Vocabulary(ids, terms.size);
}
