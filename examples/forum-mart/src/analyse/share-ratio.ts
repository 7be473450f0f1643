import { sum } from 'simple-statistics';
import { estimate } from './log-ratio';
import type { Estimate } from './log-ratio';

/** Posts that have something, of how many. */
export interface Share {
  readonly posts: number;
  readonly of: number;
}

/**
 * How many times as large a share is as an earlier one, with the interval of the ratio's logarithm (Katz
 * and others 1978). Half a post with it and half a post without it are added to both sides, so that shares
 * of none and of all have a ratio too.
 *
 * @param spread How much more than chance the share moves anyway, see {@link spreadOf}; 1 is chance.
 */
export function shareRatio(now: Share, earlier: Share, spread: number): Estimate {
  const log = logShare(now) - logShare(earlier);
  return estimate(log, spread * (variance(now) + variance(earlier)));
}

/**
 * How much more a share moves from month to month than chance alone would move it: the variance of its
 * counts over that of a binomial (Pearson's statistic by degree of freedom). A share that goes up and
 * down by itself does not rise because it is up once more.
 *
 * @returns 1 for chance, and where there are no two months to compare; less for months that are more
 *   alike than chance has it.
 */
export function spreadOf(months: readonly Share[]): number {
  const all = sum(months.map(({ posts }) => posts)) / sum(months.map(({ of }) => of));
  const used = months.filter(({ of }) => of > 0);
  if (used.length < 2 || all === 0 || all === 1) return 1;
  const distances = used.map(({ posts, of }) => (posts - of * all) ** 2 / (of * all * (1 - all)));
  return sum(distances) / (used.length - 1);
}

function logShare({ posts, of }: Share): number {
  return Math.log((posts + 0.5) / (of + 1));
}

function variance({ posts, of }: Share): number {
  return 1 / (posts + 0.5) - 1 / (of + 1);
}
