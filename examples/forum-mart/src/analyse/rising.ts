import { median, sum } from 'simple-statistics';
import type { MonthPosts, Rising, Risen } from './analysis';
import { falseDiscovery } from './false-discovery';
import { shareRatio, spreadOf } from './share-ratio';
import type { Share } from './share-ratio';

/** Something that posts speak of, and in how many posts of each month. */
export interface Term {
  readonly name: string;
  /** As the months it is compared over. */
  readonly months: readonly number[];
}

/** What is called risen: at most one in twenty of them by chance. */
const LEVEL = 0.05;

/**
 * What the last month speaks of more than the months before it.
 *
 * @param months In order.
 * @returns `null` without posts in the last month or without any before it.
 */
export function rising(
  months: readonly MonthPosts[],
  groups: readonly Term[],
  words: readonly Term[],
): Rising | null {
  const earlier = months.slice(0, -1);
  const month = months.at(-1);
  if (month === undefined || !earlier.some(({ posts }) => posts > 0)) return null;
  const totals = months.map(({ posts }) => posts);
  return { month, earlier, groups: risen(groups, totals), words: risen(words, totals) };
}

/** Compares the last month's share of each term with its share of all months before. */
function risen(terms: readonly Term[], totals: readonly number[]): Risen {
  const tested = terms
    .filter(({ months }) => sum([...months]) > 0)
    .map(({ name, months }) => {
      const shares = months.map((posts, i): Share => ({ posts, of: totals[i] ?? 0 }));
      const before = shares.slice(0, -1);
      return {
        name,
        now: shares.at(-1) ?? { posts: 0, of: 0 },
        earlier: {
          posts: sum(before.map(({ posts }) => posts)),
          of: sum(before.map(({ of }) => of)),
        },
        spread: spreadOf(before),
      };
    });
  if (tested.length === 0) return { tested: 0, risen: [] };
  // A few months tell little of how much one term moves: no term is taken to move less than most do.
  const common = Math.max(1, median(tested.map(({ spread }) => spread)));
  const estimates = tested.map(({ now, earlier, spread }) =>
    shareRatio(now, earlier, Math.max(common, spread)),
  );
  const pValues = falseDiscovery(estimates.map(({ pValue }) => pValue));
  const changes = tested.map(({ name, now, earlier }, i) => ({
    name,
    posts: now.posts,
    share: now.posts / now.of,
    earlierPosts: earlier.posts,
    earlierShare: earlier.posts / earlier.of,
    ...(estimates[i] as (typeof estimates)[number]),
    pValue: pValues[i] ?? 1,
  }));
  return {
    tested: tested.length,
    risen: changes.filter(({ pValue }) => pValue < LEVEL).sort((a, b) => b.low - a.low),
  };
}
