import { range } from '../range.js';
import type { CsrMatrix } from '../types.js';
import type { CountRows } from './count-rows.js';
import { TfidfTransformer } from './tfidf-transformer.js';

/** What happens to the sums of a row. */
export interface HashedOptions {
  readonly binary?: boolean | undefined;
  readonly norm?: 'l1' | 'l2' | null | undefined;
  readonly dtype?: 'float64' | 'float32' | undefined;
}

/** Rows of hashed counts: terms that fall into one column of a row are summed. */
export class HashedRows {
  readonly #features: number;
  readonly #options: HashedOptions;
  readonly #blocks: { ends: Int32Array; indices: Int32Array; data: Int32Array }[] = [];

  constructor(features: number, options: HashedOptions) {
    this.#features = features;
    this.#options = options;
  }

  /** Takes finished rows, with the column and the sign of each of their terms. */
  append(rows: CountRows, columns: Int32Array, signs: Int8Array): void {
    const ids = range(columns.length);
    const X = rows.toCsr(ids, columns.length, false);
    const ends = new Int32Array(X.shape[0]);
    let written = 0;
    for (let row = 0; row < X.shape[0]; row++) {
      const start = X.indptr[row] as number;
      const end = X.indptr[row + 1] as number;
      const sums = new Map<number, number>();
      for (let i = start; i < end; i++) {
        const id = X.indices[i] as number;
        const column = columns[id] as number;
        sums.set(column, (sums.get(column) ?? 0) + (X.data[i] as number) * (signs[id] as number));
      }
      for (const column of Int32Array.from(sums.keys()).sort()) {
        X.indices[written] = column;
        X.data[written++] = this.#options.binary === true ? 1 : (sums.get(column) as number);
      }
      ends[row] = written;
    }
    this.#blocks.push({
      ends,
      indices: X.indices.slice(0, written),
      data: X.data.slice(0, written),
    });
  }

  toCsr(): CsrMatrix {
    const rows = this.#blocks.reduce((sum, { ends }) => sum + ends.length, 0);
    const size = this.#blocks.reduce((sum, { data }) => sum + data.length, 0);
    const indptr = new Int32Array(rows + 1);
    const indices = new Int32Array(size);
    const counts = new Int32Array(size);
    let row = 0;
    let at = 0;
    for (const block of this.#blocks) {
      indices.set(block.indices, at);
      counts.set(block.data, at);
      for (const end of block.ends) indptr[++row] = at + end;
      at += block.data.length;
    }
    const X: CsrMatrix = { shape: [rows, this.#features], indptr, indices, data: counts };
    const { norm = 'l2', dtype } = this.#options;
    const normed = new TfidfTransformer({ norm, useIdf: false }).fitTransform(X);
    return dtype === 'float32' ? { ...normed, data: Float32Array.from(normed.data) } : normed;
  }
}
