// @nunchi/recommend against scikit-surprise on the same fold of the same ratings, with the same seed:
// processor time of `fit`, each in a process of its own, in turns; ours for the first time in its process,
// with V8 still compiling, and for the second. The predictions are compared first:
// fails where they differ.
//
//   npm run bench:surprise
//   RECOMMEND_ML100K=u.data real ratings (user, item, rating by tabs) in place of made ones;
//   PYTHON=python3.11 another Python; BENCH_QUICK=1 few epochs, one round;
//   BENCH_ROUNDS=1 as many rounds

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Findings } from '../../scripts/house/findings.mjs';
import { printTable } from '../../scripts/house/print-table.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';
import { createRandom } from './random.mjs';

const quick = process.env.BENCH_QUICK === '1';
const rounds = Number(process.env.BENCH_ROUNDS ?? (quick ? 1 : 3));
const python = process.env.PYTHON ?? 'python3';
const randomState = 0;

/** How far a prediction of ours may be from Surprise's: 64 bits in each order, and 32 bits. */
const SAME = 1e-12;
const NEARLY = 1e-10;
const SINGLE = 1e-3;

const epochs = (all) => (quick ? 2 : all);
const surprise = (all, kernel) => ({
  preset: 'surprise',
  nEpochs: epochs(all),
  randomState,
  kernel,
});
const models = [
  {
    name: 'SVD',
    ways: {
      plain: [surprise(20, 'plain'), SAME],
      wasm: [surprise(20, 'wasm'), SINGLE],
    },
  },
  {
    name: 'SVDpp',
    ways: {
      plain: [surprise(20, 'plain'), NEARLY],
      wasm: [surprise(20, 'wasm'), SINGLE],
    },
  },
  { name: 'NMF', ways: { plain: [{ nEpochs: epochs(50), randomState }, NEARLY] } },
  { name: 'BaselineOnly', ways: { plain: [{}, SAME] } },
];
/** What is shipped, without a peer to compare with. */
const tuned = ['SVD', 'PMF', 'SVDpp'];

const version = versionOfSurprise();
if (version === null)
  console.log(`recommend-surprise is left out: ${python} has no scikit-surprise`);
else compare();

function versionOfSurprise() {
  try {
    const ask = 'import surprise; print(surprise.__version__)';
    const options = { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' };
    return execFileSync(python, ['-c', ask], options).trim();
  } catch {
    return null;
  }
}

function compare() {
  const folder = mkdtempSync(path.join(tmpdir(), 'recommend-surprise-'));
  const date = new Date().toISOString();
  const machine = describeMachine();
  const findings = new Findings();
  try {
    const ratings = path.join(folder, 'ratings.tsv');
    const source = writeRatings(ratings);
    console.log(`recommend-surprise: ${machineLine(machine)}, scikit-surprise ${version}, ${date}`);
    console.log(`${source}; first of five folds; medians of ${rounds} rounds`);
    const figures = models.flatMap((model) => compareModel(model, ratings, folder, findings));
    printTable(
      [
        'model',
        'kernel',
        'furthest',
        'RMSE',
        'Surprise, s',
        'first, s',
        'again, s',
        'times faster',
      ],
      figures.map(({ name, way, gap, rmse, theirs, first, ours }) => [
        ...[name, way, gap.toExponential(1), rmse.toFixed(4)],
        ...[theirs.toFixed(3), first.toFixed(3), ours.toFixed(3)],
        ...[`${(theirs / first).toFixed(1)}, ${(theirs / ours).toFixed(1)}`],
      ]),
    );
    const shipped = tuned.map((name) => {
      const told = ours(name, { randomState }, ratings, path.join(folder, 'tuned'));
      return { name, ...told };
    });
    console.log('\nwith the defaults');
    printTable(
      ['model', 'RMSE', 'MAE', 'ours, s'],
      shipped.map(({ name, rmse, mae, cpu }) => [
        ...[name, rmse.toFixed(4), mae.toFixed(4), cpu.toFixed(3)],
      ]),
    );
    write({ date, quick, rounds, machine, surprise: version, source, figures, shipped });
  } finally {
    rmSync(folder, { recursive: true });
  }
  findings.finish('recommend-surprise');
}

/** Figures of each way to fit one model, and whether it predicts as Surprise does. */
function compareModel({ name, ways }, ratings, folder, findings) {
  const theirTimes = [];
  const told = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let round = 0; round < rounds; round += 1) {
    const options = Object.values(ways)[0][0];
    theirTimes.push(theirs(name, options, ratings, path.join(folder, name)).cpu);
    for (const [way, [own]] of Object.entries(ways)) {
      told[way].push(ours(name, own, ratings, path.join(folder, `${name}-${way}`)));
    }
  }
  const expected = predictions(path.join(folder, name));
  return Object.entries(ways).map(([way, [, tolerance]]) => {
    const got = predictions(path.join(folder, `${name}-${way}`));
    const gap = got.reduce((most, x, k) => Math.max(most, Math.abs(x - expected[k])), 0);
    findings.expect(
      got.length === expected.length && gap <= tolerance,
      `${name}, ${way}: predictions within ${gap.toExponential(1)} of ${tolerance}`,
    );
    const { rmse } = told[way][0];
    const own = median(told[way].map(({ cpu }) => cpu));
    const first = median(told[way].map((times) => times.first));
    return { name, way, gap, rmse, theirs: median(theirTimes), first, ours: own };
  });
}

