import type {
  CsrMatrix,
  Label,
  LocatedTerm,
  SparseRow,
  TermSource,
  Transformer,
  WorkOptions,
} from '../types.js';
import type { CountVectorizerOptions } from './count-vectorizer.js';
import { CountVectorizer } from './count-vectorizer.js';
import type { AsyncDocuments, Documents } from './documents.js';
import type { TfidfOptions } from './tfidf-transformer.js';
import { TfidfTransformer } from './tfidf-transformer.js';

/** Options of {@link TfidfVectorizer}: those of counting and those of weighing. */
export interface TfidfVectorizerOptions
  extends Omit<CountVectorizerOptions, 'dtype'>, TfidfOptions {
  /** Default `'float64'`. */
  dtype?: 'float64' | 'float32' | undefined;
}

/**
 * {@link CountVectorizer} and {@link TfidfTransformer} in one, as scikit-learn's `TfidfVectorizer`.
 *
 * @example
 * ```ts
 * const vectorizer = new TfidfVectorizer({ analyzer: 'char_wb', ngramRange: [1, 4], minDf: 2 });
 * const X = vectorizer.fitTransform(reviews);
 * ```
 */
export class TfidfVectorizer implements Transformer<Documents, CsrMatrix>, TermSource {
  readonly options: TfidfVectorizerOptions;
  /** Counts the terms. */
  readonly counts: CountVectorizer;
  #tfidf: TfidfTransformer;

  constructor(options: TfidfVectorizerOptions = {}) {
    this.options = options;
    const { dtype: _, ...counting } = options;
    this.counts = new CountVectorizer(counting);
    this.#tfidf = new TfidfTransformer(options);
  }

  /** Weighs the counts. */
  get tfidf(): TfidfTransformer {
    return this.#tfidf;
  }

  fit(documents: Documents, _y?: ArrayLike<Label>, options: WorkOptions = {}): this {
    this.#tfidf.fit(this.counts.fitTransform(documents, undefined, options));
    return this;
  }

  fitTransform(documents: Documents, _y?: ArrayLike<Label>, options: WorkOptions = {}): CsrMatrix {
    return this.#cast(
      this.#tfidf.fitTransform(this.counts.fitTransform(documents, undefined, options)),
    );
  }

  transform(documents: Documents, options: WorkOptions = {}): CsrMatrix {
    return this.#cast(this.#tfidf.transform(this.counts.transform(documents, options)));
  }

  /** {@link fit} for streams; lets other work have its turn now and then. */
  async fitAsync(documents: AsyncDocuments, options: WorkOptions = {}): Promise<this> {
    this.#tfidf.fit(await this.counts.fitTransformAsync(documents, options));
    return this;
  }

  /** {@link fitTransform} for streams. */
  async fitTransformAsync(
    documents: AsyncDocuments,
    options: WorkOptions = {},
  ): Promise<CsrMatrix> {
    return this.#cast(
      this.#tfidf.fitTransform(await this.counts.fitTransformAsync(documents, options)),
    );
  }

  /** {@link transform} for streams. */
  async transformAsync(documents: AsyncDocuments, options: WorkOptions = {}): Promise<CsrMatrix> {
    return this.#cast(this.#tfidf.transform(await this.counts.transformAsync(documents, options)));
  }

  #cast(X: CsrMatrix): CsrMatrix {
    return this.options.dtype === 'float32' ? { ...X, data: Float32Array.from(X.data) } : X;
  }

  /** One document as a row that the next call uses again; columns are in no order. */
  transformOne(document: string): SparseRow {
    const row = this.counts.transformOne(document);
    this.#tfidf.weighRow(row);
    if (this.options.dtype === 'float32') {
      for (let i = 0; i < row.length; i++) row.values[i] = Math.fround(row.values[i] as number);
    }
    return row;
  }

  /** The weight of each column. */
  get idf(): Float64Array {
    return this.#tfidf.idf;
  }

  /** A vectorizer that has learnt already: the terms in the order of their columns, and weights. */
  static fromIdf(
    vocabulary: readonly string[],
    idf: Float64Array,
    options: TfidfVectorizerOptions = {},
  ): TfidfVectorizer {
    const vectorizer = new TfidfVectorizer({ ...options, vocabulary });
    vectorizer.#tfidf = TfidfTransformer.fromIdf(idf, options);
    return vectorizer;
  }

  get warnings(): readonly string[] {
    return this.counts.warnings;
  }

  getFeatureNamesOut(): string[] {
    return this.counts.getFeatureNamesOut();
  }

  /** Number of columns. */
  get featureCount(): number {
    return this.counts.featureCount;
  }

  /** Columns by term. */
  get vocabulary(): Map<string, number> {
    return this.counts.vocabulary;
  }

  /** Terms of the corpus that pruning left out. */
  get removedTerms(): string[] {
    return this.counts.removedTerms;
  }

  indexOf(term: string): number {
    return this.counts.indexOf(term);
  }

  analyze(document: string): string[] {
    return this.counts.analyze(document);
  }

  locate(document: string): LocatedTerm[] {
    return this.counts.locate(document);
  }
}
