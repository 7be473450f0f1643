import type { GroupPosts, Pair } from './analysis';
import { falseDiscovery } from './false-discovery';
import { estimate } from './log-ratio';

/** Posts that speak of two groups. */
export interface PairPosts {
  readonly one: number;
  readonly other: number;
  readonly posts: number;
}

const LEVEL = 0.05;

/**
 * Groups that stand in one post more often than they would if they had nothing to do with each other:
 * lift, with the interval of its logarithm by the delta method.
 *
 * @param groups All groups: every two of them are a comparison, those never seen together too.
 * @param pairs Those seen together.
 * @param total Posts in all.
 * @returns Those that are no chance, by the lower end of their interval.
 */
export function together(
  groups: readonly GroupPosts[],
  pairs: readonly PairPosts[],
  total: number,
): Pair[] {
  const seen = new Map(pairs.map(({ one, other, posts }) => [`${one} ${other}`, posts]));
  const compared = groups.flatMap((one) =>
    groups
      .filter((other) => other.id > one.id && one.posts > 0 && other.posts > 0)
      .map((other) => compare(one, other, seen.get(`${one.id} ${other.id}`) ?? 0, total)),
  );
  const pValues = falseDiscovery(compared.map(({ pValue }) => pValue));
  return compared
    .map((pair, i) => ({ ...pair, pValue: pValues[i] ?? 1 }))
    .filter(({ pValue }) => pValue < LEVEL)
    .sort((a, b) => b.low - a.low);
}

function compare(one: GroupPosts, other: GroupPosts, posts: number, total: number): Pair {
  const expected = (one.posts * other.posts) / total;
  // Half a post more: two groups that were never seen together have a logarithm too.
  const both = posts + 0.5;
  const variance =
    1 / both - 1 / one.posts - 1 / other.posts + (2 * both) / (one.posts * other.posts) - 1 / total;
  return {
    one: one.name,
    other: other.name,
    posts,
    expected,
    ...estimate(Math.log(both / (expected + 0.5)), Math.max(variance, 1 / total)),
  };
}
