// ImplicitALS and EASE against implicit (PyPI) and numpy on the same pairs in one run, one thread each,
// by CPU time. They take turns, so that a machine that slows down slows both. Before anything is timed
// both must come to the same loss and to lists as good. Figures are medians; a ratio below 1 is ours.
//
//   node benchmarks/src/recommend-implicit.mjs
//   RECOMMEND_DATA=folder  train.txt and test.txt in place of made pairs of ml-1m's shape
//   PYTHON=python3.11      another Python;   BENCH_QUICK=1  small made data, one round
//   CHECKOUT=folder        the checkout whose build is measured

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Findings } from '../../scripts/house/findings.mjs';
import { markdownTable } from '../../scripts/house/print-table.mjs';
import { loaderOf } from './load-package.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';
import { createRandom } from './random.mjs';
import { madePairs, ndcg, readPairs } from './recommend-implicit-data.mjs';

const quick = process.env.BENCH_QUICK === '1';
const rounds = quick ? 1 : 3;
const K = 20;
const root = process.env.CHECKOUT ?? fileURLToPath(new URL('../..', import.meta.url));
const { EASE, IdIndex, ImplicitALS, Interactions } = await loaderOf(root)('@nunchi/recommend');
const { createThreads } = await loaderOf(root)('@nunchi/recommend/node');

/** Rows of the table: `[what, ours, theirs, ratio, ...]`. */
const rows = [];
const findings = new Findings();
const folder = mkdtempSync(path.join(tmpdir(), 'recommend-implicit-'));
const peer = await startPeer();
if (peer === null) console.log('recommend-implicit is left out: this Python has no implicit');
else {
  try {
    await compare();
  } finally {
    peer.close();
    rmSync(folder, { recursive: true });
  }
}

async function compare() {
  console.log(`recommend-implicit: ${machineLine(describeMachine())}, ${new Date().toISOString()}`);
  console.log(`implicit ${peer.versions.implicit}, numpy ${peer.versions.numpy}\n`);
  const films = share('films', films1m());
  for (const [factors, solver, iterations, goal] of [
    [64, 'cg', 8, 0.8],
    [128, 'cg', 5, 1],
    [64, 'exact', 3, 0.35],
  ]) {
    const task = { factors, solver, iterations: quick ? 15 : iterations, alpha: 20 };
    await compareFits(films, task, goal);
  }
  await compareLists(films, 0.5);
  await compareLists(share('places', places()), 0.9);
  await compareEase(films);
  await compareThreads(films);
  const head = ['CPU seconds, one thread', 'nunchi', 'peer', 'ratio', 'goal'];
  console.log(`\n${markdownTable(head, rows)}\n`);
  findings.finish('recommend-implicit');
}

/** Pairs of the shape of ml-1m. */
function films1m() {
  const { RECOMMEND_DATA } = process.env;
  if (RECOMMEND_DATA !== undefined) return readPairs(RECOMMEND_DATA);
  if (quick) return madePairs({ users: 500, items: 300, pairs: 20_000, seed: 1 });
  return madePairs({ users: 6040, items: 3600, pairs: 836_000, seed: 1 });
}

/** Pairs of the shape of gowalla. */
function places() {
  if (quick) return madePairs({ users: 400, items: 2000, pairs: 10_000, seed: 2 });
  return madePairs({ users: 30_000, items: 41_000, pairs: 1_000_000, seed: 2, genres: 200 });
}

/** Gives pairs to both sides. */
function share(name, { users, items, train, test }) {
  const indptr = Int32Array.of(0, ...train.map(() => 0));
  train.forEach((row, u) => (indptr[u + 1] = indptr[u] + row.length));
  const indices = Int32Array.from(train.flat());
  for (const [part, array] of Object.entries({ indptr, indices, shape: [users, items] })) {
    writeFileSync(path.join(folder, `${name}.${part}`), Int32Array.from(array));
  }
  const userOf = Int32Array.from(train.flatMap((row, u) => row.map(() => u)));
  const data = new Interactions({
    users: new IdIndex(train.keys()),
    items: new IdIndex(Array.from({ length: items }, (_, i) => i)),
    ...{ userOf, itemOf: indices, values: new Float64Array(indices.length).fill(1) },
  });
  console.log(`${name}: ${users} users, ${items} items, ${indices.length} pairs to learn from`);
  // The vectors that both begin with, as many as 128 factors need.
  const random = createRandom(3);
  const first = {};
  for (const [side, count] of Object.entries({ users, items })) {
    first[side] = Float32Array.from({ length: count * 128 }, () => random.next() * 0.01);
    writeFileSync(path.join(folder, `${name}.${side}`), first[side]);
  }
  return { name, data, test, first };
}

/** The options of ours that are what implicit does. */
function sameAsImplicit({ data, first }, { factors, solver, iterations, alpha }) {
  const initialFactors = {
    users: first.users.subarray(0, data.users.size * factors),
    items: first.items.subarray(0, data.items.size * factors),
  };
  return { preset: 'implicit', factors, solver, iterations, alpha, initialFactors };
}

