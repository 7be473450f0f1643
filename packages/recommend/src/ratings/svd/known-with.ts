import { rowOfEach, sortedCsr } from '../../data/csr.js';
import { IdIndex } from '../../data/ids.js';
import type { Interactions } from '../../data/interactions.js';
import { countColumns, type Known } from '../../models/recommender.js';

/** What a model remembers, with more rows: users and items keep their places, new ones stand behind. */
export function knownWith({ users, items, seen, lastAt }: Known, data: Interactions): Known {
  const allUsers = new IdIndex(users.toArray());
  const allItems = new IdIndex(items.toArray());
  const userOf = data.userOf.map((user) => allUsers.add(data.users.at(user)));
  const itemOf = data.itemOf.map((item) => allItems.add(data.items.at(item)));
  const weights = data.values.map((value, k) => value * (data.confidence?.[k] ?? 1));
  const all = sortedCsr(
    allUsers.size,
    allItems.size,
    joined(Int32Array, rowOfEach(seen), userOf),
    joined(Int32Array, seen.indices, itemOf),
    joined(Float64Array, seen.values, weights),
  );
  let last = lastAt;
  for (const when of data.at ?? []) if (last === null || when > last) last = when;
  return {
    users: allUsers,
    items: allItems,
    seen: all,
    popularity: countColumns(all),
    lastAt: last,
  };
}

function joined<A extends Int32Array | Float64Array>(
  type: new (length: number) => A,
  first: A,
  second: A,
): A {
  const both = new type(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
