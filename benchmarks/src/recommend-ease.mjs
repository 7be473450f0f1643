// EASE against numpy (scipy's XᵀX, numpy's inverse), the 20 best items of all users by it against scipy's
// product and numpy's argpartition, and by factors against implicit's `recommend`: CPU seconds on one
// thread, both sides in turns, the same made data. Factors are random numbers, which no bound helps
// with, or those that ALS learns. Results are compared before times are told. Build first.
//
//   node src/recommend-ease.mjs          BENCH_QUICK=1 small, one round; ROUNDS=5;
//                                        PYTHON=python3.11 another Python; ONLY=lists some of them;
//                                        RECOMMEND_DATA=folder train.txt in place of made pairs

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  EASE,
  FactorRanker,
  IdIndex,
  ImplicitALS,
  Interactions,
  recommendAll,
} from '@nunchi/recommend';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';
import { createRandom } from './random.mjs';
import { madePairs as tastefulPairs, readPairs } from './recommend-implicit-data.mjs';

const quick = process.env.BENCH_QUICK === '1';
const rounds = quick ? 1 : Number(process.env.ROUNDS ?? 3);
const python = process.env.PYTHON ?? 'python3';
const script = fileURLToPath(new URL('recommend-ease.py', import.meta.url));
const seed = 5;
const K = 20;

const films = { users: 6039, items: 3602, each: 111 };
const places = { users: 30_000, items: 41_000, each: 27 };
const few = { users: 500, items: 300, each: 20 };
const shapes = (
  quick
    ? [
        { name: 'EASE, 300 items', task: ease, ...few },
        { name: 'EASE, top 20 of 300 items', task: easeLists, ...few },
        { name: 'top 20 of 300 items', task: lists, ...few },
        { name: 'top 20 of 300 items, learnt', task: learntLists, ...few },
      ]
    : [
        { name: 'EASE, 3,602 items', task: ease, ...films },
        { name: 'EASE, top 20 of 3,602 items', task: easeLists, ...films },
        { name: 'top 20 of 3,602 items', task: lists, ...films },
        { name: 'top 20 of films, learnt', task: learntLists, real: true, ...films },
        { name: 'top 20 of 41,000 items', task: lists, ...places },
        { name: 'top 20 of 41,000 items, learnt', task: learntLists, genres: 200, ...places },
      ]
).filter(({ task }) => (process.env.ONLY ?? task.name) === task.name);

