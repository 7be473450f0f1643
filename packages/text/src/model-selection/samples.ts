import { isCsr, selectRows } from '../matrix/csr.js';
import type { CsrMatrix } from '../types.js';

type NumberArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** What can be split by rows: arrays (documents, labels, rows), typed arrays, sparse matrices. */
export type Samples = readonly unknown[] | NumberArray | CsrMatrix;

/** A part of samples: of the same kind, and no longer read-only. */
export type Part<S> = S extends CsrMatrix ? CsrMatrix : S extends readonly (infer T)[] ? T[] : S;

/** Number of samples. */
export function sampleCount(X: ArrayLike<unknown> | CsrMatrix): number {
  return isCsr(X) ? X.shape[0] : X.length;
}

/** The samples with these numbers, in this order; each number comes once at most. */
export function takeSamples<S extends Samples>(X: S, rows: Int32Array): Part<S> {
  return take(X, rows) as Part<S>;
}

function take(X: Samples, rows: Int32Array): Samples {
  if (isCsr(X)) return selectRows(X, rows);
  if (!ArrayBuffer.isView(X)) return Array.from(rows, (row) => X[row]);
  const part = X.slice(0, rows.length);
  for (let i = 0; i < rows.length; i++) part[i] = X[rows[i] as number] as number;
  return part;
}
