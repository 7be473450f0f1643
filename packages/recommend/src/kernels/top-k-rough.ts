/**
 * Rough scores: a vector is stretched to the length `ROUGH_LENGTH` and rounded to whole numbers, so that
 * a sum of products of two takes 16-bit arithmetic, twice as many a step as float32. What is exact of
 * it: with X the whole numbers of `s x`, Y those of `t y`, and |s x|, |t y| ≤ L, Cauchy and Schwarz give
 *
 * - `|s t x·y - X·Y| ≤ ½ (|s x|₁ + |Y|₁) ≤ √n (L + √n / 4)`, as each number is off by ½ at most;
 * - `|fl(x·y) - x·y| ≤ γ |x| |y| + n 2⁻¹⁴⁹` for a float32 sum of n products one after the other,
 *   γ = n u / (1 - n u), u = 2⁻²⁴ (Higham 2002, "Accuracy and Stability", 3.1), which is below 2 n u here;
 * - `fl(x·y) ≤ (1 + γ) |x| |y| + n 2⁻¹⁴⁹`: no item shorter than that can reach a threshold above it.
 *
 * Every partial sum of X·Y is at most `(L + √n / 2)²`, less than 2³¹.
 */
export const ROUGH_LENGTH = 32_000;
/** With more factors than this nothing is rounded: the bounds above are made for fewer. */
export const MOST_ROUGH_FACTORS = 4096;
/** Lengths below, which float32 cannot hold, count as this one. */
const SMALLEST = 2 ** -149;
/** The longest product of two lengths that float32 sums surely hold. */
const LARGEST = 1e38;

/** The Euclidean lengths of rows. */
export function lengthsOf(rows: Float32Array, factors: number): Float64Array {
  const lengths = new Float64Array(rows.length / factors);
  for (let row = 0, at = 0; row < lengths.length; row++) {
    let sum = 0;
    for (let f = 0; f < factors; f++, at++) sum += (rows[at] as number) * (rows[at] as number);
    lengths[row] = Math.sqrt(sum);
  }
  return lengths;
}

/** Places by falling length, those without a finite length first; of equal lengths the first place. */
export function longestFirst(lengths: Float64Array): Int32Array {
  const rank = lengths.map((length) => (Number.isFinite(length) ? length : Infinity));
  const places = Int32Array.from(lengths.keys());
  return places.sort((a, b) => {
    const [x, y] = [rank[a] as number, rank[b] as number];
    return x === y ? a - b : x > y ? -1 : 1;
  });
}

/** What a row is multiplied by before it is rounded, if no row of its kind is longer than `length`. */
export function unitOf(length: number): number {
  return ROUGH_LENGTH / Math.max(length, SMALLEST);
}

/** As `unitOf` for a user; 0 where scores must be exact, as sums of float32 might not stay finite. */
export function userUnit(length: number, longestItem: number): number {
  return length > 0 && length * longestItem < LARGEST ? unitOf(length) : 0;
}

/** The four numbers (f64) that the kernel knows of a tile whose longest item is `length` long. */
export function tileBounds(length: number, factors: number): number[] {
  const square = ROUGH_LENGTH ** 2;
  const rounding = factors * 2 ** -23 * square;
  const slack = Math.sqrt(factors) * (ROUGH_LENGTH + Math.sqrt(factors) / 4) + rounding + 2;
  return [unitOf(length), slack, factors * SMALLEST, square + rounding + 2];
}

/** The whole number next to `x`, with no call: |x| is at most 32,767. */
export function rounded(x: number): number {
  return ((x + 32768.5) | 0) - 32768;
}
