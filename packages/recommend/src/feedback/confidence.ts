import type { Columns } from '../data/interactions.js';
import { checkNumber, checkOption } from '../errors.js';

/** How sure a rating is, apart from how high it is. */
export interface ConfidenceOptions {
  /** What it grows with; `'none'` leaves every row alike. `'seconds'` counts seconds as they are. */
  from: 'ratio' | 'seconds' | 'plays' | 'none';
  /** 1 by default; the higher, the more a long watch outweighs a short one. Tune it. */
  alpha?: number | undefined;
  /** `'linear'` (default) takes x, `'log'` takes ln(1 + x). */
  growth?: 'linear' | 'log' | undefined;
  /** Largest x that counts, against single rows of extreme weight; by default none. */
  cap?: number | undefined;
}

/**
 * `1 + alpha × x` (Hu, Koren and Volinsky 2008), x being the row's ratio, seconds or plays, `cap` at
 * most, or `1 + alpha × ln(1 + x)`. `null` where every row counts alike.
 */
export function confidenceOf(
  extra: Columns,
  options: ConfidenceOptions | undefined,
): Float64Array | null {
  if (!options) return null;
  const { from, growth = 'linear' } = options;
  checkOption('confidence.from', from, ['ratio', 'seconds', 'plays', 'none']);
  checkOption('confidence.growth', growth, ['linear', 'log']);
  const alpha = checkNumber('confidence.alpha', options.alpha ?? 1, { min: 0, max: 1e12 });
  const cap = checkNumber('confidence.cap', options.cap ?? Infinity, { min: 0, above: true });
  const column = from === 'none' ? undefined : extra[from];
  if (!column) return null;
  return column.map((x) => {
    const most = Math.min(x, cap);
    return 1 + alpha * (growth === 'log' ? Math.log1p(most) : most);
  });
}
