import { RecommendError } from '../../../errors.js';

/** How many users or items are compared at most unless told otherwise: 3.2 GB of numbers. */
export const MAX_SIMILARITY_SIZE = 20_000;

/**
 * Zeros for each pair of `size` things.
 *
 * @throws RecommendError `invalid-input` if there are more than `max`, or no memory for them.
 */
export function squareOf(size: number, max: number): Float64Array {
  const gigabytes = ((size * size * 8) / 1e9).toFixed(1);
  if (size > max) {
    throw new RecommendError(
      'invalid-input',
      `${size} things compared in pairs take ${gigabytes} GB: fit fewer (or compare the other ` +
        `side, userBased), or raise maxSimilaritySize above ${max}.`,
    );
  }
  try {
    return new Float64Array(size * size);
  } catch {
    throw new RecommendError(
      'invalid-input',
      `There is no memory for ${gigabytes} GB, which ${size} things compared in pairs take.`,
    );
  }
}

/** Tiles of the matrix that are mirrored at once, so that both stay in the cache. */
const TILE = 32;

/** Copies the part above the diagonal below it, times `sign`. */
export function mirror(square: Float64Array, size: number, sign: 1 | -1): void {
  for (let top = 0; top < size; top += TILE) {
    for (let left = 0; left <= top; left += TILE) {
      for (let row = top; row < Math.min(top + TILE, size); row++) {
        for (let column = left; column < Math.min(left + TILE, row); column++) {
          square[row * size + column] = sign * (square[column * size + row] as number);
        }
      }
    }
  }
}

/** The part above the diagonal, row by row: half of the bytes of a saved model. */
export function upperOf(square: Float64Array, size: number): Float64Array {
  const upper = new Float64Array((size * (size - 1)) / 2);
  let at = 0;
  for (let row = 0; row < size; row++) {
    upper.set(square.subarray(row * size + row + 1, (row + 1) * size), at);
    at += size - row - 1;
  }
  return upper;
}

/**
 * The whole of what `upperOf` gave.
 *
 * @throws RecommendError `invalid-model` if it is not the half of a square of this size.
 */
export function squareOfUpper(
  upper: Float64Array,
  size: number,
  sign: 1 | -1,
  diagonal: number,
): Float64Array {
  if (upper.length !== (size * (size - 1)) / 2) {
    throw new RecommendError(
      'invalid-model',
      `${upper.length} saved numbers are not those of ${size} things compared in pairs.`,
    );
  }
  const square = squareOf(size, size);
  let at = 0;
  for (let row = 0; row < size; row++) {
    const next = at + size - row - 1;
    square[row * size + row] = diagonal;
    square.set(upper.subarray(at, next), row * size + row + 1);
    at = next;
  }
  mirror(square, size, sign);
  return square;
}
