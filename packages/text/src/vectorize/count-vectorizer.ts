import { notFitted, TextError } from '../errors.js';
import type {
  CsrMatrix,
  Label,
  LocatedTerm,
  SparseRow,
  TermSource,
  Transformer,
  WorkOptions,
} from '../types.js';
import { CountRows } from './count-rows.js';
import type { Cutting, CuttingOptions } from './cutting.js';
import { keepOptions, makeCutting, makeTerms } from './cutting.js';
import type { AsyncDocuments, Documents } from './documents.js';
import { checkDocument, countOf, eachDocument, eachDocumentAsync } from './documents.js';
import { locateTerms } from './locate.js';
import type { DocumentFrequency } from './prune.js';
import { documentBound, prune } from './prune.js';
import type { Terms } from './terms.js';
import type { VocabularyInput } from './vocabulary.js';
import { fixVocabulary, listVocabulary, Vocabulary } from './vocabulary.js';

/** Numbers of a matrix: whole numbers, or floats of 8 or 4 bytes. */
export type Dtype = 'int32' | 'float64' | 'float32';

/** Options of {@link CountVectorizer}; names and defaults are scikit-learn's. */
export interface CountVectorizerOptions extends CuttingOptions {
  /** Leaves out terms of fewer documents than this. Default `{ count: 1 }`. */
  minDf?: DocumentFrequency | undefined;
  /** Leaves out terms of more documents than this. Default `{ ratio: 1 }`. */
  maxDf?: DocumentFrequency | undefined;
  /** Keeps only this many terms, the most frequent in the whole corpus. Default: all. */
  maxFeatures?: number | null | undefined;
  /**
   * Which of equally frequent terms `maxFeatures` keeps: `'term'` (default) the first in order,
   * `'numpy'` those that numpy 1.24's unstable sort happens to keep.
   */
  ties?: 'term' | 'numpy' | undefined;
  /** A fixed vocabulary; nothing is learnt then, and `fit` is not needed. */
  vocabulary?: VocabularyInput | null | undefined;
  /** Counts 1 however often a term stands in a document. Default `false`. */
  binary?: boolean | undefined;
  /** Default `'int32'`. */
  dtype?: Dtype | undefined;
}

/**
 * Counts the terms of documents, as scikit-learn's `CountVectorizer` does: same terms, same order of
 * columns, same counts.
 *
 * @example
 * ```ts
 * const vectorizer = new CountVectorizer();
 * const X = vectorizer.fitTransform(['제주 바다 여행', '바다 여행 같이 가요 바다']);
 * vectorizer.getFeatureNamesOut(); // ['가요', '같이', '바다', '여행', '제주']
 * X.shape; // [2, 5]
 * ```
 */
export class CountVectorizer implements Transformer<Documents, CsrMatrix>, TermSource {
  readonly options: CountVectorizerOptions;
  readonly #cutting: Cutting;
  #terms: Terms;
  #vocabulary: Vocabulary | null = null;
  #names: string[] | null = null;
  /** All terms in order, where pruning left some out. */
  #left: Int32Array | null = null;
  /** Room of `transformOne`. */
  #row: SparseRow = { indices: new Int32Array(64), values: new Float64Array(64), length: 0 };
  #one: CountRows | null = null;

  constructor(options: CountVectorizerOptions = {}) {
    this.options = keepOptions(options);
    this.#cutting = makeCutting(this.options);
    this.#terms = makeTerms(this.#cutting);
    for (const bound of ['minDf', 'maxDf'] as const) {
      if (options[bound] !== undefined) documentBound(bound, options[bound], 1);
    }
    const { maxFeatures = null } = options;
    if (maxFeatures !== null && !(Number.isInteger(maxFeatures) && maxFeatures >= 1)) {
      throw new TextError(
        'invalid-parameter',
        `maxFeatures is a whole number from 1, not ${maxFeatures}.`,
      );
    }
  }

  /** What was noticed about the options, as that they change Hangul. */
  get warnings(): readonly string[] {
    return this.#cutting.warnings;
  }

  /** Learns the vocabulary. */
  fit(documents: Documents, _y?: ArrayLike<Label>, options: WorkOptions = {}): this {
    this.fitTransform(documents, undefined, options);
    return this;
  }

