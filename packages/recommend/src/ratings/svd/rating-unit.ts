import type { Csr } from '../../data/csr.js';
import type { RatingScale } from '../../data/interactions.js';
import type { FactorOptions } from './svd-options.js';

/** Width of the scale that the rates of the presets were found on: stars from 1 to 5. */
const STARS = 4;

/**
 * How many of the ratings' own units are one unit of learning. Rates and regularizations fit one width
 * of the scale only: what learns well from 1 to 5 runs away on 0 to 100 and stands still on 0 to 1. So
 * every scale is learnt as if it were as wide as that of the stars; only the preset `'surprise'` takes
 * ratings as they are.
 */
export function unitOf([low, high]: RatingScale, { preset }: FactorOptions): number {
  return preset === 'surprise' || !(high > low) ? 1 : (high - low) / STARS;
}

/** The ratings in units of learning. */
export function inUnits(ratings: Csr, unit: number): Csr {
  if (unit === 1) return ratings;
  return { ...ratings, values: ratings.values.map((rating) => rating / unit) };
}
