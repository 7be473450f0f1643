// The plain twin of the kernel `spd`: the same sweeps over the same layout, equal to the last bit.
// kernels/spd.ts tells what lies where; here places count numbers, not bytes.

const BLOCK = 64;
const DEPTH = 256;

/** L of one block row; -1, or the row whose pivot is not positive. */
export function cholesky(a: Float64Array, n: number, block: number): number {
  const top = block * BLOCK;
  const bottom = Math.min(n, top + BLOCK);
  for (let left = 0; left < bottom; left += BLOCK) {
    const right = Math.min(n, left + BLOCK);
    for (let k = 0; k < left; k += DEPTH) {
      const depth = Math.min(DEPTH, left - k);
      for (let j = left; j < right; j += 4) {
        for (let i = Math.max(top, j); i < bottom; i += 4) {
          tile(a, j * n + 4 * k, i * n + 4 * k, depth, a, i * n + 4 * j);
        }
      }
    }
    for (let j = left; j < right; j += 4) {
      for (let i = Math.max(top, j); i < bottom; i += 4) {
        tile(a, j * n + 4 * left, i * n + 4 * left, j - left, a, i * n + 4 * j);
        if (i > j) timesDiagonal(a, i * n + 4 * j, j * n + 4 * j);
        else {
          const bad = invertTile(a, j * n + 4 * j);
          if (bad >= 0) return j + bad;
        }
      }
    }
  }
  return -1;
}

/** Xᵀ right of the diagonal for one block row. */
export function invert(a: Float64Array, n: number, block: number): void {
  const top = block * BLOCK;
  const bottom = Math.min(n, top + BLOCK);
  for (let left = top; left < n; left += BLOCK) {
    const right = Math.min(n, left + BLOCK);
    for (let i = left; i < right; i += 4) clear(a, n, top, Math.min(bottom, i), i);
    for (let k = top; k < left; k += DEPTH) {
      const end = Math.min(left, k + DEPTH);
      for (let i = left; i < right; i += 4) {
        for (let j = top; j < bottom; j += 4) {
          const begin = Math.max(k, j);
          if (begin >= end) continue;
          tile(a, i * n + 4 * begin, j * n + 4 * begin, end - begin, a, j * n + 4 * i);
        }
      }
    }
    for (let i = left; i < right; i += 4) {
      for (let j = top; j < Math.min(bottom, i); j += 4) {
        const begin = Math.max(left, j);
        tile(a, i * n + 4 * begin, j * n + 4 * begin, i - begin, a, j * n + 4 * i);
        timesDiagonal(a, j * n + 4 * i, i * n + 4 * i);
      }
    }
  }
}

/** One block row of -P. */
export function multiply(a: Float64Array, n: number, block: number, diagonals: Float64Array): void {
  const top = block * BLOCK;
  const bottom = Math.min(n, top + BLOCK);
  for (let left = 0; left < bottom; left += BLOCK) {
    const right = Math.min(bottom, left + BLOCK);
    for (let j = left; j < right; j += 4) clear(a, n, Math.max(top, j + 4), bottom, j);
    for (let k = top; k < n; k += DEPTH) {
      const end = Math.min(n, k + DEPTH);
      for (let j = left; j < right; j += 4) {
        for (let i = Math.max(top, j); i < bottom; i += 4) {
          const begin = Math.max(k, i);
          if (begin >= end) continue;
          const out = i === j ? diagonals : a;
          const to = i === j ? 4 * i : i * n + 4 * j;
          tile(a, j * n + 4 * begin, i * n + 4 * begin, end - begin, out, to);
        }
      }
    }
  }
}

/** `out[c][lane] -= Σ s[k][c] v[k][lane]`, the sum first, from k = 0. */
function tile(
  a: Float64Array,
  s: number,
  v: number,
  depth: number,
  out: Float64Array,
  to: number,
): void {
  for (let c = 0; c < 4; c++) {
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let k = 0; k < 4 * depth; k += 4) {
      const x = a[s + k + c] as number;
      sum0 += x * (a[v + k] as number);
      sum1 += x * (a[v + k + 1] as number);
      sum2 += x * (a[v + k + 2] as number);
      sum3 += x * (a[v + k + 3] as number);
    }
    out[to + 4 * c] = (out[to + 4 * c] as number) - sum0;
    out[to + 4 * c + 1] = (out[to + 4 * c + 1] as number) - sum1;
    out[to + 4 * c + 2] = (out[to + 4 * c + 2] as number) - sum2;
    out[to + 4 * c + 3] = (out[to + 4 * c + 3] as number) - sum3;
  }
}

/** `out[c] = out[0] d[c][0] + ... + out[c] d[c][c]`. */
function timesDiagonal(a: Float64Array, out: number, d: number): void {
  for (let c = 3; c >= 0; c--) {
    for (let lane = 0; lane < 4; lane++) {
      let sum = (a[out + lane] as number) * (a[d + 4 * c] as number);
      for (let z = 1; z <= c; z++) {
        sum += (a[out + 4 * z + lane] as number) * (a[d + 4 * c + z] as number);
      }
      a[out + 4 * c + lane] = sum;
    }
  }
}

/** Puts Xᵀ in place of a diagonal tile, zeros below its diagonal. */
function invertTile(a: Float64Array, t: number): number {
  const get = (row: number, column: number): number => a[t + 4 * column + row] as number;
  for (let j = 0; j < 4; j++) {
    let pivot = get(j, j);
    for (let k = 0; k < j; k++) pivot -= get(j, k) * get(j, k);
    if (!(pivot > 0)) return j;
    const inverse = 1 / Math.sqrt(pivot);
    a[t + 5 * j] = inverse;
    for (let i = j + 1; i < 4; i++) {
      let sum = get(i, j);
      for (let k = 0; k < j; k++) sum -= get(i, k) * get(j, k);
      a[t + 4 * j + i] = sum * inverse;
    }
  }
  for (let j = 0; j < 4; j++) {
    for (let i = j + 1; i < 4; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum += get(i, k) * get(j, k);
      a[t + 4 * i + j] = -sum * get(i, i);
    }
  }
  for (let j = 0; j < 4; j++) for (let i = j + 1; i < 4; i++) a[t + 4 * j + i] = 0;
  return -1;
}

/** Zeros for the panels of rows `top` to `bottom` at the four columns from `column`. */
function clear(a: Float64Array, n: number, top: number, bottom: number, column: number): void {
  for (let row = top; row < bottom; row += 4) {
    a.fill(0, row * n + 4 * column, row * n + 4 * column + 16);
  }
}
