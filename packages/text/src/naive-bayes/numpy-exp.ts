const STEP = Math.LN2 / 16;
/** `2^(-1/16)`, and its first 24 bits. */
const POWER = 0.9576032806985737;
const POWER_HIGH = Math.fround(POWER);

/**
 * `exp(x)` for `1 - exp(x)`, which hangs on the last bit of `exp` where x is just below 0. This gives
 * the bit that numpy 1.22 and later give on x86 processors with AVX-512 (others round by their own
 * libraries, and so do `Math.exp` and Python's `math.exp`).
 *
 * With the next multiple of ln(2) / 16 below x, which is -ln(2) / 16, and the rest r of x above it:
 * `exp(x) = T + T (exp(r) - 1)`, `T = 2^(-1/16)`, rounded once, and `exp(r) - 1` a polynomial (Tang
 * 1989, Table-driven implementation of the exponential function in IEEE floating-point arithmetic).
 * The coefficients, near to `1 / n!`, are those of Intel's SVML, which numpy has built in.
 */
export function numpyExp(x: number): number {
  if (!(x > -STEP && x < 0)) return Math.exp(x);
  const r = x + STEP;
  const square = r * r;
  const p =
    r *
      square *
      (square * (0.0014149452874381984 * r + 0.008332058899382488) +
        (0.041666695348322125 * r + 0.16666666637508337)) +
    (0.5000000000010838 * square + r);
  // T + T p, rounded once: the product of the first 24 bits of both is exact.
  const high = Math.fround(p);
  const product = high * POWER_HIGH;
  const rest = high * (POWER - POWER_HIGH) + (p - high) * POWER;
  const sum = POWER + product;
  return sum + (product - (sum - POWER) + rest);
}
