/** Rows in one call: V8 compiles a kernel well only between two calls. */
export const ROWS_A_CALL = 256;

/** In how many parts a Gram matrix is added up; a fixed number, so that threads change no bit. */
export const GRAM_PARTS = 16;

/**
 * The loops of alternating least squares over one memory; what each does stands in `kernels/als.ts`.
 * Addresses are in bytes. Rows of factors are float32, `f` numbers long, `f` a multiple of 8. The last
 * three arguments of those that go over rows are scratch (for one thread), from and to.
 */
export interface AlsKernel {
  gramParts(
    y: number,
    n: number,
    parts: number,
    partial: number,
    f: number,
    scratch: number,
    from: number,
    to: number,
  ): void;
  gramSum(partial: number, parts: number, f: number, scale: number, g: number): void;
  exactRows(
    x: number,
    y: number,
    g: number,
    indptr: number,
    indices: number,
    wa: number,
    wb: number,
    reg: number,
    f: number,
    scratch: number,
    from: number,
    to: number,
  ): void;
  cgRows(
    x: number,
    y: number,
    g: number,
    indptr: number,
    indices: number,
    wa: number,
    wb: number,
    reg: number,
    f: number,
    steps: number,
    scratch: number,
    from: number,
    to: number,
  ): void;
}

/** Bytes of scratch that one thread needs. */
export function scratchBytes(f: number): number {
  return f * f * 4 + f * 8 + 2 * Math.max(16384, 32 * f);
}

/** Numbers in a row of `factors`: the kernels take eight at a time. */
export function paddedLength(factors: number): number {
  return Math.ceil(factors / 8) * 8;
}
