import { checkOption, TextError } from '../errors.js';
import type {
  CsrMatrix,
  Label,
  LocatedTerm,
  SparseRow,
  Transformer,
  WorkOptions,
} from '../types.js';
import { CountRows } from './count-rows.js';
import type { Cutting, CuttingOptions } from './cutting.js';
import { keepOptions, makeCutting, makeTerms } from './cutting.js';
import type { AsyncDocuments, Documents } from './documents.js';
import { checkCorpus, eachDocument, eachDocumentAsync } from './documents.js';
import { HashedRows } from './hashed-rows.js';
import { locateTerms } from './locate.js';
import { murmurHash } from './murmur-hash.js';
import type { Terms } from './terms.js';

/** Options of {@link HashingVectorizer}; names and defaults are scikit-learn's. */
export interface HashingVectorizerOptions extends CuttingOptions {
  /** Columns, from 1 to 2^31 - 1. Default 2^20. */
  nFeatures?: number | undefined;
  /** Lets half of the terms count negatively, so that collisions cancel out. Default `true`. */
  alternateSign?: boolean | undefined;
  /** Default `'l2'`. */
  norm?: 'l1' | 'l2' | null | undefined;
  /** Sets every value to 1 before the norm. Default `false`. */
  binary?: boolean | undefined;
  /** Default `'float64'`. */
  dtype?: 'float64' | 'float32' | undefined;
}

/** Distinct terms whose hashes are remembered at once; bounds the memory of long streams. */
const REMEMBERED = 1 << 20;

/**
 * Counts terms in columns that a hash chooses (Weinberger et al. 2009), as scikit-learn's
 * `HashingVectorizer`: nothing is learnt, so there is no vocabulary to keep, to ship or to name.
 *
 * @example
 * ```ts
 * const X = new HashingVectorizer({ nFeatures: 2 ** 18 }).transform(['제주 바다 여행']);
 * ```
 */
export class HashingVectorizer implements Transformer<Documents, CsrMatrix> {
  readonly options: HashingVectorizerOptions;
  readonly #cutting: Cutting;
  readonly #features: number;

  constructor(options: HashingVectorizerOptions = {}) {
    this.options = keepOptions(options);
    this.#cutting = makeCutting(this.options);
    checkOption('norm', options.norm, ['l1', 'l2', null]);
    this.#features = options.nFeatures ?? 2 ** 20;
    if (!Number.isInteger(this.#features) || this.#features < 1 || this.#features >= 2 ** 31) {
      throw new TextError(
        'invalid-parameter',
        `nFeatures is a whole number from 1 to 2^31 - 1, not ${this.#features}.`,
      );
    }
  }

  /** Learns nothing; here so that pipelines can treat all vectorizers alike. */
  fit(documents: Documents): this {
    checkCorpus(documents);
    return this;
  }

  /** The same as {@link fit}. */
  fitAsync(documents: AsyncDocuments): Promise<this> {
    checkCorpus(documents);
    return Promise.resolve(this);
  }

  fitTransform(documents: Documents, _y?: ArrayLike<Label>, options: WorkOptions = {}): CsrMatrix {
    return this.transform(documents, options);
  }

  transform(documents: Documents, options: WorkOptions = {}): CsrMatrix {
    const run = new HashedRun(this.#cutting, this.#features, this.options);
    eachDocument(documents, options, (document) => run.take(document));
    return run.finish();
  }

  /** {@link transform} for streams; lets other work have its turn now and then. */
  async transformAsync(documents: AsyncDocuments, options: WorkOptions = {}): Promise<CsrMatrix> {
    const run = new HashedRun(this.#cutting, this.#features, this.options);
    await eachDocumentAsync(documents, options, (document) => run.take(document));
    return run.finish();
  }

  /** The same as {@link transformAsync}. */
  fitTransformAsync(documents: AsyncDocuments, options: WorkOptions = {}): Promise<CsrMatrix> {
    return this.transformAsync(documents, options);
  }

  /** One document as a row of its own. */
  transformOne(document: string): SparseRow {
    const { indices, data } = this.transform([document]);
    return { indices, values: Float64Array.from(data), length: indices.length };
  }

  /** Number of columns. */
  get featureCount(): number {
    return this.#features;
  }

  get warnings(): readonly string[] {
    return this.#cutting.warnings;
  }

  /** Column of a term; every term has one. */
  indexOf(term: string): number {
    return columnOf(murmurHash(term), this.#features);
  }

  /** All terms of a document, repeats included. */
  analyze(document: string): string[] {
    return this.locate(document).map(({ term }) => term);
  }

  /** All terms of a document with their places in it. */
  locate(document: string): LocatedTerm[] {
    return locateTerms(this.#cutting, document);
  }
}

/** -2^31 has no positive counterpart in 32 bits; the field's rule for it is scikit-learn's. */
function columnOf(hash: number, features: number): number {
  return hash === -(2 ** 31)
    ? (2 ** 31 - 1 - (features - 1)) % features
    : Math.abs(hash) % features;
}

/** One pass over documents. Each distinct term is hashed once, until too many are remembered. */
class HashedRun {
  readonly #cutting: Cutting;
  readonly #features: number;
  readonly #options: HashingVectorizerOptions;
  readonly #done: HashedRows;
  #terms: Terms;
  #rows: CountRows;

  constructor(cutting: Cutting, features: number, options: HashingVectorizerOptions) {
    this.#cutting = cutting;
    this.#features = features;
    this.#options = options;
    this.#done = new HashedRows(features, options);
    this.#terms = makeTerms(cutting);
    this.#rows = new CountRows(0, null);
  }

  take(document: string): void {
    this.#terms.count(this.#cutting.prepare(document), this.#rows, true);
    this.#rows.endRow();
    if (this.#terms.size > REMEMBERED) this.#flush();
  }

  #flush(): void {
    const { size } = this.#terms;
    const columns = new Int32Array(size);
    const signs = new Int8Array(size).fill(1);
    for (let id = 0; id < size; id++) {
      if (!this.#rows.has(id)) continue;
      const hash = murmurHash(this.#terms.term(id));
      columns[id] = columnOf(hash, this.#features);
      if (hash < 0 && this.#options.alternateSign !== false) signs[id] = -1;
    }
    this.#done.append(this.#rows, columns, signs);
    this.#terms = makeTerms(this.#cutting);
    this.#rows = new CountRows(0, null);
  }

  finish(): CsrMatrix {
    this.#flush();
    return this.#done.toCsr();
  }
}
