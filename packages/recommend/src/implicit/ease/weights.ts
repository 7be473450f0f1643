import type { Csr } from '../../data/csr.js';
import type { SpdMatrix } from '../../kernels/spd.js';
import { topK } from '../../lists/top-k.js';

/** What each item says of each other one: row i holds the weights with which i speaks. */
export interface ItemWeights {
  readonly size: number;
  /** Adds each of some rows times its factor to `scores`, in their order. */
  addRows: (rows: Int32Array, factors: Float64Array, scores: Float64Array) => void;
  /** The weight with which `item` speaks for `other`. */
  at: (item: number, other: number) => number;
}

/** All weights, float32, row by row. */
export class DenseWeights implements ItemWeights {
  readonly size: number;
  readonly values: Float32Array;

  constructor(size: number, values: Float32Array) {
    this.size = size;
    this.values = values;
  }

  addRows(rows: Int32Array, factors: Float64Array, scores: Float64Array): void {
    const { size, values } = this;
    let n = 0;
    // Four rows a pass: what is read is not halved by reading and writing the scores.
    for (; n + 4 <= rows.length; n += 4) {
      const a = (rows[n] as number) * size;
      const b = (rows[n + 1] as number) * size;
      const c = (rows[n + 2] as number) * size;
      const d = (rows[n + 3] as number) * size;
      const f = factors[n] as number;
      const g = factors[n + 1] as number;
      const h = factors[n + 2] as number;
      const k = factors[n + 3] as number;
      for (let j = 0; j < size; j++) {
        scores[j] =
          (scores[j] as number) +
          f * (values[a + j] as number) +
          g * (values[b + j] as number) +
          h * (values[c + j] as number) +
          k * (values[d + j] as number);
      }
    }
    for (; n < rows.length; n++) {
      const begin = (rows[n] as number) * size;
      const factor = factors[n] as number;
      for (let j = 0; j < size; j++) {
        scores[j] = (scores[j] as number) + factor * (values[begin + j] as number);
      }
    }
  }

  at(item: number, other: number): number {
    return this.values[item * this.size + other] as number;
  }
}

/** The strongest weights of each row. */
export class SparseWeights implements ItemWeights {
  readonly size: number;
  readonly rows: Csr;

  constructor(rows: Csr) {
    this.size = rows.rows;
    this.rows = rows;
  }

  addRows(rows: Int32Array, factors: Float64Array, scores: Float64Array): void {
    const { indptr, indices, values } = this.rows;
    for (let r = 0; r < rows.length; r++) {
      const row = rows[r] as number;
      const factor = factors[r] as number;
      const end = indptr[row + 1] as number;
      for (let n = indptr[row] as number; n < end; n++) {
        const other = indices[n] as number;
        scores[other] = (scores[other] as number) + factor * (values[n] as number);
      }
    }
  }

  at(item: number, other: number): number {
    const { indptr, indices, values } = this.rows;
    const begin = indptr[item] as number;
    const n = indices.subarray(begin, indptr[item + 1]).indexOf(other);
    return n === -1 ? 0 : (values[begin + n] as number);
  }
}

/** Columns that are written together: as many numbers as a cache line has. */
const LINE = 16;

/**
 * `B = I - P diag(1 / diag P)` of the inverse that `inverse` holds: `B[i][j] = -P[i][j] / P[j][j]`,
 * zero on the diagonal.
 */
export function easeWeights(inverse: SpdMatrix): DenseWeights {
  const { size: n, width, panels, diagonals } = inverse;
  const factors = Float64Array.from({ length: n }, (_, j) => -1 / inverse.inverseAt(j, j));
  const weights = new Float32Array(n * n);
  for (let top = 0; top < n; top += LINE) {
    const bottom = Math.min(n, top + LINE);
    for (let j = 0; j < bottom; j++) {
      for (let i = Math.max(top, j + 1); i < bottom; i++) {
        const lane = i % 4;
        const panel = i - lane;
        // The sign of what lies in panels is turned.
        const value = -(j >= panel
          ? (diagonals[4 * panel + 4 * (j - panel) + lane] as number)
          : (panels[panel * width + 4 * j + lane] as number));
        weights[i * n + j] = value * (factors[j] as number);
        weights[j * n + i] = value * (factors[i] as number);
      }
    }
  }
  return new DenseWeights(n, weights);
}

/** The `count` weights of each row that are farthest from zero; of equal ones the first. */
export function strongest({ size, values }: DenseWeights, count: number): SparseWeights {
  const most = Math.min(count, size);
  const indptr = new Int32Array(size + 1);
  const indices = new Int32Array(size * most);
  const kept = new Float64Array(size * most);
  const strength = new Float32Array(size);
  let end = 0;
  for (let i = 0; i < size; i++) {
    const row = values.subarray(i * size, (i + 1) * size);
    for (let j = 0; j < size; j++) strength[j] = Math.abs(row[j] as number) || -Infinity;
    for (const j of topK(strength, most).sort()) {
      indices[end] = j;
      kept[end++] = row[j] as number;
    }
    indptr[i + 1] = end;
  }
  return new SparseWeights({
    ...{ rows: size, columns: size, indptr },
    ...{ indices: indices.slice(0, end), values: kept.slice(0, end) },
  });
}
