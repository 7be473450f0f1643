// One million live keys in one window, count and sum: updates a second, bytes a key, the longest pause
// while the table grows, the pause of a checkpoint, and the way back. A Map of objects by key text
// stands beside it. All sums are checked before anything is told. Processor time.
//
//   node src/window-keys.mjs       BENCH_QUICK=1 100,000 keys, one round; ROUNDS=5

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { crc32 } from 'node:zlib';
import { build } from 'esbuild';
import { printTable } from '../../scripts/house/print-table.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';
import { createRandom } from './random.mjs';

const { count, createEngine, decodeSnapshot, encodeKey, encodeSnapshot, hashBytes, sum, tumbling } =
  await insides();

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const quick = process.env.BENCH_QUICK === '1';
const rounds = quick ? 1 : Number(process.env.ROUNDS ?? 5);
const keyCount = quick ? 100_000 : 1_000_000;
const updates = keyCount;
const batchRows = 4096;
const seed = 11;
const QUERY = '0000000000000000';

console.log(`${machineLine(describeMachine())}, ${new Date().toISOString()}, seed ${seed}`);

const plan = {
  fields: [],
  where: [],
  watermark: { delay: 10_000, idleTimeout: null, combine: 'min' },
  window: tumbling('1 hour'),
  groupBy: ['cpk', 'base_mck'],
  aggregates: [
    { name: 'hit', aggregate: count() },
    { name: 'seconds', aggregate: sum('seconds') },
  ],
  inputs: [{ field: 'seconds', kind: 'number' }],
  inputOf: [-1, 0],
  emit: 'append',
  dialect: 'flink',
  allowedLateness: 0,
  firing: 'accumulating',
  maxKeys: null,
};

/** Each key once, in order; then as many at random. */
const arrivals = batches((row) => row, keyCount);
const random = createRandom(seed);
const again = batches(() => random.below(keyCount), updates);

const table = [];
const engine = createEngine(plan);
const pauses = push(engine, arrivals);
const bytes = tableBytes(engine);
table.push(['new keys, M/s', rate(keyCount, total(pauses)), '']);
table.push(['longest batch of 4,096 while it grows, ms', Math.max(...pauses), '< 1,000']);
table.push([
  'updates of live keys, M/s',
  median(Array.from({ length: rounds }, () => rate(updates, total(push(engine, again))))),
  '>= 3',
]);
table.push(['bytes a key', bytes / engine.keys, '<= 90']);

let sections;
const captures = Array.from({ length: rounds }, () => timed(() => (sections = engine.capture())));
table.push(['checkpoint: pause, ms', median(captures), '<= 50']);
let saved;
const encoding = timed(() => (saved = encodeSnapshot(sections, QUERY, crc32)));
table.push(['checkpoint: bytes and CRC-32, behind the pause, ms', encoding, '']);
const restores = Array.from({ length: rounds }, () => {
  const next = createEngine(plan);
  const took = timed(() => next.restore(decodeSnapshot(saved, QUERY, crc32)));
  expectSums(next, 1 + rounds);
  return took;
});
table.push(['restore, ms', median(restores), '<= 1,000']);
expectSums(engine, 1 + rounds);
table.push(['Map of objects by key text: updates, M/s', mapRate(), '']);

printTable(
  ['what', 'figure', 'goal'],
  table.map(([what, figure, goal]) => [what, figure.toFixed(1), goal]),
);

/** Rows in batches: keys like `1000042|5042` in two parts, as a decoder gives them. */
function batches(keyOf, rows) {
  const all = [];
  for (let from = 0; from < rows; from += batchRows) {
    const size = Math.min(batchRows, rows - from);
    const keys = [];
    const keyEnd = new Uint32Array(size);
    const hash = new Uint32Array(size);
    for (let i = 0, end = 0; i < size; i++) {
      const key = keyOf(from + i);
      const encoded = encodeKey([String(1_000_000 + key), String(5000 + (key % 997))]);
      keys.push(encoded);
      hash[i] = hashBytes(encoded, 0, encoded.length);
      keyEnd[i] = end += encoded.length;
    }
    all.push({
      ...{ count: size, time: new Float64Array(size).fill(1000), keyEnd, hash },
      ...{ keys: new Uint8Array(Buffer.concat(keys)), inputs: [new Float64Array(size).fill(2)] },
    });
  }
  return all;
}

/** Milliseconds of each batch. */
function push(into, all) {
  return all.map((batch) => timed(() => into.push(batch, 0, batch.count)));
}

function tableBytes(of) {
  // What the first collection frees, the second no longer counts.
  collectGarbage();
  collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  const other = createEngine(plan);
  push(other, arrivals);
  collectGarbage();
  collectGarbage();
  if (other.keys !== of.keys) throw new Error('The second table has other keys.');
  return process.memoryUsage().arrayBuffers - before;
}

function expectSums(of, rowsInKeys) {
  const next = createEngine(plan);
  next.restore(of.capture());
  next.finish();
  const { count: rows, values } = next.take();
  const hits = values[0].reduce((all, x) => all + x, 0);
  const seconds = values[1].reduce((all, x) => all + x, 0);
  const expected = keyCount + (rowsInKeys - 1) * updates;
  if (rows !== keyCount || hits !== expected || seconds !== 2 * expected)
    throw new Error(`The sums are wrong: ${rows} rows, ${hits} hits, ${seconds} seconds.`);
}

function mapRate() {
  const texts = Array.from(
    { length: keyCount },
    (_, key) => `${1_000_000 + key}|${5000 + (key % 997)}`,
  );
  const map = new Map(texts.map((text) => [text, { hit: 0, seconds: 0 }]));
  const next = createRandom(seed);
  const order = Array.from({ length: updates }, () => next.pick(texts));
  const took = timed(() => {
    for (const text of order) {
      const state = map.get(text);
      state.hit++;
      state.seconds += 2;
    }
  });
  return rate(updates, took);
}

/** Milliseconds of processor time. */
function timed(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function total(times) {
  return times.reduce((all, time) => all + time, 0);
}

/** Millions a second. */
function rate(rows, milliseconds) {
  return rows / milliseconds / 1000;
}

/** What lies below the package's entry. */
async function insides() {
  const folder = mkdtempSync(path.join(tmpdir(), 'window-keys-'));
  const outfile = path.join(folder, 'insides.mjs');
  const files = ['aggregates/count', 'aggregates/sum', 'engine/create', 'rows/key-codec'];
  files.push('state/snapshot', 'windows/tumbling');
  try {
    await build({
      stdin: {
        contents: files.map((file) => `export * from './${file}.ts';`).join('\n'),
        resolveDir: fileURLToPath(new URL('../../packages/window/src', import.meta.url)),
      },
      ...{ bundle: true, format: 'esm', outfile, logLevel: 'error' },
      conditions: ['@nunchi/source'],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
