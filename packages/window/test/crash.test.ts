import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ndjson } from '../src/node/ndjson-file.js';
import { ndjsonSink } from '../src/node/ndjson-sink.js';
import { WindowRun } from '../src/run/run.js';
import { CRASH_TRIGGER, crashPlans } from './crash-plans.js';
import { linesOf, plays } from './plays.js';

/** `CRASH_KILLS=300 npx vitest run packages/window/test/crash.test.ts` for a longer run. */
const LONG = process.env.CRASH_KILLS !== undefined;
const KILLS = Number(process.env.CRASH_KILLS ?? 3);
/** A run is killed after so many checkpoints at most, and so many milliseconds. */
const MOST_CHECKPOINTS = 8;
const LONGEST = 6;

let folder = '';
let files: string[] = [];
let program = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nunchi-crash-'));
  program = join(folder, 'child.mjs');
  await build({
    ...{ entryPoints: [join(import.meta.dirname, 'crash-child.ts')], outfile: program },
    ...{ bundle: true, platform: 'node', format: 'esm', conditions: ['@nunchi/source'] },
  });
  const log = linesOf(plays(8000));
  const half = log.length / 2;
  files = [join(folder, 'plays-1.jsonl'), join(folder, 'plays-2.jsonl.gz')];
  // The last line of the first file has no newline.
  await writeFile(join(folder, 'plays-1.jsonl'), log.slice(0, log.indexOf('\n', half)));
  await writeFile(
    join(folder, 'plays-2.jsonl.gz'),
    gzipSync(log.slice(log.indexOf('\n', half) + 1)),
  );
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the program; kills it a little after so many checkpoints. Gives whether it came to its end. */
async function runFor(args: readonly string[], checkpoints: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let dots = 0;
  child.stdout.on('data', (data: Buffer) => {
    const before = dots;
    dots += data.length;
    if (before < checkpoints && dots >= checkpoints)
      setTimeout(() => child.kill('SIGKILL'), LONGEST * Math.random());
  });
  const [code] = (await ended) as [number | null];
  if (code !== null && code !== 0) throw new Error(`The program ended with code ${code}.`);
  return code === 0;
}

/** Runs a query to its end, killed up to `most` times on the way; gives how often. */
async function crash(name: string, place: string, most: number): Promise<number> {
  for (let kills = 0; kills < most; kills++) {
    // The first time before there can be many.
    const limit = kills === 0 ? 2 : MOST_CHECKPOINTS;
    const checkpoints = 1 + Math.floor(limit * Math.random());
    if (await runFor([name, place, ...files], checkpoints)) return kills;
  }
  await runFor([name, place, ...files], Infinity);
  return most;
}

it.each(Object.entries(crashPlans))(
  '%s: killed at any moment, a run goes on as if nothing had happened',
  async (name, plan) => {
    const whole = join(folder, 'whole.jsonl');
    await rm(whole, { force: true });
    await new WindowRun(plan, ndjson(files), { trigger: CRASH_TRIGGER }).into(ndjsonSink(whole));
    const expected = await readFile(whole);
    expect(expected.length).toBeGreaterThan(50_000);

    let kills = 0;
    let runs = 0;
    for (; kills < KILLS; runs++) {
      const place = await mkdtemp(join(folder, 'run-'));
      const killed = await crash(name, place, KILLS - kills);
      kills += killed;
      const out = await readFile(join(place, 'out.jsonl'));
      expect(out.equals(expected), `run ${runs}, killed ${killed} times`).toBe(true);
      await rm(place, { recursive: true });
    }
    if (LONG) console.log(`${name}: ${kills} kills in ${runs} runs`);
  },
  60_000 + 2000 * KILLS,
);
