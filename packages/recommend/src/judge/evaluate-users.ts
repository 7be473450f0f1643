import type { Id } from '../data/ids.js';
import type { Interactions } from '../data/interactions.js';
import type { Recommender } from '../models/recommender.js';
import type { RankingCounts } from './metrics/ranking-report.js';

/** Who is judged, and what would be right for each. */
export interface JudgedUsers {
  ids: Id[];
  /** Places of the users in the model. */
  places: Int32Array;
  /** Places in the model of user `u`'s test items: `items` from `indptr[u]`. */
  indptr: Int32Array;
  items: Int32Array;
  /** How many test items each user has, those unknown to the model among them. */
  relevant: Int32Array;
  counts: RankingCounts;
}

/** What decides who and what is judged. */
export interface JudgingRules {
  seen: 'filter' | 'allow' | 'only';
  /** 1 for items that may be listed; `null` for all. */
  candidates: Uint8Array | null;
  /** Only these users; `null` for all. */
  users: ReadonlySet<Id> | null;
  unreachable: 'drop' | 'count';
}

/** Sorts the rows of a test set into users to judge, and counts what is left out. O(rows). */
export function judgedUsers(
  model: Recommender,
  test: Interactions,
  rules: JudgingRules,
): JudgedUsers {
  const { users, items, seen } = model.known;
  const { indptr: rowsOf, rows } = test.rowsByUser();
  const itemPlaces = Int32Array.from(test.items.toArray(), (id) => items.find(id));
  const ids: Id[] = [];
  const places: number[] = [];
  const wanted: number[] = [];
  const indptr: number[] = [0];
  const relevant: number[] = [];
  const counts: RankingCounts = {
    ...{ users: 0, usersWithoutTestItem: 0, coldUsers: 0, unreachable: 0 },
    ...{ coldItems: coldOf(test, itemPlaces), testItems: 0, coldTestItems: 0 },
    catalogue: items.size,
  };
  // Marks with the user's number, so that nothing is cleared between two users.
  const hasSeen = new Int32Array(items.size).fill(-1);
  const counted = new Int32Array(test.items.size).fill(-1);
  for (let u = 0; u < test.users.size; u++) {
    const id = test.users.at(u);
    if (rules.users && !rules.users.has(id)) continue;
    const place = users.find(id);
    if (place === -1 || !model.knowsUser(place)) {
      counts.coldUsers++;
      continue;
    }
    for (let k = seen.indptr[place] as number; k < (seen.indptr[place + 1] as number); k++) {
      hasSeen[seen.indices[k] as number] = u;
    }
    let right = 0;
    let strangers = 0;
    const start = wanted.length;
    for (let r = rowsOf[u] as number; r < (rowsOf[u + 1] as number); r++) {
      const own = test.itemOf[rows[r] as number] as number;
      if (counted[own] === u) continue;
      counted[own] = u;
      const item = itemPlaces[own] as number;
      if (!mayList(item, item !== -1 && hasSeen[item] === u, rules)) {
        counts.unreachable++;
        if (rules.unreachable === 'drop') continue;
      }
      right++;
      if (item === -1) strangers++;
      else wanted.push(item);
    }
    if (right === 0) {
      wanted.length = start;
      counts.usersWithoutTestItem++;
      continue;
    }
    counts.testItems += right;
    counts.coldTestItems += strangers;
    ids.push(id);
    places.push(place);
    relevant.push(right);
    indptr.push(wanted.length);
  }
  counts.users = ids.length;
  return {
    ids,
    places: Int32Array.from(places),
    indptr: Int32Array.from(indptr),
    items: Int32Array.from(wanted),
    relevant: Int32Array.from(relevant),
    counts,
  };
}

/** Whether the lists can hold a test item; one that the model does not know is just missed. */
function mayList(item: number, isSeen: boolean, { seen, candidates }: JudgingRules): boolean {
  if (seen === 'only' && !isSeen) return false;
  if (item === -1) return true;
  return !(seen === 'filter' && isSeen) && candidates?.[item] !== 0;
}

/** How many different items of the rows the model does not know. */
function coldOf(test: Interactions, itemPlaces: Int32Array): number {
  const cold = new Set<number>();
  for (const item of test.itemOf) if (itemPlaces[item] === -1) cold.add(item);
  return cold.size;
}
