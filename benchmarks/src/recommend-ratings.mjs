// Ratings as a film service has them, made from a seed: hidden tastes, popular films, kind viewers.

import { readFileSync } from 'node:fs';
import { createRandom } from './random.mjs';

/** Stars of 1 to 5 by `users` for `items`; with RECOMMEND_ML100K, the rows of that file (u.data). */
export function loadRatings({ users, items, ratings, seed }) {
  const file = process.env.RECOMMEND_ML100K;
  const rows =
    file === undefined ? madeRatings(users, items, ratings, seed) : readRatings(file, seed);
  const held = Math.floor(rows.length / 5);
  return {
    name: file === undefined ? 'made' : 'ml-100k',
    train: rows.slice(held),
    test: rows.slice(0, held),
  };
}

function madeRatings(users, items, ratings, seed) {
  const random = createRandom(seed);
  const around = () => random.next() + random.next() + random.next() - 1.5;
  const vectors = (count) => Array.from({ length: count }, () => [around(), around(), around()]);
  const [tastes, kinds] = [vectors(users), vectors(items)];
  const kind = Array.from({ length: users }, around);
  const good = Array.from({ length: items }, around);
  const seen = new Set();
  const rows = [];
  while (rows.length < ratings) {
    const user = random.below(users);
    const item = Math.floor(random.next() ** 2.5 * items);
    if (seen.has(user * items + item)) continue;
    seen.add(user * items + item);
    const match = tastes[user].reduce((sum, x, f) => sum + x * kinds[item][f], 0);
    const stars = 3.6 + 0.5 * kind[user] + 0.6 * good[item] + 1.4 * match + 0.8 * around();
    rows.push({ user, item, value: Math.min(5, Math.max(1, Math.round(stars))) });
  }
  return rows;
}

function readRatings(file, seed) {
  const random = createRandom(seed);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t').map(Number))
    .map(([user, item, value]) => ({ user, item, value, order: random.next() }))
    .sort((a, b) => a.order - b.order);
}
