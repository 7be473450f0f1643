// What @nunchi/korean takes to start: time from the start of a process to the end of its first
// sentence, over `node -e 0`, and resident memory over the bare runtime. Each analyzer has processes of
// its own, turn by turn, so that a machine that slows down slows all of them.
//
//   npm run bench:start
//   BENCH_QUICK=1 few rounds; KIWI_MODEL=FOLDER kiwi-nlp too, with the model files of FOLDER

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printTable } from '../../scripts/house/print-table.mjs';
import { DEFAULT_SEED } from './corpus/korean.mjs';
import { describeMachine, machineLine } from './machine.mjs';
import { median } from './measure.mjs';

/** Sentences after which memory is read again: what an analyzer grows to when it works. */
const MANY = 2000;
const rounds = process.env.BENCH_QUICK === '1' ? 3 : 21;
/** Rounds that also go on to many sentences. */
const longRounds = 3;

const child = fileURLToPath(new URL('korean-start-child.mjs', import.meta.url));
const bare = [
  '-e',
  'const { user, system } = process.cpuUsage(); console.log(JSON.stringify([process.memoryUsage.rss(), user + system]))',
];
const models = { lite: 'korean-model-lite', default: 'korean-model', plus: 'korean-model-plus' };
const built = Object.keys(models).filter((name) =>
  existsSync(new URL(`../../packages/${models[name]}/model.nkm.gz`, import.meta.url)),
);
const subjects = [...built, 'garu-ko', ...(process.env.KIWI_MODEL ? ['kiwi-nlp'] : [])];

const samples = ['bare', ...subjects].map((name) => ({
  ...{ name, elapsed: [], processor: [], resident: [], residentLater: [] },
}));
for (let round = 0; round < rounds; round += 1) {
  for (const { name, elapsed, processor, resident, residentLater } of samples) {
    const args = (count) => (name === 'bare' ? bare : [child, name, String(count)]);
    const begin = performance.now();
    const [bytes, microseconds] = run(args(1));
    elapsed.push(performance.now() - begin);
    processor.push(microseconds / 1000);
    resident.push(bytes);
    if (round < longRounds) residentLater.push(run(args(MANY))[0]);
  }
}

/** What a process says of itself at its end. */
function run(args) {
  const options = { stdio: ['ignore', 'pipe', 'ignore'] };
  return JSON.parse(execFileSync(process.execPath, args, options).toString());
}

const [runtime, ...rows] = samples.map(({ name, ...values }) => ({
  name,
  ...Object.fromEntries(Object.entries(values).map(([key, list]) => [key, median(list)])),
  fastest: Math.min(...values.elapsed),
}));
const machine = describeMachine();
const date = new Date().toISOString();
console.log(`korean-start: ${machineLine(machine)}, ${date}, seed ${DEFAULT_SEED}`);
console.log(
  `${rounds} rounds; the bare runtime: ${runtime.elapsed.toFixed(0)} ms, ${megabytes(runtime.resident)} MB\n`,
);
printTable(
  ['over the bare runtime', 'ms', 'fastest', 'ms of processor', 'MB', `MB after ${MANY}`],
  rows.map((row) => [
    row.name,
    (row.elapsed - runtime.elapsed).toFixed(1),
    (row.fastest - runtime.fastest).toFixed(1),
    (row.processor - runtime.processor).toFixed(1),
    megabytes(row.resident - runtime.resident),
    megabytes(row.residentLater - runtime.resident),
  ]),
);

const results = new URL('../results/', import.meta.url);
mkdirSync(results, { recursive: true });
writeFileSync(
  new URL(`korean-start-${date.replaceAll(':', '-')}.json`, results),
  `${JSON.stringify({ date, seed: DEFAULT_SEED, rounds, machine, runtime, rows }, null, 2)}\n`,
);

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}
