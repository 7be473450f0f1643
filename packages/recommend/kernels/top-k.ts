// The k highest of many scores, and the scores themselves as dot products of factors.
// Addresses are bytes in the caller's memory; factors are float32 rows of `f` numbers, f % 4 == 0.

/** Sum of the four lanes, (0 + 2) + (1 + 3) in this order: the plain twin adds in the same one. */
@inline
function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 2) +
    (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3))
  );
}

/** Dot product of two rows. */
export function dot(x: usize, y: usize, f: i32): f32 {
  let sum = f32x4.splat(0);
  for (let i = 0; i < f; i += 4) {
    const at = <usize>i << 2;
    sum = f32x4.add(sum, f32x4.mul(v128.load(x + at), v128.load(y + at)));
  }
  return sumOfLanes(sum);
}
