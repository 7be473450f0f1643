import type { RatingScale } from '../data/interactions.js';
import { checkNumber, checkOption } from '../errors.js';
import { durationQuantiles, type CensoredPolicy } from './d2q.js';
import type { Pairs } from './pairs.js';

/** How a watched part becomes a rating. */
export interface RatingOptions {
  /**
   * - `'raw'`: seconds / running time, 0 and up, above 1 for rewatches;
   * - `'clipped'` (default): the same, 1 at most, times `scale`;
   * - `'d2q'`: the quantile among views of like running time (see `durationQuantiles`), times `scale`;
   * - `'binary'`: 1 from `threshold` on, else 0.
   */
  rating?: 'raw' | 'clipped' | 'd2q' | 'binary' | undefined;
  /** Highest rating of `'clipped'` and `'d2q'`: 1 by default, 100 for percent. */
  scale?: number | undefined;
  /** Lowest ratio that `'binary'` calls 1; 0.5 by default. */
  threshold?: number | undefined;
  /** Buckets of running time for `'d2q'`, of about as many rows each; 10 by default. */
  buckets?: number | undefined;
  /** How `'d2q'` takes completed plays; `'top'` by default. */
  censored?: CensoredPolicy | undefined;
}

/** Ratings, and between what they lie (`undefined`: whatever occurs). */
export interface Ratings {
  values: Float64Array;
  ratingScale: RatingScale | undefined;
}

/** The rating of each pair. */
export function ratingsOf(pairs: Pairs, options: RatingOptions): Ratings {
  const { rating = 'clipped', censored = 'top' } = options;
  checkOption('rating', rating, ['raw', 'clipped', 'd2q', 'binary']);
  checkOption('censored', censored, ['top', 'kaplan-meier', 'none']);
  const scale = checkNumber('scale', options.scale ?? 1, { min: 0, max: 1e9, above: true });
  const threshold = checkNumber('threshold', options.threshold ?? 0.5, { min: 0 });
  const buckets = checkNumber('buckets', options.buckets ?? 10, {
    ...{ min: 1, max: 100_000, integer: true },
  });
  const { ratio } = pairs;
  switch (rating) {
    case 'raw':
      return { values: ratio.slice(), ratingScale: undefined };
    case 'binary':
      return { values: ratio.map((r) => (r >= threshold ? 1 : 0)), ratingScale: [0, 1] };
    case 'clipped':
      return { values: ratio.map((r) => Math.min(1, r) * scale), ratingScale: [0, scale] };
    case 'd2q': {
      const quantiles = durationQuantiles(pairs, buckets, censored);
      return { values: quantiles.map((q) => q * scale), ratingScale: [0, scale] };
    }
  }
}