async function compareFits(set, task, goal) {
  const { name, data, test } = set;
  const label = `ALS ${task.solver}, ${task.factors} factors, ${task.iterations} iterations`;
  const told = await peer.ask('fit', { name, ...task, loss: true });
  let loss = 0;
  const model = new ImplicitALS({ ...sameAsImplicit(set, task), trackLoss: true }).fit(data, {
    onProgress: (progress) => (loss = progress.loss ?? loss),
  });
  // implicit divides its loss by the sum of all weights.
  const pairs = data.size;
  loss /= pairs * task.alpha + data.users.size * data.items.size - pairs;
  const gap = Math.abs(loss / told.loss - 1);
  findings.expect(
    gap < 0.01,
    `${label}: loss ${loss.toFixed(5)}, implicit's ${told.loss.toFixed(5)}`,
  );
  await peer.ask('topk', { name, k: K });
  expectSameQuality(label, ndcg(listsOf(model), test, K), ndcg(peerLists(), test, K));

  const [ours, theirs] = await takeTurns(
    () => new ImplicitALS(sameAsImplicit(set, task)).fit(data),
    ['fit', { name, ...task, loss: false }],
  );
  addRow(label, ours, theirs, goal);
}

function expectSameQuality(label, ours, theirs) {
  findings.expect(
    Math.abs(ours - theirs) < (quick ? 0.02 : 0.005),
    `${label}: NDCG@${K} ${ours.toFixed(4)}, implicit's ${theirs.toFixed(4)}`,
  );
}

async function compareLists(set, goal) {
  const { name, data, test } = set;
  const task = { factors: 64, solver: 'cg', iterations: 4, alpha: 20 };
  const label = `top-${K} of ${data.users.size} users, ${data.items.size} items`;
  const model = new ImplicitALS(sameAsImplicit(set, task)).fit(data);
  await peer.ask('fit', { name, ...task, loss: false });
  await peer.ask('topk', { name, k: K });
  expectSameQuality(label, ndcg(listsOf(model), test, K), ndcg(peerLists(), test, K));
  const [ours, theirs] = await takeTurns(() => listsOf(model), ['topk', { name, k: K }]);
  addRow(label, ours, theirs, goal);
}

/** EASE and numpy's inverse of the same matrix. */
async function compareEase({ name, data }) {
  if (EASE === undefined) return findings.skip('EASE is not exported yet');
  const options = { regularization: 500 };
  const [ours, theirs] = await takeTurns(
    () => new EASE(options).fit(data),
    ['ease', { name, ...options }],
  );
  addRow(`EASE, ${data.items.size} items`, ours, theirs, 1.2);
}

/** Wall time of one thread and of two: only a quiet machine shows it. */
async function compareThreads(set) {
  const { data } = set;
  const options = sameAsImplicit(set, { factors: 64, solver: 'exact', iterations: 3, alpha: 20 });
  const walls = { 1: [], 2: [] };
  const vectors = [];
  for (let round = 0; round < rounds; round++) {
    for (const count of [1, 2]) {
      const threads = createThreads(count);
      const model = new ImplicitALS(options);
      const begin = performance.now();
      await model.fitAsync(data, { threads });
      walls[count].push((performance.now() - begin) / 1000);
      vectors.push(model.itemVectors().data);
      await threads.close();
    }
  }
  const same = vectors.every((some) => some.every((x, k) => x === vectors[0][k]));
  findings.expect(same, 'two threads give the bits of one');
  // The best round of each: others' work on the machine only ever adds.
  const [one, two] = [Math.min(...walls[1]), Math.min(...walls[2])];
  rows.push([
    'wall: two threads / one',
    two.toFixed(3),
    one.toFixed(3),
    (two / one).toFixed(2),
    '0.62',
  ]);
}

function listsOf(model) {
  const users = Int32Array.from(model.known.users.toArray().keys());
  const items = new Int32Array(users.length * K);
  model.topKInto(users, K, true, items, new Float64Array(items.length));
  return items;
}

function peerLists() {
  return new Int32Array(Uint8Array.from(readFileSync(path.join(folder, 'lists'))).buffer);
}

/** CPU seconds of both, each round. */
async function takeTurns(ours, question) {
  const seconds = [[], []];
  for (let round = 0; round < rounds; round++) {
    const mine = () => {
      const begin = process.cpuUsage();
      ours();
      const { user, system } = process.cpuUsage(begin);
      seconds[0].push((user + system) / 1e6);
    };
    if (round % 2 === 0) mine();
    seconds[1].push((await peer.ask(...question)).seconds);
    if (round % 2 === 1) mine();
  }
  return seconds;
}

function addRow(label, ours, theirs, goal) {
  const [a, b] = [median(ours), median(theirs)];
  rows.push([label, a.toFixed(3), b.toFixed(3), (a / b).toFixed(2), goal.toFixed(2)]);
}

/** A Python that answers questions; `null` if it has no implicit. */
async function startPeer() {
  const script = fileURLToPath(new URL('recommend-implicit.py', import.meta.url));
  const stdio = ['pipe', 'pipe', 'ignore'];
  const child = spawn(process.env.PYTHON ?? 'python3', [script, folder], { stdio });
  child.on('error', () => undefined);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await answers.next();
  if (first.done) return null;
  return {
    versions: JSON.parse(first.value),
    ask: async (question, options) => {
      child.stdin.write(`${JSON.stringify([question, options])}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`Python ended at ${question} ${JSON.stringify(options)}`);
      return JSON.parse(value);
    },
    close: () => child.stdin.end(),
  };
}