function theirs(...args) {
  return run(python, 'recommend-surprise.py', args);
}

function ours(...args) {
  return run(process.execPath, 'recommend-surprise-child.mjs', args);
}

/** What a process says of itself at its end. */
function run(program, file, [name, options, ratings, out]) {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const args = [script, name, JSON.stringify(options), ratings, out];
  return JSON.parse(
    execFileSync(program, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' }),
  );
}

function predictions(file) {
  return new Float64Array(Uint8Array.from(readFileSync(file)).buffer);
}

/** Writes user, item and rating by tabs; the result says whence they are. */
function writeRatings(file) {
  const given = process.env.RECOMMEND_ML100K;
  const rows = given ? readRatings(given) : madeRatings();
  writeFileSync(file, rows.map((row) => `${row.join('\t')}\n`).join(''));
  return `${rows.length} ratings (${given ? path.basename(given) : 'made'})`;
}

function readRatings(file) {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => line.split('\t').slice(0, 3));
}

/** Ratings of the shape of ml-100k: few items have most of them, and tastes have four sides. */
function madeRatings() {
  const { next: random } = createRandom(1);
  const [users, items, count, sides] = quick ? [300, 400, 9000, 4] : [943, 1682, 100_000, 4];
  const bell = () => random() + random() + random() - 1.5;
  const vectors = (n) => Array.from({ length: n }, () => Array.from({ length: sides }, bell));
  const [ofUser, ofItem] = [vectors(users), vectors(items)];
  const [likes, liked] = [users, items].map((n) => Array.from({ length: n }, bell));
  const rows = new Map();
  while (rows.size < count) {
    const user = Math.floor(users * random() ** 1.7);
    const item = Math.floor(items * random() ** 2.5);
    const taste = ofUser[user].reduce((sum, x, side) => sum + x * ofItem[item][side], 0);
    const told = Math.round(3.5 + 0.8 * likes[user] + liked[item] + 1.2 * taste + 1.5 * bell());
    rows.set(user * items + item, [user, item, Math.min(5, Math.max(1, told))]);
  }
  return [...rows.values()];
}

function write(result) {
  const results = new URL('../results/', import.meta.url);
  mkdirSync(results, { recursive: true });
  const file = new URL(`recommend-surprise-${result.date.replaceAll(':', '-')}.json`, results);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}
