import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeUpSteps } from './made-up-steps';
import { runSteps } from './run-steps';
import { listFiles } from './stage-files';

/** `CRASH_KILLS=300 npx vitest run examples/forum-mart/src/steps/crash.test.ts` for a longer run. */
const KILLS = Number(process.env.CRASH_KILLS ?? 10);
/** A run is killed so many milliseconds after it began at the latest: it takes a little longer. */
const LONGEST = 60;

let folder = '';
let program = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nunchi-crash-'));
  program = join(folder, 'child.cjs');
  await build({
    ...{ entryPoints: [join(__dirname, 'crash-child.ts')], outfile: program },
    ...{ bundle: true, platform: 'node', format: 'cjs' },
  });
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the stages in a process; kills it some time after it has begun. Gives whether it came to its end. */
async function runFor(inputs: string, out: string, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, inputs, out], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  void setTimeout(milliseconds).then(() => child.kill('SIGKILL'));
  const [code] = (await ended) as [number | null];
  if (code !== null && code !== 0) throw new Error(`The program ended with code ${code}.`);
  return code === 0;
}

/** What the inputs are at a time: a new file each time, and the first one corrected. */
async function writeInputs(inputs: string, time: number): Promise<void> {
  await mkdir(inputs, { recursive: true });
  const word = ['fever', 'cough', 'sleep'][time % 3] ?? '';
  const lines = [4, 5, 6 + (time % 3)].map((month) => `2024-0${month} ${word}\n`);
  await writeFile(join(inputs, 'first.csv'), [...lines, time % 2 === 0 ? '?\n' : ''].join(''));
  await writeFile(join(inputs, `${time}.csv`), `2023-${10 + (time % 3)} ${word}\n`);
}

/** Each file with its bytes; times, which no two runs have alike, are left out of records. */
async function contents(out: string): Promise<Record<string, string>> {
  const entries: [string, string][] = [];
  for (const file of await listFiles(out))
    entries.push([
      file,
      (await readFile(join(out, file), 'utf8')).replace(/"milliseconds": \d+/g, ''),
    ]);
  return Object.fromEntries(entries);
}

it(
  'killed at any moment, a run goes on as if nothing had happened',
  async () => {
    const inputs = join(folder, 'in');
    const out = join(folder, 'out');
    let kills = 0;
    for (let time = 0; kills < KILLS; time++) {
      await writeInputs(inputs, time);
      // Inputs may change before any run has come to its end.
      const most = Math.min(KILLS, kills + 1 + Math.floor(4 * Math.random()));
      while (kills < most && !(await runFor(inputs, out, LONGEST * Math.random()))) kills += 1;
      if (kills < KILLS && time % 3 > 0) continue;
      expect(await runFor(inputs, out, 60_000)).toBe(true);

      const atOnce = join(folder, `at once ${time}`);
      const signal = new AbortController().signal;
      await runSteps(madeUpSteps(inputs), { out: atOnce, signal, onProgress: () => undefined });
      expect(await contents(out), `after ${kills} kills`).toEqual(await contents(atOnce));
    }
  },
  20_000 + 2000 * KILLS,
);
