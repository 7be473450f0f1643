import type { Random } from './random';
import { QUANTILES_AT } from './shape';

/** The value below which a share of sorted numbers lies, with a straight line between two of them. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/** The quantiles of unsorted numbers at the usual shares. */
export function quantilesOf(values: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(values).sort();
  return QUANTILES_AT.map((share) => quantile(sorted, share));
}

/** A point of a curve: at this share, this value. */
export type Point = readonly [share: number, value: number];

/** Reads a rising curve off its points; between two of them by ratio, where both are above 0. */
export function along(points: readonly Point[], share: number): number {
  const next = points.findIndex(([at]) => at >= share);
  if (next <= 0) return (next === 0 ? points[0] : points.at(-1))?.[1] ?? 0;
  const [fromShare, from] = points[next - 1] as Point;
  const [toShare, to] = points[next] as Point;
  if (toShare === fromShare) return to;
  const part = (share - fromShare) / (toShare - fromShare);
  return from > 0 ? from * (to / from) ** part : from + (to - from) * part;
}

/**
 * Whole numbers, sorted, with given quantiles. Their sum is brought as near to `sum` as the
 * quantiles allow: between two of them there is room.
 */
export function countsWith(
  quantiles: readonly number[],
  size: number,
  random: Random,
  sum: number | null = null,
): Int32Array {
  const points = QUANTILES_AT.map((at, k): Point => [at, quantiles[k] ?? 0]);
  const counts = Int32Array.from({ length: size }, (_, i) =>
    Math.round(along(points, size === 1 ? 0.5 : i / (size - 1))),
  );
  const isFixed = new Uint8Array(size);
  for (const [share, value] of points) {
    const place = share * (size - 1);
    counts[Math.floor(place)] = Math.floor(value);
    counts[Math.ceil(place)] = Math.ceil(value);
    isFixed[Math.floor(place)] = isFixed[Math.ceil(place)] = 1;
  }
  counts.sort();
  if (sum === null) return counts;
  let missing = sum - counts.reduce((a, b) => a + b, 0);
  // A count may move as far as its neighbour: the numbers stay sorted, the quantiles where they are.
  for (let idle = 0; missing !== 0 && idle < 50 * size; idle++) {
    const i = random.between(1, size - 2);
    const step = Math.sign(missing);
    if (isFixed[i] === 1 || counts[i + step] === counts[i]) continue;
    counts[i] = (counts[i] ?? 0) + step;
    missing -= step;
    idle = 0;
  }
  return counts;
}
