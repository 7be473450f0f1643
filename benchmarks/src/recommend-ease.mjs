// EASE against numpy (scipy's XᵀX, numpy's inverse), and the 20 best items of all users by factors
// against implicit's `recommend`: CPU seconds on one thread, both sides in turns, the same made data.
// Results are compared before times are told. Build first.
//
//   node src/recommend-ease.mjs          BENCH_QUICK=1 small, one round; ROUNDS=5;
//                                        PYTHON=python3.11 another Python

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EASE, FactorRanker, Interactions } from '@nunchi/recommend';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';
import { createRandom } from './random.mjs';

const quick = process.env.BENCH_QUICK === '1';
const rounds = quick ? 1 : Number(process.env.ROUNDS ?? 3);
const python = process.env.PYTHON ?? 'python3';
const script = fileURLToPath(new URL('recommend-ease.py', import.meta.url));
const seed = 5;
const K = 20;

const shapes = quick
  ? [
      { name: 'EASE, 300 items', task: ease, users: 500, items: 300, each: 20 },
      { name: 'top 20 of 300 items', task: lists, users: 500, items: 300, each: 20 },
    ]
  : [
      { name: 'EASE, 3,602 items', task: ease, users: 6039, items: 3602, each: 111 },
      { name: 'top 20 of 3,602 items', task: lists, users: 6039, items: 3602, each: 111 },
      { name: 'top 20 of 41,000 items', task: lists, users: 30_000, items: 41_000, each: 27 },
    ];

console.log(`${machineLine(describeMachine())}, ${new Date().toISOString()}, seed ${seed}`);
const folder = mkdtempSync(path.join(tmpdir(), 'recommend-ease-'));
try {
  for (const shape of shapes) {
    const run = shape.task(shape, madePairs(shape));
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

function ease({ users, items }, pairs) {
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

function lists({ users, items }, pairs) {
  const factors = 64;
  const random = createRandom(seed);
  const made = (count) => Float32Array.from({ length: count * factors }, () => random.next() - 0.4);
  const [vectors, itemVectors] = [made(users), made(items)];
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
    check: ({ items: places, scores }) => {
      const read = (file, type) => {
        const { buffer, byteOffset } = readFileSync(path.join(folder, file));
        return new type(buffer, byteOffset, users * K);
      };
      const expected = {
        items: read('lists.i32', Int32Array),
        scores: read('scores.f32', Float32Array),
      };
      let [same, worst] = [0, 0];
      for (let n = 0; n < places.length; n += 1) {
        if (places[n] === expected.items[n]) same += 1;
        worst = Math.max(worst, Math.abs(scores[n] - expected.scores[n]));
      }
      if (!(worst < 1e-4) || same < 0.99 * places.length)
        throw new Error(`Scores differ by ${worst}`);
      return `scores equal to ${worst.toExponential(1)}, ${same} of ${places.length} places`;
    },
  };
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
