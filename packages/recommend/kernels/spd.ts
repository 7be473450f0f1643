// The inverse of a symmetric positive definite matrix in place: L of A = L Lᵀ, then X = L⁻¹, then
// P = Xᵀ X, n³ operations in all, in three sweeps of block rows.
//
// n % 4 == 0. Four rows form a panel in which each column's four numbers (float64) stand side by side,
// `[n / 4][column][4]`: row i, column j is number (i - i % 4) n + 4 j + i % 4. In this order every sweep
// is the same product of two panels, tile by tile, without a sum across lanes. What is where:
// - below the diagonal tiles (4 × 4): A, then L, then P;
// - above them: Xᵀ; in the diagonal tiles Xᵀ too, with zeros below its diagonal; their L is never needed;
// - diagonal tiles of P, which would overwrite Xᵀ while it is read: in an array of their own.
// Addresses are bytes in the caller's memory.

/** Rows of a block: what meets the same columns while they are in the cache. */
const BLOCK: i32 = 64;
/** Longest part of a product of panels, so that both parts stay in the first cache. */
const DEPTH: i32 = 256;
/** Bytes of a column of a panel. */
const COLUMN: usize = 32;

@inline
function min(a: i32, b: i32): i32 {
  return a < b ? a : b;
}

/** Address of a row's panel at a column. */
@inline
function at(a: usize, n: i32, row: i32, column: i32): usize {
  return a + (<usize>row * <usize>n << 3) + <usize>column * COLUMN;
}

/**
 * Takes from a tile the product of two panels over `depth` columns:
 * `out[c][lane] -= Σ s[k][c] v[k][lane]`, the sum first, from k = 0.
 */
export function tile(s: usize, v: usize, depth: i32, out: usize): void {
  let a0 = f64x2.splat(0);
  let a1 = f64x2.splat(0);
  let b0 = f64x2.splat(0);
  let b1 = f64x2.splat(0);
  let c0 = f64x2.splat(0);
  let c1 = f64x2.splat(0);
  let d0 = f64x2.splat(0);
  let d1 = f64x2.splat(0);
  const end = s + <usize>depth * COLUMN;
  // Not unrolled: V8 would load ahead and run out of registers.
  for (; s < end; s += COLUMN, v += COLUMN) {
    const v0 = v128.load(v);
    const v1 = v128.load(v, 16);
    const a = v128.load64_splat(s);
    a0 = f64x2.add(a0, f64x2.mul(a, v0));
    a1 = f64x2.add(a1, f64x2.mul(a, v1));
    const b = v128.load64_splat(s, 8);
    b0 = f64x2.add(b0, f64x2.mul(b, v0));
    b1 = f64x2.add(b1, f64x2.mul(b, v1));
    const c = v128.load64_splat(s, 16);
    c0 = f64x2.add(c0, f64x2.mul(c, v0));
    c1 = f64x2.add(c1, f64x2.mul(c, v1));
    const d = v128.load64_splat(s, 24);
    d0 = f64x2.add(d0, f64x2.mul(d, v0));
    d1 = f64x2.add(d1, f64x2.mul(d, v1));
  }
  v128.store(out, f64x2.sub(v128.load(out), a0));
  v128.store(out, f64x2.sub(v128.load(out, 16), a1), 16);
  v128.store(out, f64x2.sub(v128.load(out, 32), b0), 32);
  v128.store(out, f64x2.sub(v128.load(out, 48), b1), 48);
  v128.store(out, f64x2.sub(v128.load(out, 64), c0), 64);
  v128.store(out, f64x2.sub(v128.load(out, 80), c1), 80);
  v128.store(out, f64x2.sub(v128.load(out, 96), d0), 96);
  v128.store(out, f64x2.sub(v128.load(out, 112), d1), 112);
}

/**
 * Puts `T D` in place of the tile T, where D is the upper triangle that a diagonal tile holds:
 * `out[c] = out[0] d[c][0] + ... + out[c] d[c][c]`.
 */
function timesDiagonal(out: usize, d: usize): void {
  for (let c: usize = 4; c-- > 0;) {
    for (let half: usize = 0; half < 32; half += 16) {
      let sum = f64x2.mul(v128.load(out + half), v128.load64_splat(d + (c << 5)));
      for (let z: usize = 1; z <= c; z++) {
        const part = v128.load(out + (z << 5) + half);
        sum = f64x2.add(sum, f64x2.mul(part, v128.load64_splat(d + (c << 5) + (z << 3))));
      }
      v128.store(out + (c << 5) + half, sum);
    }
  }
}

/**
 * L of one block row. The block rows are to be called in rising order.
 *
 * @returns -1, or the row whose pivot is not positive.
 */