  /** Learns the vocabulary and counts, in one pass. Counting goes document by document. */
  fitTransform(documents: Documents, _y?: ArrayLike<Label>, options: WorkOptions = {}): CsrMatrix {
    if (this.#usesFixedVocabulary()) return this.transform(documents, options);
    const terms = makeTerms(this.#cutting);
    const rows = new CountRows(terms.size, countOf(documents));
    eachDocument(documents, options, (document) => this.#count(document, terms, rows, true));
    return this.#learn(terms, rows);
  }

  /** Counts the terms that were learnt; others are passed over. */
  transform(documents: Documents, options: WorkOptions = {}): CsrMatrix {
    const vocabulary = this.#fitted();
    const terms = this.#terms;
    const rows = new CountRows(terms.size, countOf(documents));
    eachDocument(documents, options, (document) => this.#count(document, terms, rows, false));
    return this.#finish(rows, vocabulary);
  }

  /** {@link fit} for streams; lets other work have its turn now and then. */
  async fitAsync(documents: AsyncDocuments, options: WorkOptions = {}): Promise<this> {
    await this.fitTransformAsync(documents, options);
    return this;
  }

  /** {@link fitTransform} for streams. */
  async fitTransformAsync(
    documents: AsyncDocuments,
    options: WorkOptions = {},
  ): Promise<CsrMatrix> {
    if (this.#usesFixedVocabulary()) return this.transformAsync(documents, options);
    const terms = makeTerms(this.#cutting);
    const rows = new CountRows(terms.size, countOf(documents));
    await eachDocumentAsync(documents, options, (document) =>
      this.#count(document, terms, rows, true),
    );
    return this.#learn(terms, rows);
  }

  /** {@link transform} for streams. */
  async transformAsync(documents: AsyncDocuments, options: WorkOptions = {}): Promise<CsrMatrix> {
    const vocabulary = this.#fitted();
    const terms = this.#terms;
    const rows = new CountRows(terms.size, countOf(documents));
    await eachDocumentAsync(documents, options, (document) =>
      this.#count(document, terms, rows, false),
    );
    return this.#finish(rows, vocabulary);
  }

  /** One document as a row that the next call uses again; columns are in no order. */
  transformOne(document: string): SparseRow {
    const { columnOf } = this.#fitted();
    this.#one ??= new CountRows(this.#terms.size, null);
    this.#count(checkDocument(document, 0), this.#terms, this.#one, false);
    this.#one.takeRow(columnOf, this.options.binary === true, this.#row);
    return this.#row;
  }

  /** The terms, in the order of the columns. */
  getFeatureNamesOut(): string[] {
    const { ids } = this.#fitted();
    this.#names ??= Array.from(ids, (id) => this.#terms.term(id));
    return this.#names.slice();
  }

  /** Number of columns. */
  get featureCount(): number {
    return this.#fitted().columns;
  }

  /** Columns by term (scikit-learn's `vocabulary_`). */
  get vocabulary(): Map<string, number> {
    return new Map(this.getFeatureNamesOut().map((term, column) => [term, column]));
  }

  /** Terms of the corpus that pruning left out, in order (scikit-learn's `stop_words_`). */
  get removedTerms(): string[] {
    const { columnOf } = this.#fitted();
    const left = this.#left;
    return left === null
      ? []
      : Array.from(
          left.filter((id) => columnOf[id] === -1),
          (id) => this.#terms.term(id),
        );
  }

  /** Column of a term, or -1. */
  indexOf(term: string): number {
    const id = this.#terms.find(term);
    return id < 0 ? -1 : (this.#fitted().columnOf[id] ?? -1);
  }

  /** All terms of a document, known or not, repeats included. */
  analyze(document: string): string[] {
    return this.locate(document).map(({ term }) => term);
  }

  /** All terms of a document with their places in it. */
  locate(document: string): LocatedTerm[] {
    return locateTerms(this.#cutting, document);
  }

  /** The vocabulary that the options fix, if they do, is set up on first use. */
  #usesFixedVocabulary(): boolean {
    const { vocabulary } = this.options;
    if (!vocabulary) return false;
    this.#vocabulary ??= fixVocabulary(this.#terms, listVocabulary(vocabulary));
    return true;
  }

  #fitted(): Vocabulary {
    if (this.#vocabulary === null && !this.#usesFixedVocabulary())
      throw notFitted('CountVectorizer');
    return this.#vocabulary as Vocabulary;
  }

  #count(document: string, terms: Terms, rows: CountRows, learn: boolean): void {
    terms.count(this.#cutting.prepare(document), rows, learn);
    rows.endRow();
  }

  /** Takes over what was learnt; until here, and after an error, all is as it was before. */
  #learn(terms: Terms, rows: CountRows): CsrMatrix {
    const all = terms.sorted().filter((id) => rows.has(id));
    if (all.length === 0) {
      throw new TextError(
        'invalid-input',
        'empty vocabulary; perhaps the documents only contain stop words',
      );
    }
    const {
      minDf = { count: 1 },
      maxDf = { ratio: 1 },
      maxFeatures = null,
      ties = 'term',
    } = this.options;
    const lowest = documentBound('minDf', minDf, rows.rows);
    const highest = documentBound('maxDf', maxDf, rows.rows);
    const prunes = lowest > 1 || highest < rows.rows || maxFeatures !== null;
    const kept = prunes
      ? prune(
          all,
          rows.documentFrequencies(terms.size),
          () => rows.termFrequencies(terms.size, this.options.binary === true),
          { lowest, highest, maxFeatures, ties },
        )
      : all;
    this.#terms = terms;
    this.#left = prunes ? all : null;
    this.#names = null;
    this.#one = null;
    this.#vocabulary = new Vocabulary(kept, terms.size);
    return this.#finish(rows, this.#vocabulary);
  }

  #finish(rows: CountRows, { columnOf, columns }: Vocabulary): CsrMatrix {
    const counts = rows.toCsr(columnOf, columns, this.options.binary === true);
    const { dtype = 'int32' } = this.options;
    if (dtype === 'int32') return counts;
    const data =
      dtype === 'float64' ? Float64Array.from(counts.data) : Float32Array.from(counts.data);
    return { ...counts, data };
  }
}
