const { fround } = Math;

/** Dot product of the f numbers at `x` and at `y` in eight sums, as the kernel's lanes take them. */
export function dot(m: Float32Array, x: number, y: number, f: number): number {
  let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let end = x + f; x < end; x += 8, y += 8) {
    a0 = fround(a0 + fround((m[x] as number) * (m[y] as number)));
    a1 = fround(a1 + fround((m[x + 1] as number) * (m[y + 1] as number)));
    a2 = fround(a2 + fround((m[x + 2] as number) * (m[y + 2] as number)));
    a3 = fround(a3 + fround((m[x + 3] as number) * (m[y + 3] as number)));
    b0 = fround(b0 + fround((m[x + 4] as number) * (m[y + 4] as number)));
    b1 = fround(b1 + fround((m[x + 5] as number) * (m[y + 5] as number)));
    b2 = fround(b2 + fround((m[x + 6] as number) * (m[y + 6] as number)));
    b3 = fround(b3 + fround((m[x + 7] as number) * (m[y + 7] as number)));
  }
  const even = fround(fround(a0 + b0) + fround(a2 + b2));
  return fround(even + fround(fround(a1 + b1) + fround(a3 + b3)));
}

/**
 * Solves A x = b in place by Cholesky's A = UᵀU (`kernels/_cholesky.ts`), b being at `b`; only the
 * upper half of A is read. An unknown of which nothing is left but rounding becomes 0.
 *
 * @param inverse f numbers of room.
 */
export function solve(m: Float32Array, a: number, b: number, f: number, inverse: number): void {
  for (let i = 0; i < f; i++) {
    const row = a + i * f;
    const diagonal = m[row + i] as number;
    for (let k = 0; k < i; k++) {
      const above = a + k * f;
      const u = m[above + i] as number;
      for (let j = i; j < f; j++) {
        m[row + j] = (m[row + j] as number) - fround(u * (m[above + j] as number));
      }
    }
    const pivot = m[row + i] as number;
    const n = pivot > fround(diagonal * fround(1e-7)) ? fround(1 / fround(Math.sqrt(pivot))) : 0;
    m[inverse + i] = n;
    for (let j = i + 1; j < f; j++) m[row + j] = (m[row + j] as number) * n;
    const z = fround((m[b + i] as number) * n);
    m[b + i] = z;
    for (let j = i + 1; j < f; j++) {
      m[b + j] = (m[b + j] as number) - fround(z * (m[row + j] as number));
    }
  }
  for (let i = f - 4; i >= 0; i -= 4) substituteBack(m, a, b, f, inverse, i);
}

/** Four unknowns from those behind them: their sums by lanes first, then one from the other. */
function substituteBack(
  m: Float32Array,
  a: number,
  b: number,
  f: number,
  inverse: number,
  i: number,
): void {
  for (let r = 3; r >= 0; r--) {
    const row = a + (i + r) * f;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let j = i + 4; j < f; j += 4) {
      s0 = fround(s0 + fround((m[b + j] as number) * (m[row + j] as number)));
      s1 = fround(s1 + fround((m[b + j + 1] as number) * (m[row + j + 1] as number)));
      s2 = fround(s2 + fround((m[b + j + 2] as number) * (m[row + j + 2] as number)));
      s3 = fround(s3 + fround((m[b + j + 3] as number) * (m[row + j + 3] as number)));
    }
    let rest = fround((m[b + i + r] as number) - fround(fround(s0 + s2) + fround(s1 + s3)));
    for (let c = r + 1; c < 4; c++) {
      rest = fround(rest - fround((m[row + i + c] as number) * (m[b + i + c] as number)));
    }
    m[b + i + r] = rest * (m[inverse + i + r] as number);
  }
}