export function cholesky(a: usize, n: i32, block: i32): i32 {
  const top = block * BLOCK;
  const bottom = min(n, top + BLOCK);
  for (let left = 0; left < bottom; left += BLOCK) {
    const right = min(n, left + BLOCK);
    for (let k = 0; k < left; k += DEPTH) {
      const depth = min(DEPTH, left - k);
      for (let j = left; j < right; j += 4) {
        const s = at(a, n, j, k);
        for (let i = top > j ? top : j; i < bottom; i += 4) {
          tile(s, at(a, n, i, k), depth, at(a, n, i, j));
        }
      }
    }
    for (let j = left; j < right; j += 4) {
      const s = at(a, n, j, left);
      const diagonal = at(a, n, j, j);
      for (let i = top > j ? top : j; i < bottom; i += 4) {
        tile(s, at(a, n, i, left), j - left, at(a, n, i, j));
        if (i > j) timesDiagonal(at(a, n, i, j), diagonal);
        else {
          const bad = invertTile(diagonal);
          if (bad >= 0) return j + bad;
        }
      }
    }
  }
  return -1;
}

/** Number (row, column) of a tile. */
@inline
function get(t: usize, row: i32, column: i32): f64 {
  return load<f64>(t + (<usize>column << 5) + (<usize>row << 3));
}

@inline
function set(t: usize, row: i32, column: i32, value: f64): void {
  store<f64>(t + (<usize>column << 5) + (<usize>row << 3), value);
}

/** Puts Xᵀ = L⁻ᵀ, zeros below its diagonal, in place of a diagonal tile, of which the lower half is read. */
function invertTile(t: usize): i32 {
  for (let j = 0; j < 4; j++) {
    let pivot = get(t, j, j);
    for (let k = 0; k < j; k++) pivot -= get(t, j, k) * get(t, j, k);
    if (!(pivot > 0)) return j;
    // The diagonal holds 1 / L.
    const inverse = 1 / Math.sqrt(pivot);
    set(t, j, j, inverse);
    for (let i = j + 1; i < 4; i++) {
      let sum = get(t, i, j);
      for (let k = 0; k < j; k++) sum -= get(t, i, k) * get(t, j, k);
      set(t, i, j, sum * inverse);
    }
  }
  for (let j = 0; j < 4; j++) {
    for (let i = j + 1; i < 4; i++) {
      let sum: f64 = 0;
      for (let k = j; k < i; k++) sum += get(t, i, k) * get(t, j, k);
      set(t, j, i, -sum * get(t, i, i));
    }
  }
  for (let j = 0; j < 4; j++) for (let i = j + 1; i < 4; i++) set(t, i, j, 0);
  return -1;
}

/** Xᵀ right of the diagonal for one block row. */
export function invert(a: usize, n: i32, block: i32): void {
  const top = block * BLOCK;
  const bottom = min(n, top + BLOCK);
  for (let left = top; left < n; left += BLOCK) {
    const right = min(n, left + BLOCK);
    for (let i = left; i < right; i += 4) clear(a, n, top, min(bottom, i), i);
    for (let k = top; k < left; k += DEPTH) {
      const end = min(left, k + DEPTH);
      for (let i = left; i < right; i += 4) {
        for (let j = top; j < bottom; j += 4) {
          const begin = k > j ? k : j;
          if (begin < end) tile(at(a, n, i, begin), at(a, n, j, begin), end - begin, at(a, n, j, i));
        }
      }
    }
    for (let i = left; i < right; i += 4) {
      const diagonal = at(a, n, i, i);
      for (let j = top; j < min(bottom, i); j += 4) {
        const begin = left > j ? left : j;
        const out = at(a, n, j, i);
        tile(at(a, n, i, begin), at(a, n, j, begin), i - begin, out);
        timesDiagonal(out, diagonal);
      }
    }
  }
}

/** Zeros for the panels of rows `top` to `bottom` at the four columns from `column`. */
function clear(a: usize, n: i32, top: i32, bottom: i32, column: i32): void {
  for (let row = top; row < bottom; row += 4) {
    const out = at(a, n, row, column);
    for (let byte: usize = 0; byte < 128; byte += 16) v128.store(out + byte, f64x2.splat(0));
  }
}

/**
 * One block row of -P: what `tile` gives when it begins with zeros.
 *
 * @param diagonals The diagonal tiles of -P, one after the other.
 */
export function multiply(a: usize, n: i32, block: i32, diagonals: usize): void {
  const top = block * BLOCK;
  const bottom = min(n, top + BLOCK);
  for (let left = 0; left < bottom; left += BLOCK) {
    for (let j = left; j < min(bottom, left + BLOCK); j += 4) {
      clear(a, n, top > j + 4 ? top : j + 4, bottom, j);
    }
    for (let k = top; k < n; k += DEPTH) {
      const end = min(n, k + DEPTH);
      for (let j = left; j < min(bottom, left + BLOCK); j += 4) {
        for (let i = top > j ? top : j; i < bottom; i += 4) {
          const begin = k > i ? k : i;
          const out = i === j ? diagonals + <usize>i * COLUMN : at(a, n, i, j);
          if (begin < end) tile(at(a, n, j, begin), at(a, n, i, begin), end - begin, out);
        }
      }
    }
  }
}
