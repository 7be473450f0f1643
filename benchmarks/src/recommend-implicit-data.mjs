// Data for recommend-implicit.mjs: made pairs of users and items with tastes, or a file of real ones.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRandom } from './random.mjs';

/**
 * Pairs of users and items: every item is of a genre and the more popular the lower its number (Zipf's
 * law); every user likes three genres and takes four of five items from them. A fifth of each user's
 * pairs is held out.
 *
 * @returns `{ users, items, train, test }`, the latter two as rows of rising items.
 */
export function madePairs({ users, items, pairs, seed, genres = 24 }) {
  const random = createRandom(seed);
  const perGenre = Math.ceil(items / genres);
  const popular = () =>
    Math.min(items - 1, Math.floor(Math.exp(random.next() * Math.log(items + 1)) - 1));
  const rows = Array.from({ length: users }, () => new Set());
  const tastes = rows.map(() => [0, 1, 2].map(() => random.below(genres)));
  // Activity is spread widely, as in real logs: e^(normal).
  const activity = rows.map(() =>
    Math.exp(
      1.1 * Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()),
    ),
  );
  const scale = pairs / activity.reduce((a, b) => a + b, 0);
  for (let u = 0; u < users; u++) {
    const count = Math.max(5, Math.min(Math.floor(items / 3), Math.round(activity[u] * scale)));
    for (let tries = 0; rows[u].size < count && tries < count * 6; tries++) {
      if (!random.chance(0.8)) rows[u].add(popular());
      else {
        const rank = Math.floor(Math.exp(random.next() * Math.log(perGenre + 1)) - 1);
        const item = rank * genres + random.pick(tastes[u]);
        if (item < items) rows[u].add(item);
      }
    }
  }
  const test = rows.map((row) => new Set([...row].filter(() => random.chance(0.2))));
  const train = rows.map((row, u) =>
    [...row].filter((item) => !test[u].has(item)).sort((a, b) => a - b),
  );
  return { users, items, train, test };
}

/** A folder with train.txt and test.txt: a user and his or her items a line (LightGCN's format). */
export function readPairs(folder) {
  const read = (name) =>
    readFileSync(path.join(folder, name), 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number))
      .filter(({ length }) => length > 1);
  const lines = { train: read('train.txt'), test: read('test.txt') };
  const all = [...lines.train, ...lines.test];
  const users = 1 + all.reduce((most, [user]) => Math.max(most, user), 0);
  const items = 1 + all.reduce((most, [, ...row]) => row.reduce((a, b) => Math.max(a, b), most), 0);
  const train = Array.from({ length: users }, () => []);
  for (const [user, ...row] of lines.train) train[user].push(...row);
  for (const row of train) row.sort((a, b) => a - b);
  const test = Array.from({ length: users }, () => new Set());
  for (const [user, ...row] of lines.test) for (const item of row) test[user].add(item);
  return { users, items, train, test };
}

/** Mean NDCG of lists of k items, over the users who have something held out. */
export function ndcg(lists, test, k) {
  let sum = 0;
  let users = 0;
  test.forEach((held, u) => {
    if (held.size === 0) return;
    let gain = 0;
    let most = 0;
    for (let n = 0; n < k; n++) {
      if (held.has(lists[u * k + n])) gain += 1 / Math.log2(n + 2);
      if (n < held.size) most += 1 / Math.log2(n + 2);
    }
    sum += gain / most;
    users++;
  });
  return sum / users;
}
