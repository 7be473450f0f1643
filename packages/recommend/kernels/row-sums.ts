// Sums of rows of a matrix, each times a factor, for many lists of rows: the scores of EASE.
//
// The matrix lies in panels of 16 columns, `[row][16]` float32: one cache line a row. A panel stays in
// the second cache while all lists of a block go over it, and the 16 sums of a list stay in registers.
// Sums are float64 and take one row after the other, as the plain twin does.

/**
 * @param panel Address of the panel.
 * @param ends Where each list begins, and behind the last one where it ends (i32 entries).
 * @param rows The rows of all lists: how many bytes they lie behind the panel's first (i32).
 * @param factors As many factors (f64); 0 if all are 1.
 * @param out Where the 16 sums of the first list go (f64); those of the next lie `step` bytes behind.
 */
export function sumRows(
  panel: usize,
  ends: usize,
  lists: i32,
  rows: usize,
  factors: usize,
  out: usize,
  step: usize,
): void {
  for (let n = 0; n < lists; n++, ends += 4, out += step) {
    const first = <usize>load<u32>(ends);
    const last = rows + (<usize>load<u32>(ends, 4) << 2);
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    let e = f64x2.splat(0);
    let f = f64x2.splat(0);
    let g = f64x2.splat(0);
    let h = f64x2.splat(0);
    if (factors === 0) {
      for (let at = rows + (first << 2); at < last; at += 4) {
        const row = panel + <usize>load<u32>(at);
        a = f64x2.add(a, wide(row));
        b = f64x2.add(b, wide(row + 8));
        c = f64x2.add(c, wide(row + 16));
        d = f64x2.add(d, wide(row + 24));
        e = f64x2.add(e, wide(row + 32));
        f = f64x2.add(f, wide(row + 40));
        g = f64x2.add(g, wide(row + 48));
        h = f64x2.add(h, wide(row + 56));
      }
    } else {
      let factor = factors + (first << 3);
      for (let at = rows + (first << 2); at < last; at += 4, factor += 8) {
        const row = panel + <usize>load<u32>(at);
        const x = v128.load64_splat(factor);
        a = f64x2.add(a, f64x2.mul(x, wide(row)));
        b = f64x2.add(b, f64x2.mul(x, wide(row + 8)));
        c = f64x2.add(c, f64x2.mul(x, wide(row + 16)));
        d = f64x2.add(d, f64x2.mul(x, wide(row + 24)));
        e = f64x2.add(e, f64x2.mul(x, wide(row + 32)));
        f = f64x2.add(f, f64x2.mul(x, wide(row + 40)));
        g = f64x2.add(g, f64x2.mul(x, wide(row + 48)));
        h = f64x2.add(h, f64x2.mul(x, wide(row + 56)));
      }
    }
    v128.store(out, a);
    v128.store(out, b, 16);
    v128.store(out, c, 32);
    v128.store(out, d, 48);
    v128.store(out, e, 64);
    v128.store(out, f, 80);
    v128.store(out, g, 96);
    v128.store(out, h, 112);
  }
}

/** Two float32 as float64. */
@inline
function wide(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}
