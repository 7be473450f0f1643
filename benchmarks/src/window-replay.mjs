// A play log replayed: plays by title and ten seconds, from a file. Our decoder alone and the whole query,
// beside JSON.parse with a Map, DuckDB on one thread, and rxjs; each in processes of its own. All results
// on the log's first 32 MB are compared before any time is told, and how many there are on the whole log.
// rxjs, the slowest, reads only those 32 MB.
//
//   npm run bench:window
//   WINDOW_LOG=play.jsonl another log; BENCH_QUICK=1 a small one, one round

import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { printTable } from '../../scripts/house/print-table.mjs';
import { playLog } from './corpus/play-log.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';

const quick = process.env.BENCH_QUICK === '1';
const SEED = 20260302;
const ROWS = quick ? 20_000 : 400_000;
const rounds = quick ? 1 : 3;
/** Bytes of a day: what the seconds of the table are for. */
const DAY = 30e9;
const contenders = ['decode', 'ours', 'DuckDB', 'JSON.parse', 'rxjs'];
/** Bytes of the part on which results are compared. */
const PART = 32 << 20;

const child = fileURLToPath(new URL('window-replay-child.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'window-replay-'));
const samples = contenders.map((name) => ({
  name,
  elapsed: [],
  processor: [],
  peak: [],
  told: [],
}));
let bytes;
let partBytes;
let checked;
try {
  const file = process.env.WINDOW_LOG ?? writeLog(path.join(folder, 'play.jsonl'));
  ({ size: bytes } = statSync(file));
  const part = writePart(file, path.join(folder, 'part.jsonl'));
  ({ size: partBytes } = statSync(part));
  const decoder = path.join(folder, 'decoder.mjs');
  await build({
    entryPoints: [
      fileURLToPath(new URL('../../packages/window/src/rows/decoder.ts', import.meta.url)),
    ],
    ...{ bundle: true, format: 'esm', outfile: decoder, logLevel: 'error' },
  });
  const env = { ...process.env, WINDOW_DECODER: pathToFileURL(decoder).href };
  expectEqual(contenders.map((name) => ({ name, ...run(name, part, env, '--check') })));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, elapsed, processor, peak, told } of samples) {
      told.push({ name, ...run(name, name === 'rxjs' ? part : file, env) });
      elapsed.push(told.at(-1).milliseconds);
      processor.push(told.at(-1).processor);
      peak.push(told.at(-1).peak);
    }
  }
  const whole = samples.filter(({ name }) => name !== 'rxjs');
  checked = expectEqual(whole.flatMap(({ told }) => told));
} finally {
  rmSync(folder, { recursive: true });
}

function writeLog(file) {
  writeFileSync(file, '');
  let piece = [];
  for (const line of playLog({ rows: ROWS, keys: 20_000, seed: SEED })) {
    piece.push(line);
    if (piece.length < 10_000) continue;
    writeFileSync(file, piece.join(''), { flag: 'a' });
    piece = [];
  }
  writeFileSync(file, piece.join(''), { flag: 'a' });
  return file;
}

/** The whole lines of the first bytes of a log. */
function writePart(log, file) {
  const bytes = Buffer.alloc(Math.min(PART, statSync(log).size));
  const descriptor = openSync(log);
  readSync(descriptor, bytes);
  closeSync(descriptor);
  writeFileSync(file, bytes.subarray(0, bytes.lastIndexOf(10) + 1));
  return file;
}

/** What a process says of itself at its end. */
function run(name, file, env, ...options) {
  const stdio = ['ignore', 'pipe', 'inherit'];
  return JSON.parse(
    execFileSync(process.execPath, [child, name, file, ...options], { env, stdio }).toString(),
  );
}

/** All have counted all rows, and those that give results give the same. */
function expectEqual(told) {
  const yardstick = told.find(({ name }) => name === 'JSON.parse');
  for (const { name, rows, groups, sum } of told) {
    const same = groups === null || (groups === yardstick.groups && sum === yardstick.sum);
    if (rows === yardstick.rows && same) continue;
    throw new Error(`${name}: ${rows} rows, ${groups} results, not as JSON.parse has them`);
  }
  return { rows: yardstick.rows, results: yardstick.groups };
}

const rows = samples.map(({ name, elapsed, processor, peak }) => {
  const read = name === 'rxjs' ? partBytes : bytes;
  return {
    name,
    wall: read / 1e6 / median(elapsed),
    processor: read / 1e6 / median(processor),
    best: read / 1e6 / Math.min(...processor),
    seconds: (DAY / read) * (median(processor) / 1000),
    peak: median(peak) / 1e6,
  };
});
const parsed = rows.find(({ name }) => name === 'JSON.parse').processor;
const machine = describeMachine();
const date = new Date().toISOString();
console.log(`window-replay: ${machineLine(machine)}, ${date}, median of ${rounds} rounds`);
console.log(
  `${(bytes / 1e6).toFixed(0)} MB, ${checked.rows} rows, ${checked.results} results, the same from all\n`,
);
printTable(
  ['', 'GB/s of processor', 'best', 'GB/s by the clock', 'x JSON.parse', 's for 30 GB', 'peak MB'],
  rows.map((row) => [
    row.name,
    ...[row.processor, row.best, row.wall].map((speed) => speed.toFixed(3)),
    ...[(row.processor / parsed).toFixed(1), row.seconds.toFixed(1), row.peak.toFixed(0)],
  ]),
);

const results = new URL('../results/', import.meta.url);
mkdirSync(results, { recursive: true });
writeFileSync(
  new URL(`window-replay-${date.replaceAll(':', '-')}.json`, results),
  `${JSON.stringify({ date, rounds, bytes, ...checked, machine, rows }, null, 2)}\n`,
);
