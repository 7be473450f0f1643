import type { Blend, Id } from '@nunchi/recommend';

/** What becomes of the lists when one part of a blend does not count. */
export interface WeightEffect {
  readonly part: string;
  readonly weight: number;
  /** Share of the users whose first ten change. */
  readonly changed: number;
}

/**
 * Takes each part's weight away in turn. In the original a look-up went wrong, all features were the
 * constant 1, and no weight changed anything.
 */
export function weightEffects(
  blend: Blend,
  users: readonly Id[],
  seen: 'filter' | 'only',
): WeightEffect[] {
  const { weights = {} } = blend.options;
  const listOf = (model: Blend, user: Id): string =>
    JSON.stringify(model.recommend(user, { k: 10, seen }).map(({ item }) => item));
  const before = users.map((user) => listOf(blend, user));
  return Object.entries(weights).map(([part, weight]) => {
    const without = blend.withWeights({ ...weights, [part]: 0 });
    const changed = users.filter((user, u) => listOf(without, user) !== before[u]).length;
    return { part, weight, changed: changed / Math.max(1, users.length) };
  });
}