console.log(`${machineLine(describeMachine())}, ${new Date().toISOString()}, seed ${seed}`);
const folder = mkdtempSync(path.join(tmpdir(), 'recommend-ease-'));
try {
  for (const shape of shapes) {
    const run = shape.task(shape);
    const times = { peer: [], nunchi: [] };
    for (let round = 0; round < rounds; round += 1) {
      times.peer.push(JSON.parse(execFileSync(python, [script, ...run.peer]).toString()).cpu);
      const before = process.cpuUsage();
      const result = run.nunchi();
      const { user, system } = process.cpuUsage(before);
      times.nunchi.push((user + system) / 1e6);
      if (round === 0) console.log(`${shape.name}: ${run.check(result)}`);
    }
    for (const [what, of] of [
      ['fastest', (list) => Math.min(...list)],
      ['median', median],
    ]) {
      const [peer, nunchi] = [of(times.peer), of(times.nunchi)];
      const seconds = `${nunchi.toFixed(3)} s against ${peer.toFixed(3)} s`;
      const ratio = (nunchi / peer).toFixed(2);
      console.log(`${shape.name}: ${seconds}, ratio ${ratio} (CPU, ${what} of ${rounds})`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Users with a long tail of sizes, items with a long tail of viewers; every item has one. */
function madePairs({ users, items, each }) {
  const random = createRandom(seed);
  const pairs = [];
  for (let item = 0; item < items; item += 1) pairs.push(random.below(users), item);
  for (let user = 0; user < users; user += 1) {
    const size = Math.ceil(each * -Math.log(1 - random.next()));
    for (let n = 0; n < size; n += 1) pairs.push(user, Math.floor(items * random.next() ** 2));
  }
  return Int32Array.from(pairs);
}

function interactionsOf(pairs) {
  const rows = [];
  for (let n = 0; n < pairs.length; n += 2) rows.push({ user: pairs[n], item: pairs[n + 1] });
  return Interactions.from(rows);
}

function ease(shape) {
  const { users, items } = shape;
  const pairs = madePairs(shape);
  const regularization = 500;
  writeFileSync(path.join(folder, 'pairs.i32'), pairs);
  const data = interactionsOf(pairs);
  return {
    peer: ['ease', folder, users, items, regularization].map(String),
    nunchi: () => new EASE({ regularization }).fit(data),
    check: (model) => {
      const { buffer, byteOffset } = readFileSync(path.join(folder, 'weights.f64'));
      const expected = new Float64Array(buffer, byteOffset, items * items);
      const { weights } = model.toState().arrays;
      // Items are numbered as they were made, so places are numbers.
      let worst = 0;
      for (let n = 0; n < weights.length; n += 1) {
        // The model keeps float32: what is left is no more than its rounding.
        worst = Math.max(worst, Math.abs(weights[n] - Math.fround(expected[n])));
      }
      if (!(worst < 1e-7)) throw new Error(`Weights differ by ${worst}`);
      return `weights equal to ${worst.toExponential(1)}`;
    },
  };
}

/** All lists of a model that both sides have; the model's weights are copied in the time, as the first lists do. */
function easeLists(shape) {
  const { users, items } = shape;
  const pairs = madePairs(shape);
  const state = new EASE({ regularization: 500 }).fit(numbered(shape, pairs)).toState();
  writeFileSync(path.join(folder, 'pairs.i32'), pairs);
  writeFileSync(path.join(folder, 'weights.f32'), state.arrays.weights);
  return {
    peer: ['ease-lists', folder, users, items, K].map(String),
    nunchi: () => recommendAll(EASE.restore(state), { k: K }),
    check: (found) => compareLists(found, users),
  };
}

/** Lists by random numbers. */
function lists(shape) {
  const random = createRandom(seed);
  const made = (count) => Float32Array.from({ length: count * 64 }, () => random.next() - 0.4);
  return factorLists(shape, madePairs(shape), made(shape.users), made(shape.items));
}

/** Lists by factors of people with tastes. */
function learntLists(shape) {
  const { users, items, each, genres, real } = shape;
  const { RECOMMEND_DATA } = process.env;
  const made =
    real && RECOMMEND_DATA !== undefined
      ? readPairs(RECOMMEND_DATA)
      : tastefulPairs({ users, items, pairs: users * each, seed, genres });
  const pairs = Int32Array.from(made.train.flatMap((row, user) => row.flatMap((i) => [user, i])));
  const model = new ImplicitALS({ factors: 64, iterations: 6, alpha: 20, randomState: seed });
  model.fit(numbered(made, pairs));
  const [vectors, itemVectors] = [model.userVectors(), model.itemVectors()];
  return factorLists(
    made,
    pairs,
    Float32Array.from(vectors.data),
    Float32Array.from(itemVectors.data),
  );
}

/** Interactions whose places are the pairs' numbers. */
function numbered({ users, items }, pairs) {
  const ids = (count) => new IdIndex(Array.from({ length: count }, (_, n) => n));
  return new Interactions({
    ...{ users: ids(users), items: ids(items) },
    userOf: pairs.filter((_, n) => n % 2 === 0),
    itemOf: pairs.filter((_, n) => n % 2 === 1),
    values: new Float64Array(pairs.length / 2).fill(1),
  });
}

function factorLists({ users, items }, pairs, vectors, itemVectors) {
  const factors = 64;
  writeFileSync(path.join(folder, 'pairs.i32'), pairs);
  writeFileSync(path.join(folder, 'users.f32'), vectors);
  writeFileSync(path.join(folder, 'items.f32'), itemVectors);
  const seen = seenOf(users, items, pairs);
  const everybody = Int32Array.from({ length: users }, (_, user) => user);
  return {
    peer: ['lists', folder, users, items, factors, K].map(String),
    nunchi: () => {
      const found = { items: new Int32Array(users * K), scores: new Float64Array(users * K) };
      new FactorRanker(itemVectors, factors).topKInto({
        ...{ vectors, users: everybody, k: K, seen },
        ...found,
      });
      return found;
    },
    check: (found) => compareLists(found, users),
  };
}

/** The lists that the peer wrote must be as good, place by place, and but for ties the same. */
function compareLists({ items, scores }, users) {
  const read = (file, type) => {
    const { buffer, byteOffset } = readFileSync(path.join(folder, file));
    return new type(buffer, byteOffset, users * K);
  };
  const expected = {
    items: read('lists.i32', Int32Array),
    scores: read('scores.f32', Float32Array),
  };
  let [same, worst] = [0, 0];
  for (let n = 0; n < items.length; n += 1) {
    if (items[n] === expected.items[n]) same += 1;
    worst = Math.max(worst, Math.abs(scores[n] - expected.scores[n]));
  }
  if (!(worst < 1e-4) || same < 0.99 * items.length) throw new Error(`Scores differ by ${worst}`);
  return `scores equal to ${worst.toExponential(1)}, ${same} of ${items.length} places`;
}

/** Users × items with rising columns, each once. */
function seenOf(users, items, pairs) {
  const rows = Array.from({ length: users }, () => new Set());
  for (let n = 0; n < pairs.length; n += 2) rows[pairs[n]].add(pairs[n + 1]);
  const indptr = new Int32Array(users + 1);
  const indices = rows.flatMap((row, user) => {
    indptr[user + 1] = indptr[user] + row.size;
    return [...row].sort((a, b) => a - b);
  });
  return {
    ...{ rows: users, columns: items, indptr, indices: Int32Array.from(indices) },
    values: new Float64Array(indices.length).fill(1),
  };
}
