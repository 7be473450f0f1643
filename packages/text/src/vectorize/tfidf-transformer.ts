import { checkOption, notFitted } from '../errors.js';
import { checkFeatures, toCsr } from '../matrix/csr.js';
import type { CsrMatrix, Label, MatrixInput, SparseRow, Transformer } from '../types.js';

/** Options of {@link TfidfTransformer}; names and defaults are scikit-learn's. */
export interface TfidfOptions {
  /** Length that each row is brought to. Default `'l2'`; `null` leaves the rows. */
  norm?: 'l1' | 'l2' | null | undefined;
  /** Weighs by inverse document frequency. Default `true`. */
  useIdf?: boolean | undefined;
  /** Counts as if one more document held every term. Default `true`. */
  smoothIdf?: boolean | undefined;
  /** Takes `1 + ln(count)` for the count. Default `false`. */
  sublinearTf?: boolean | undefined;
}

/**
 * Weighs counts by how rare their terms are: `tf * (ln((n + s) / (df + s)) + 1)`, with `s = 1` when
 * smoothed, each row then brought to length 1 (Salton and Buckley 1988, in scikit-learn's form). A
 * row of zeros stays as it is.
 *
 * @example
 * ```ts
 * const tfidf = new TfidfTransformer({ norm: null });
 * tfidf.fit([[1, 1], [0, 2]]).idf; // [1.405..., 1]
 * ```
 */
export class TfidfTransformer implements Transformer<MatrixInput, CsrMatrix> {
  readonly options: TfidfOptions;
  #idf: Float64Array | null = null;
  #features: number | null = null;

  constructor(options: TfidfOptions = {}) {
    this.options = options;
    checkOption('norm', options.norm, ['l1', 'l2', null]);
  }

  /** Learns how many rows hold each term. */
  fit(X: MatrixInput, _y?: ArrayLike<Label>): this {
    this.#learn(toCsr(X));
    return this;
  }

  /** Weighs rows; `X` stays as it is. */
  transform(X: MatrixInput): CsrMatrix & { data: Float64Array } {
    const matrix = toCsr(X);
    checkFeatures(matrix, this.#fitted(), 'TfidfTransformer');
    return this.#weighRows(matrix);
  }

  fitTransform(X: MatrixInput, _y?: ArrayLike<Label>): CsrMatrix & { data: Float64Array } {
    const matrix = toCsr(X);
    this.#learn(matrix);
    return this.#weighRows(matrix);
  }

  #learn({ shape, indices }: CsrMatrix): void {
    const [documents, features] = shape;
    this.#features = features;
    this.#idf = null;
    if (this.options.useIdf === false) return;
    const s = this.options.smoothIdf === false ? 0 : 1;
    const idf = new Float64Array(features);
    for (let i = 0; i < indices.length; i++) {
      const column = indices[i] as number;
      idf[column] = (idf[column] as number) + 1;
    }
    this.#idf = idf.map((frequency) => Math.log((documents + s) / (frequency + s)) + 1);
  }

  #weighRows({ shape, indptr, indices, data }: CsrMatrix): CsrMatrix & { data: Float64Array } {
    const values = Float64Array.from(data);
    for (let row = 0; row < shape[0]; row++) {
      this.#weigh(indices, values, indptr[row] as number, indptr[row + 1] as number);
    }
    return { shape, indptr, indices, data: values };
  }

  /** Weighs one row in place. */
  weighRow(row: SparseRow): void {
    this.#fitted();
    this.#weigh(row.indices, row.values, 0, row.length);
  }

  #weigh(indices: Int32Array, values: Float64Array, start: number, end: number): void {
    const { norm = 'l2', sublinearTf = false } = this.options;
    const idf = this.#idf;
    let size = 0;
    for (let i = start; i < end; i++) {
      let value = values[i] as number;
      if (sublinearTf) value = Math.log(value) + 1;
      if (idf !== null) value *= idf[indices[i] as number] as number;
      values[i] = value;
      size += norm === 'l1' ? Math.abs(value) : value * value;
    }
    if (norm === null || size === 0) return;
    const length = norm === 'l2' ? Math.sqrt(size) : size;
    for (let i = start; i < end; i++) values[i] = (values[i] as number) / length;
  }

  /** The weight of each term; all 1 without `useIdf`. */
  get idf(): Float64Array {
    return this.#idf ?? new Float64Array(this.#fitted()).fill(1);
  }

  /** A transformer that has learnt these weights already. */
  static fromIdf(idf: Float64Array, options: TfidfOptions = {}): TfidfTransformer {
    const transformer = new TfidfTransformer(options);
    transformer.#features = idf.length;
    if (options.useIdf !== false) transformer.#idf = idf;
    return transformer;
  }

  #fitted(): number {
    if (this.#features === null) throw notFitted('TfidfTransformer');
    return this.#features;
  }
}
