import { paddedLength } from '../../kernels/als-kernel.js';

/** Rows as the kernels take them: zeros behind each up to a multiple of 8. */
export function padded(rows: Float32Array, factors: number): Float32Array {
  const f = paddedLength(factors);
  if (f === factors) return rows;
  const wide = new Float32Array((rows.length / factors) * f);
  for (let from = 0, to = 0; from < rows.length; from += factors, to += f) {
    wide.set(rows.subarray(from, from + factors), to);
  }
  return wide;
}

/** The same rows without the zeros. */
export function packed(wide: Float32Array, factors: number): Float32Array {
  const f = paddedLength(factors);
  if (f === factors) return wide;
  const rows = new Float32Array((wide.length / f) * factors);
  for (let from = 0, to = 0; from < wide.length; from += f, to += factors) {
    rows.set(wide.subarray(from, from + factors), to);
  }
  return rows;
}
