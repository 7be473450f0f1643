import { checkNumber, checkOption } from '../../../errors.js';

/** How alike two users or two items are: Surprise's `sim_options`. */
export interface SimOptions {
  /** `'msd'` by default. Each takes only what both of the two have rated (or been rated by). */
  name?: SimName | undefined;
  /** Whether users are compared (default) or items. */
  userBased?: boolean | undefined;
  /** Fewer ratings in common than this, and the similarity is 0; 1 by default. */
  minSupport?: number | undefined;
  /** `pearson_baseline` only: how much few ratings in common are held to 0; 100 by default. */
  shrinkage?: number | undefined;
}

/** Surprise's measures. */
export type SimName = 'cosine' | 'msd' | 'pearson' | 'pearson_baseline';

/** @throws RecommendError `invalid-parameter` for an option that cannot be. */
export function checkSimOptions(options: SimOptions): void {
  const { name, userBased, minSupport = 1, shrinkage = 100 } = options;
  checkOption('simOptions.name', name, ['cosine', 'msd', 'pearson', 'pearson_baseline']);
  checkOption('simOptions.userBased', userBased, [true, false]);
  checkNumber('simOptions.minSupport', minSupport, { min: 1, integer: true });
  checkNumber('simOptions.shrinkage', shrinkage, { min: 0 });
}
