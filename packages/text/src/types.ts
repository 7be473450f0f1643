/** What a document can be labelled with. */
export type Label = string | number | boolean;

/** A seed from 0 to 2^32 - 1, as numpy takes it. */
export type Seed = number;

/**
 * A sparse matrix in compressed sparse rows, as scipy's `csr_matrix`: row `i` has the columns
 * `indices[indptr[i]]` to `indices[indptr[i + 1] - 1]`, rising, and their values stand at the same
 * places in `data`.
 */
export interface CsrMatrix {
  /** Rows, columns. */
  readonly shape: readonly [rows: number, columns: number];
  /** Where each row begins; one longer than there are rows. */
  readonly indptr: Int32Array;
  /** Column of each value. */
  readonly indices: Int32Array;
  readonly data: Float64Array | Float32Array | Int32Array;
}

/** What models learn from: sparse rows, or rows of numbers written out. */
export type MatrixInput = CsrMatrix | readonly ArrayLike<number>[];

/**
 * One document as a sparse row: the first `length` entries of both arrays. Both are used again for
 * the next document; copy what has to be kept.
 */
export interface SparseRow {
  indices: Int32Array;
  values: Float64Array;
  length: number;
}

/** How far long work has come. */
export interface Progress {
  /** Documents, rows, iterations or fits that are done. */
  readonly done: number;
  /** Of how many; `null` while that is not known. */
  readonly total: number | null;
}

/** Options of anything that may take long. */
export interface WorkOptions {
  /** Called now and then, and once at the end. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Stops the work; the call then throws the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Options of `fit`. */
export interface FitOptions extends WorkOptions {
  /** A weight for each row; not given means 1 each. */
  sampleWeight?: ArrayLike<number> | undefined;
}

/** Options of `partialFit`. */
export interface PartialFitOptions<L extends Label> extends FitOptions {
  /** All labels that may ever come; needed on the first call, to be left out or equal later. */
  classes?: readonly L[] | undefined;
}

/** Turns documents or rows into rows of features. */
export interface Transformer<Input, Output> {
  fit(X: Input, y?: ArrayLike<Label>, options?: WorkOptions): this;
  transform(X: Input, options?: WorkOptions): Output;
  fitTransform(X: Input, y?: ArrayLike<Label>, options?: WorkOptions): Output;
}

/** Learns labels from rows of features (or from documents, as a pipeline does). */
export interface Classifier<Input, L extends Label> {
  /** The labels, sorted: numbers by size, strings by code point. Columns of scores follow it. */
  readonly classes: readonly L[];
  fit(X: Input, y: ArrayLike<L>, options?: FitOptions): this;
  predict(X: Input): L[];
}

/** A classifier that gives a score for each class (or one score, where there are two classes). */
export interface ScoringClassifier<Input, L extends Label> extends Classifier<Input, L> {
  /** A row each: one score a class; with two classes one score, positive for `classes[1]`. */
  decisionFunction(X: Input): Float64Array[];
}

/** A classifier that gives probabilities, a row each, in the order of `classes`. */
export interface ProbabilisticClassifier<Input, L extends Label> extends Classifier<Input, L> {
  predictProba(X: Input): Float64Array[];
  predictLogProba(X: Input): Float64Array[];
}

/** A classifier that learns in portions. */
export interface IncrementalClassifier<Input, L extends Label> extends Classifier<Input, L> {
  partialFit(X: Input, y: ArrayLike<L>, options?: PartialFitOptions<L>): this;
}

/** A term and where it stands in its document, in UTF-16 units of the text as it was given. */
export interface LocatedTerm {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** What explanations and personal models ask of a vectorizer. A hashing one knows no names. */
export interface TermSource {
  /** All terms of a document (words, n-grams), repeats included. */
  analyze(document: string): string[];
  /** The same terms with their places. */
  locate(document: string): LocatedTerm[];
  /** Column of a term, or -1 if the term was not learnt. */
  indexOf(term: string): number;
  /** The terms, in the order of the columns. */
  getFeatureNamesOut(): string[];
}
