// The linear equations of one row of factors: A = UᵀU, found four rows at a time (Cholesky), and
// two substitutions. Only the upper half of A is read; f is a multiple of 8.
import { subtractTile } from './_tile';
import { lane0, lane1, lane2, lane3, sumsOfLanes } from './_lanes';

/** 1 / sqrt(pivot); 0 if nothing is left of the diagonal but rounding: that unknown becomes 0. */
@inline
function inverseRoot(pivot: f32, diagonal: f32): f32 {
  return pivot > diagonal * <f32>1e-7 ? <f32>1 / sqrt<f32>(pivot) : 0;
}

/**
 * Solves A x = b in place: b becomes x, A its factor.
 *
 * @param inverse f numbers of room, for the inverses of U's diagonal.
 */
export function solve(a: usize, b: usize, f: i32, inverse: usize): void {
  const stride = <usize>f << 2;
  for (let i = 0; i < f; i += 4) {
    const at = <usize>i << 2;
    const row0 = a + <usize>i * stride;
    const row1 = row0 + stride;
    const row2 = row1 + stride;
    const row3 = row2 + stride;
    const d0 = load<f32>(row0 + at);
    const d1 = load<f32>(row1 + at, 4);
    const d2 = load<f32>(row2 + at, 8);
    const d3 = load<f32>(row3 + at, 12);
    if (i > 0) {
      for (let j = at & ~31; j < stride; j += 32) {
        subtractTile(row0 + j, stride, a + at, a + j, i, stride);
      }
    }
    // The 4 x 4 corner.
    const n0 = inverseRoot(load<f32>(row0 + at), d0);
    const u01 = load<f32>(row0 + at, 4) * n0;
    const u02 = load<f32>(row0 + at, 8) * n0;
    const u03 = load<f32>(row0 + at, 12) * n0;
    const n1 = inverseRoot(load<f32>(row1 + at, 4) - u01 * u01, d1);
    const u12 = (load<f32>(row1 + at, 8) - u01 * u02) * n1;
    const u13 = (load<f32>(row1 + at, 12) - u01 * u03) * n1;
    const n2 = inverseRoot(load<f32>(row2 + at, 8) - u02 * u02 - u12 * u12, d2);
    const u23 = (load<f32>(row2 + at, 12) - u02 * u03 - u12 * u13) * n2;
    const n3 = inverseRoot(load<f32>(row3 + at, 12) - u03 * u03 - u13 * u13 - u23 * u23, d3);
    store<f32>(inverse + at, n0);
    store<f32>(inverse + at, n1, 4);
    store<f32>(inverse + at, n2, 8);
    store<f32>(inverse + at, n3, 12);
    // b's four numbers, then the rows to the right and what they take from the rest of b.
    const z0 = load<f32>(b + at) * n0;
    const z1 = (load<f32>(b + at, 4) - u01 * z0) * n1;
    const z2 = (load<f32>(b + at, 8) - u02 * z0 - u12 * z1) * n2;
    const z3 = (load<f32>(b + at, 12) - u03 * z0 - u13 * z1 - u23 * z2) * n3;
    store<f32>(b + at, z0);
    store<f32>(b + at, z1, 4);
    store<f32>(b + at, z2, 8);
    store<f32>(b + at, z3, 12);
    store<f32>(row0 + at, u01, 4);
    store<f32>(row0 + at, u02, 8);
    store<f32>(row0 + at, u03, 12);
    store<f32>(row1 + at, u12, 8);
    store<f32>(row1 + at, u13, 12);
    store<f32>(row2 + at, u23, 12);
    const z = f32x4(z0, z1, z2, z3);
    for (let j = at + 16; j < stride; j += 16) {
      const r0 = f32x4.mul(v128.load(row0 + j), f32x4.splat(n0));
      let r1 = f32x4.sub(v128.load(row1 + j), f32x4.mul(f32x4.splat(u01), r0));
      r1 = f32x4.mul(r1, f32x4.splat(n1));
      let r2 = f32x4.sub(v128.load(row2 + j), f32x4.mul(f32x4.splat(u02), r0));
      r2 = f32x4.sub(r2, f32x4.mul(f32x4.splat(u12), r1));
      r2 = f32x4.mul(r2, f32x4.splat(n2));
      let r3 = f32x4.sub(v128.load(row3 + j), f32x4.mul(f32x4.splat(u03), r0));
      r3 = f32x4.sub(r3, f32x4.mul(f32x4.splat(u13), r1));
      r3 = f32x4.sub(r3, f32x4.mul(f32x4.splat(u23), r2));
      r3 = f32x4.mul(r3, f32x4.splat(n3));
      v128.store(row0 + j, r0);
      v128.store(row1 + j, r1);
      v128.store(row2 + j, r2);
      v128.store(row3 + j, r3);
      let rest = f32x4.sub(v128.load(b + j), f32x4.mul(lane0(z), r0));
      rest = f32x4.sub(rest, f32x4.mul(lane1(z), r1));
      rest = f32x4.sub(rest, f32x4.mul(lane2(z), r2));
      rest = f32x4.sub(rest, f32x4.mul(lane3(z), r3));
      v128.store(b + j, rest);
    }
  }
  substituteBack(a, b, f, inverse);
}

/** U x = b, from the last four unknowns to the first. */
function substituteBack(a: usize, b: usize, f: i32, inverse: usize): void {
  const stride = <usize>f << 2;
  for (let i = f - 4; i >= 0; i -= 4) {
    const at = <usize>i << 2;
    const row0 = a + <usize>i * stride;
    const row1 = row0 + stride;
    const row2 = row1 + stride;
    const row3 = row2 + stride;
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    for (let j = at + 16; j < stride; j += 16) {
      const x = v128.load(b + j);
      s0 = f32x4.add(s0, f32x4.mul(x, v128.load(row0 + j)));
      s1 = f32x4.add(s1, f32x4.mul(x, v128.load(row1 + j)));
      s2 = f32x4.add(s2, f32x4.mul(x, v128.load(row2 + j)));
      s3 = f32x4.add(s3, f32x4.mul(x, v128.load(row3 + j)));
    }
    const s = f32x4.sub(v128.load(b + at), sumsOfLanes(s0, s1, s2, s3));
    const x3 = f32x4.extract_lane(s, 3) * load<f32>(inverse + at, 12);
    const x2 = (f32x4.extract_lane(s, 2) - load<f32>(row2 + at, 12) * x3) * load<f32>(inverse + at, 8);
    const x1 =
      (f32x4.extract_lane(s, 1) - load<f32>(row1 + at, 8) * x2 - load<f32>(row1 + at, 12) * x3) *
      load<f32>(inverse + at, 4);
    const x0 =
      (f32x4.extract_lane(s, 0) -
        load<f32>(row0 + at, 4) * x1 -
        load<f32>(row0 + at, 8) * x2 -
        load<f32>(row0 + at, 12) * x3) *
      load<f32>(inverse + at);
    v128.store(b + at, f32x4(x0, x1, x2, x3));
  }
}
