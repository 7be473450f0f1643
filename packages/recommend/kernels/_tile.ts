// Products of tall matrices in tiles of 4 x 8 numbers, which stay in registers while all rows go by.

/**
 * `a[r][c] += sum over k of s[k][r] * v[k][c]` for r < 4 and c < 8.
 *
 * @param a The tile; its rows are `stride` bytes apart.
 * @param s Row k's four numbers are at `s + k * step`.
 * @param v Row k's eight numbers are at `v + k * step`.
 */
export function addTile(
  a: usize,
  stride: usize,
  s: usize,
  v: usize,
  count: i32,
  step: usize,
): void {
  const r1 = a + stride;
  const r2 = r1 + stride;
  const r3 = r2 + stride;
  let a0 = v128.load(a);
  let b0 = v128.load(a, 16);
  let a1 = v128.load(r1);
  let b1 = v128.load(r1, 16);
  let a2 = v128.load(r2);
  let b2 = v128.load(r2, 16);
  let a3 = v128.load(r3);
  let b3 = v128.load(r3, 16);
  const end = s + <usize>count * step;
  while (s < end) {
    const x = v128.load(v);
    const y = v128.load(v, 16);
    let m = v128.load32_splat(s);
    a0 = f32x4.add(a0, f32x4.mul(m, x));
    b0 = f32x4.add(b0, f32x4.mul(m, y));
    m = v128.load32_splat(s, 4);
    a1 = f32x4.add(a1, f32x4.mul(m, x));
    b1 = f32x4.add(b1, f32x4.mul(m, y));
    m = v128.load32_splat(s, 8);
    a2 = f32x4.add(a2, f32x4.mul(m, x));
    b2 = f32x4.add(b2, f32x4.mul(m, y));
    m = v128.load32_splat(s, 12);
    a3 = f32x4.add(a3, f32x4.mul(m, x));
    b3 = f32x4.add(b3, f32x4.mul(m, y));
    s += step;
    v += step;
  }
  v128.store(a, a0);
  v128.store(a, b0, 16);
  v128.store(r1, a1);
  v128.store(r1, b1, 16);
  v128.store(r2, a2);
  v128.store(r2, b2, 16);
  v128.store(r3, a3);
  v128.store(r3, b3, 16);
}

/** As `addTile`, but taken away. */
export function subtractTile(
  a: usize,
  stride: usize,
  s: usize,
  v: usize,
  count: i32,
  step: usize,
): void {
  const r1 = a + stride;
  const r2 = r1 + stride;
  const r3 = r2 + stride;
  let a0 = v128.load(a);
  let b0 = v128.load(a, 16);
  let a1 = v128.load(r1);
  let b1 = v128.load(r1, 16);
  let a2 = v128.load(r2);
  let b2 = v128.load(r2, 16);
  let a3 = v128.load(r3);
  let b3 = v128.load(r3, 16);
  const end = s + <usize>count * step;
  while (s < end) {
    const x = v128.load(v);
    const y = v128.load(v, 16);
    let m = v128.load32_splat(s);
    a0 = f32x4.sub(a0, f32x4.mul(m, x));
    b0 = f32x4.sub(b0, f32x4.mul(m, y));
    m = v128.load32_splat(s, 4);
    a1 = f32x4.sub(a1, f32x4.mul(m, x));
    b1 = f32x4.sub(b1, f32x4.mul(m, y));
    m = v128.load32_splat(s, 8);
    a2 = f32x4.sub(a2, f32x4.mul(m, x));
    b2 = f32x4.sub(b2, f32x4.mul(m, y));
    m = v128.load32_splat(s, 12);
    a3 = f32x4.sub(a3, f32x4.mul(m, x));
    b3 = f32x4.sub(b3, f32x4.mul(m, y));
    s += step;
    v += step;
  }
  v128.store(a, a0);
  v128.store(a, b0, 16);
  v128.store(r1, a1);
  v128.store(r1, b1, 16);
  v128.store(r2, a2);
  v128.store(r2, b2, 16);
  v128.store(r3, a3);
  v128.store(r3, b3, 16);
}

/** Rows in panels: group `p` of eight columns of row `k` is at `panels + (p * PANEL_ROWS(f) + k) * 32`. */
@inline
export function panelRows(f: i32): i32 {
  return 4096 / f < 8 ? 8 : 4096 / f;
}

/** Adds the products of `count` rows in panels to the upper half of a matrix of f x f numbers. */
export function addPanels(a: usize, s: usize, v: usize, count: i32, f: i32): void {
  const panel = <usize>panelRows(f) << 5;
  const stride = <usize>f << 2;
  for (let i = 0; i < f; i += 4) {
    const row = a + <usize>i * stride;
    const si = s + <usize>(i >> 3) * panel + (<usize>(i & 4) << 2);
    for (let j = i >> 3; j < f >> 3; j++) {
      addTile(row + (<usize>j << 5), stride, si, v + <usize>j * panel, count, 32);
    }
  }
}
