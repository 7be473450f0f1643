// Small pieces that the other kernels are made of. `f` is a multiple of 8; addresses are bytes.

/** Sums of the lanes of four vectors, each (0 + 2) + (1 + 3): the plain twins add in this order. */
@inline
export function sumsOfLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(
    v128.shuffle<f32>(a, b, 0, 1, 4, 5),
    v128.shuffle<f32>(a, b, 2, 3, 6, 7),
  );
  const cd = f32x4.add(
    v128.shuffle<f32>(c, d, 0, 1, 4, 5),
    v128.shuffle<f32>(c, d, 2, 3, 6, 7),
  );
  return f32x4.add(
    v128.shuffle<f32>(ab, cd, 0, 2, 4, 6),
    v128.shuffle<f32>(ab, cd, 1, 3, 5, 7),
  );
}

/** Sum of the lanes, (0 + 2) + (1 + 3). */
@inline
export function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 2) +
    (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3))
  );
}

/** The first lane in all four. */
@inline
export function lane0(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 0, 0, 0, 0);
}

/** The second lane in all four. */
@inline
export function lane1(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 1, 1, 1, 1);
}

/** The third lane in all four. */
@inline
export function lane2(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 2, 2, 2, 2);
}

/** The fourth lane in all four. */
@inline
export function lane3(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 3, 3, 3, 3);
}

/**
 * Dot products of four rows with one vector. Each has two sums, of even and of odd groups of four, so
 * that eight additions are under way at once.
 */
@inline
export function fourDots(y0: usize, y1: usize, y2: usize, y3: usize, x: usize, f: i32): v128 {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let b2 = f32x4.splat(0);
  let b3 = f32x4.splat(0);
  const end = <usize>f << 2;
  for (let j: usize = 0; j < end; j += 32) {
    const v = v128.load(x + j);
    const w = v128.load(x + j, 16);
    a0 = f32x4.add(a0, f32x4.mul(v, v128.load(y0 + j)));
    a1 = f32x4.add(a1, f32x4.mul(v, v128.load(y1 + j)));
    a2 = f32x4.add(a2, f32x4.mul(v, v128.load(y2 + j)));
    a3 = f32x4.add(a3, f32x4.mul(v, v128.load(y3 + j)));
    b0 = f32x4.add(b0, f32x4.mul(w, v128.load(y0 + j, 16)));
    b1 = f32x4.add(b1, f32x4.mul(w, v128.load(y1 + j, 16)));
    b2 = f32x4.add(b2, f32x4.mul(w, v128.load(y2 + j, 16)));
    b3 = f32x4.add(b3, f32x4.mul(w, v128.load(y3 + j, 16)));
  }
  return sumsOfLanes(f32x4.add(a0, b0), f32x4.add(a1, b1), f32x4.add(a2, b2), f32x4.add(a3, b3));
}

/** `out += (t0 y0 + t1 y1) + (t2 y2 + t3 y3)`, the lanes of `t` being the factors. */
@inline
export function addFour(
  y0: usize,
  y1: usize,
  y2: usize,
  y3: usize,
  t: v128,
  out: usize,
  f: i32,
): void {
  const t0 = lane0(t);
  const t1 = lane1(t);
  const t2 = lane2(t);
  const t3 = lane3(t);
  const end = <usize>f << 2;
  for (let j: usize = 0; j < end; j += 32) {
    const ab = f32x4.add(
      f32x4.mul(t0, v128.load(y0 + j)),
      f32x4.mul(t1, v128.load(y1 + j)),
    );
    const cd = f32x4.add(
      f32x4.mul(t2, v128.load(y2 + j)),
      f32x4.mul(t3, v128.load(y3 + j)),
    );
    v128.store(out + j, f32x4.add(v128.load(out + j), f32x4.add(ab, cd)));
    const ef = f32x4.add(
      f32x4.mul(t0, v128.load(y0 + j, 16)),
      f32x4.mul(t1, v128.load(y1 + j, 16)),
    );
    const gh = f32x4.add(
      f32x4.mul(t2, v128.load(y2 + j, 16)),
      f32x4.mul(t3, v128.load(y3 + j, 16)),
    );
    v128.store(out + j, f32x4.add(v128.load(out + j, 16), f32x4.add(ef, gh)), 16);
  }
}

/** Dot product of two vectors, with the two sums of `fourDots`. */
@inline
export function dot(x: usize, y: usize, f: i32): f32 {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  const end = <usize>f << 2;
  for (let j: usize = 0; j < end; j += 32) {
    a = f32x4.add(a, f32x4.mul(v128.load(x + j), v128.load(y + j)));
    b = f32x4.add(b, f32x4.mul(v128.load(x + j, 16), v128.load(y + j, 16)));
  }
  return sumOfLanes(f32x4.add(a, b));
}
