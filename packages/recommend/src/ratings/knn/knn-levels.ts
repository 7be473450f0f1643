import type { Csr } from '../../data/csr.js';

/**
 * What is told of the two sides before neighbours are asked. With x for what is compared (users,
 * unless `userBased` is false) and y for the other side, an estimate is
 * `mean + x[x] + y[y] + spread[x] × weighted mean of the neighbours' residuals for y`.
 */
export interface KnnLevels {
  mean: number;
  x: Float64Array;
  y: Float64Array;
  spread: Float64Array;
}

/** How far each rating is from its level, in spreads of the one who gave it. */
export function residualsOf(byY: Csr, levels: KnnLevels): Float64Array {
  const values = byY.values.slice();
  for (let y = 0; y < byY.rows; y++) {
    for (let k = byY.indptr[y] as number; k < (byY.indptr[y + 1] as number); k++) {
      values[k] = residual(
        values[k] as number,
        byY.indices[k] as number,
        levels.y[y] as number,
        levels,
      );
    }
  }
  return values;
}

/** How far one rating is from its level, in spreads of the one who gave it. */
export function residual(rating: number, x: number, levelOfY: number, levels: KnnLevels): number {
  const level = levels.mean + (levels.x[x] as number) + levelOfY;
  return (rating - level) / (levels.spread[x] as number);
}
