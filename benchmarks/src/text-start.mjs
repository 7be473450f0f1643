// What @nunchi/text costs a program that runs once: time from the start of a process to a model of few
// reviews and one prediction, over a process that only reads them; and the peak of memory with few
// and with many reviews. Each classifier has processes of its own, turn by turn.
//
//   npm run bench:start:text
//   TEXT_CORPUS=train.tsv real reviews; BENCH_QUICK=1 small sizes, few rounds

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTable } from '../../scripts/house/print-table.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';
import { COUNTS } from './text-models.mjs';
import { writeReviewsTo } from './text-write-reviews.mjs';

const quick = process.env.BENCH_QUICK === '1';
const sizes = quick ? { few: 500, many: 3000 } : { few: 5000, many: 150_000 };
const rounds = quick ? 3 : 15;
/** Rounds that learn from many, too. */
const longRounds = quick ? 1 : 3;
const subjects = ['reading only', ...Object.keys(COUNTS), 'bayes', 'wink'];

const child = fileURLToPath(new URL('text-start-child.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'text-start-'));
const samples = subjects.map((name) => ({
  ...{ name, elapsed: [], inside: [], processor: [], peak: [], peakMany: [] },
}));
let made;
try {
  made = writeReviewsTo(folder, { learn: sizes.many, predict: 1 });
  const file = path.join(folder, 'train.tsv');
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, elapsed, inside, processor, peak, peakMany } of samples) {
      const begin = performance.now();
      const told = run(name, file, sizes.few);
      elapsed.push(performance.now() - begin);
      inside.push(told.milliseconds);
      processor.push(told.processor);
      peak.push(told.peak);
      if (round < longRounds) peakMany.push(run(name, file, sizes.many).peak);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** What a process says of itself at its end. */
function run(name, file, count) {
  const options = { stdio: ['ignore', 'pipe', 'inherit'] };
  const args = [child, name, file, String(count)];
  return JSON.parse(execFileSync(process.execPath, args, options).toString());
}

const rows = samples.map(({ name, ...values }) => ({
  name,
  ...Object.fromEntries(Object.entries(values).map(([key, list]) => [key, median(list)])),
  fastest: Math.min(...values.elapsed),
}));
const [reading] = rows;
const machine = describeMachine();
const date = new Date().toISOString();
console.log(`text-start: ${machineLine(machine)}, ${date}, ${rounds} rounds`);
console.log(
  `${sizes.few} reviews (${made.name}) learnt and one predicted, over reading them: ${reading.elapsed.toFixed(0)} ms\n`,
);
printTable(
  ['', 'ms', 'fastest', 'ms of processor', 'ms by its own clock', 'peak MB', `with ${made.learn}`],
  rows.map((row) => [
    row.name,
    (row.elapsed - reading.elapsed).toFixed(1),
    (row.fastest - reading.fastest).toFixed(1),
    (row.processor - reading.processor).toFixed(1),
    row.inside.toFixed(1),
    (row.peak / 1e6).toFixed(0),
    (row.peakMany / 1e6).toFixed(0),
  ]),
);

const results = new URL('../results/', import.meta.url);
mkdirSync(results, { recursive: true });
writeFileSync(
  new URL(`text-start-${date.replaceAll(':', '-')}.json`, results),
  `${JSON.stringify({ date, rounds, sizes, reviews: made, machine, rows }, null, 2)}\n`,
);
