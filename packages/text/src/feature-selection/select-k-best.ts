import { notFitted, TextError } from '../errors.js';
import { checkFeatures, toCsr } from '../matrix/csr.js';
import type { CsrMatrix, Label, MatrixInput, Transformer } from '../types.js';
import { chi2 } from './chi2.js';
import type { FeatureScores } from './chi2.js';

/** Options of `SelectKBest`. */
export interface SelectKBestOptions {
  /** How many features to keep; `'all'` keeps all. Default 10. */
  k?: number | 'all' | undefined;
  /** Scores the features; {@link chi2} by default. */
  scoreFunc?: ((X: CsrMatrix, y: ArrayLike<Label>) => FeatureScores) | undefined;
}

/**
 * Keeps the features with the highest scores, in their order (scikit-learn: `SelectKBest`). Among
 * equal scores the later features are kept; NaN counts as the lowest score.
 *
 * @example
 * const best = new SelectKBest({ k: 1 });
 * best.fitTransform([[1, 0], [2, 1], [0, 1], [0, 1]], ['a', 'a', 'b', 'b']); // column 0
 */
export class SelectKBest implements Transformer<MatrixInput, CsrMatrix> {
  readonly k: number | 'all';
  readonly scoreFunc: (X: CsrMatrix, y: ArrayLike<Label>) => FeatureScores;
  #learnt: Learnt | null = null;

  /** @throws {@link TextError} `invalid-parameter` unless `k` is a whole number from 0 on. */
  constructor(options: SelectKBestOptions = {}) {
    this.k = options.k ?? 10;
    this.scoreFunc = options.scoreFunc ?? chi2;
    if (this.k !== 'all' && !(Number.isInteger(this.k) && this.k >= 0)) {
      throw new TextError('invalid-parameter', `k must be an integer from 0 on, not ${this.k}.`);
    }
  }

  /**
   * Scores the features.
   *
   * @param y - A label for each row; needed.
   * @throws {@link TextError} `invalid-parameter` if `k` is more than there are features.
   */
  fit(X: MatrixInput, y?: ArrayLike<Label>): this {
    const matrix = toCsr(X);
    if (y === undefined) {
      throw new TextError('invalid-input', 'SelectKBest requires y to be passed, but it is not.');
    }
    const features = matrix.shape[1];
    const k = this.k === 'all' ? features : this.k;
    if (k > features) {
      throw new TextError(
        'invalid-parameter',
        `k should be <= n_features = ${features}; got ${k}. Use k='all' to return all features.`,
      );
    }
    const fit = this.scoreFunc(matrix, y);
    const scores = fit.scores.map((score) => (Number.isNaN(score) ? -Number.MAX_VALUE : score));
    const order = Array.from(scores, (_, j) => j).sort(
      (a, b) => (scores[b] as number) - (scores[a] as number) || b - a,
    );
    const kept = new Set(order.slice(0, k));
    let place = 0;
    const places = Int32Array.from(scores, (_, j) => (kept.has(j) ? place++ : -1));
    this.#learnt = { ...fit, places };
    return this;
  }

  /** The columns that are kept. */
  transform(X: MatrixInput): CsrMatrix {
    const { places } = this.#fitted();
    const matrix = toCsr(X);
    checkFeatures(matrix, places.length, 'SelectKBest');
    const stays = (_: number, i: number): boolean =>
      (places[matrix.indices[i] as number] as number) >= 0;
    const indptr = new Int32Array(matrix.indptr.length);
    for (let row = 0, count = 0; row < matrix.shape[0]; row++) {
      const end = matrix.indptr[row + 1] as number;
      for (let i = matrix.indptr[row] as number; i < end; i++) if (stays(0, i)) count++;
      indptr[row + 1] = count;
    }
    return {
      shape: [matrix.shape[0], places.reduce((count, place) => count + (place >= 0 ? 1 : 0), 0)],
      indptr,
      indices: matrix.indices.filter(stays).map((column) => places[column] as number),
      data: matrix.data.filter(stays),
    };
  }

  /** Scores, then keeps. */
  fitTransform(X: MatrixInput, y?: ArrayLike<Label>): CsrMatrix {
    return this.fit(X, y).transform(X);
  }

  /** Whether each feature is kept. */
  getSupport(): boolean[] {
    return Array.from(this.#fitted().places, (place) => place >= 0);
  }

  /** Names of the features that are kept, from those of all: a vectorizer's `getFeatureNamesOut()`. */
  getFeatureNamesOut(inputFeatures: readonly string[]): string[] {
    const support = this.getSupport();
    if (inputFeatures.length !== support.length) {
      throw new TextError(
        'invalid-input',
        `There are ${inputFeatures.length} names for ${support.length} features.`,
      );
    }
    return inputFeatures.filter((_, j) => support[j]);
  }

  /** Score of each feature. */
  get scores(): Float64Array {
    return this.#fitted().scores;
  }

  /** p-value of each feature. */
  get pValues(): Float64Array {
    return this.#fitted().pValues;
  }

  #fitted(): Learnt {
    if (this.#learnt === null) throw notFitted('SelectKBest');
    return this.#learnt;
  }
}

interface Learnt extends FeatureScores {
  /** Place of each feature among those kept, or -1. */
  readonly places: Int32Array;
}
