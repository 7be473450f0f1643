import { TextError } from '../errors.js';
import type { CsrMatrix, SparseRow } from '../types.js';

/**
 * What every model of this package comes down to when it predicts: `scores = intercept + x W`. The
 * weights of one feature stand side by side (feature after feature, `outputs` numbers each), so that
 * a document touches one place in memory for each of its features.
 */
export class LinearTable {
  /** Number of features: rows of the table. */
  readonly features: number;
  /** Scores of a document: one for each class, or a single one for two classes. */
  readonly outputs: number;
  /** `weights[feature * outputs + output]`. */
  readonly weights: Float64Array | Float32Array;
  /** One for each output. */
  readonly intercept: Float64Array;

  constructor(weights: Float64Array | Float32Array, intercept: Float64Array) {
    this.outputs = intercept.length;
    this.features = weights.length / intercept.length;
    this.weights = weights;
    this.intercept = intercept;
    if (!Number.isInteger(this.features)) {
      throw new TextError(
        'invalid-input',
        `${weights.length} weights cannot be shared out among ${intercept.length} outputs.`,
      );
    }
  }

  /** Scores of all rows, row after row. Values above `binarize` count as 1, others as 0, if given. */
  scores(X: CsrMatrix, binarize: number | null = null): Float64Array {
    const data = binarize === null ? X.data : X.data.map((value) => (value > binarize ? 1 : 0));
    if (this.outputs === 1) return this.#scoresOfOne(X, data);
    if (this.outputs === 2) return this.#scoresOfTwo(X, data);
    return this.#scoresOfMany(X, data);
  }

  /** Scores of one document into `scores`, which has `outputs` places. Allocates nothing. */
  scoreRow(row: SparseRow, scores: Float64Array): void {
    const { outputs, weights, intercept } = this;
    for (let k = 0; k < outputs; k++) scores[k] = 0;
    for (let i = 0; i < row.length; i++) {
      const at = (row.indices[i] as number) * outputs;
      const value = row.values[i] as number;
      for (let k = 0; k < outputs; k++) {
        scores[k] = (scores[k] as number) + value * (weights[at + k] as number);
      }
    }
    for (let k = 0; k < outputs; k++) {
      scores[k] = (scores[k] as number) + (intercept[k] as number);
    }
  }

  #scoresOfOne(X: CsrMatrix, data: CsrMatrix['data']): Float64Array {
    const { indptr, indices } = X;
    const { weights } = this;
    const intercept = this.intercept[0] as number;
    const rows = X.shape[0];
    const scores = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const end = indptr[row + 1] as number;
      let sum = 0;
      for (let i = indptr[row] as number; i < end; i++) {
        sum += (data[i] as number) * (weights[indices[i] as number] as number);
      }
      scores[row] = sum + intercept;
    }
    return scores;
  }

  #scoresOfTwo(X: CsrMatrix, data: CsrMatrix['data']): Float64Array {
    const { indptr, indices } = X;
    const { weights, intercept } = this;
    const rows = X.shape[0];
    const scores = new Float64Array(rows * 2);
    for (let row = 0; row < rows; row++) {
      const end = indptr[row + 1] as number;
      let first = 0;
      let second = 0;
      for (let i = indptr[row] as number; i < end; i++) {
        const at = (indices[i] as number) * 2;
        const value = data[i] as number;
        first += value * (weights[at] as number);
        second += value * (weights[at + 1] as number);
      }
      scores[row * 2] = first + (intercept[0] as number);
      scores[row * 2 + 1] = second + (intercept[1] as number);
    }
    return scores;
  }

  #scoresOfMany(X: CsrMatrix, data: CsrMatrix['data']): Float64Array {
    const { indptr, indices } = X;
    const { outputs, weights, intercept } = this;
    const rows = X.shape[0];
    const scores = new Float64Array(rows * outputs);
    for (let row = 0; row < rows; row++) {
      const end = indptr[row + 1] as number;
      const out = row * outputs;
      for (let i = indptr[row] as number; i < end; i++) {
        const at = (indices[i] as number) * outputs;
        const value = data[i] as number;
        for (let k = 0; k < outputs; k++) {
          scores[out + k] = (scores[out + k] as number) + value * (weights[at + k] as number);
        }
      }
      for (let k = 0; k < outputs; k++) {
        scores[out + k] = (scores[out + k] as number) + (intercept[k] as number);
      }
    }
    return scores;
  }
}

/**
 * A model whose scores are linear in its features. Explanations, predictions one by one and saving
 * read models by this alone.
 */
export interface LinearModel {
  /** The table in force; the model must be fitted. */
  readonly linear: LinearTable;
  /** Values above this count as 1 and others as 0 before they are weighed; `null` leaves them. */
  readonly binarize: number | null;
}

/** Makes values above `threshold` 1 and others 0, in place; with `null` the row stays as it is. */
export function binarized(row: SparseRow, threshold: number | null): SparseRow {
  if (threshold === null) return row;
  for (let i = 0; i < row.length; i++)
    row.values[i] = (row.values[i] as number) > threshold ? 1 : 0;
  return row;
}
