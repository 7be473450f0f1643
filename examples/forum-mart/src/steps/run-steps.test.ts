import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { madeUpSteps } from './made-up-steps';
import type { MadeUpOptions } from './made-up-steps';
import { readMadeStages } from './made-stage';
import { runSteps } from './run-steps';
import { listFiles } from './stage-files';
import { STEP_NAMES } from './step';
import type { Step, StepName, StepReport } from './step';

let place = '';
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'steps-'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

const at = (...path: string[]): string => join(place, ...path);

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), text);
}

interface Run extends MadeUpOptions {
  readonly only?: readonly StepName[];
  readonly signal?: AbortSignal;
  readonly out?: string;
}

async function run({ only = STEP_NAMES, signal, out = 'out', ...options }: Run = {}) {
  return runSteps(
    madeUpSteps(at('in'), options).filter(({ name }) => only.includes(name)),
    {
      out: at(out),
      signal: signal ?? new AbortController().signal,
      onProgress: () => undefined,
    },
  );
}

/** Each file with its bytes; times, which no two runs have alike, are left out of records. */
async function bytes(folder = 'out'): Promise<Record<string, string>> {
  const files = await listFiles(at(folder));
  const entries = files.map(async (file): Promise<[string, string]> => [
    file,
    (await readFile(at(folder, file), 'utf8')).replace(/"milliseconds": \d+/g, ''),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** Sets all files' times back, so that a later change shows. */
async function setBackTimes(): Promise<void> {
  for (const file of await listFiles(at('out'))) await utimes(at('out', file), 1000, 1000);
}

/** Files that were written since their times were set back. */
async function written(): Promise<string[]> {
  const files = await listFiles(at('out'));
  const times = await Promise.all(files.map((file) => stat(at('out', file))));
  return files.filter((_, i) => times[i]?.mtimeMs !== 1_000_000);
}

const made = (reports: readonly StepReport[]): number[] =>
  reports.map(({ tasks, unchanged }) => tasks - unchanged);

beforeEach(async () => {
  await write('in/may.csv', '2024-05 fever\n2024-05 cough\nwhat?\n2024-06 sleep\n');
});

describe('stages', () => {
  it('are run one after the other, and keep what they made', async () => {
    const reports = await run();
    expect(reports.map(({ step, tasks, counts }) => [step, tasks, counts])).toEqual([
      ['raw', 1, { rows: 4, kept: 3 }],
      ['cleansed', 1, { rows: 3 }],
      ['tokens', 2, { rows: 3 }],
      ['marts', 2, { rows: 5 }],
    ]);
    const files = await bytes();
    expect(Object.keys(files)).toEqual([
      'cleansed/year=2024/month=05.ndjson',
      'cleansed/year=2024/month=06.ndjson',
      'marts/posts/year=2024/month=05/posts.txt',
      'marts/posts/year=2024/month=06/posts.txt',
      'marts/words/year=2024/month=05/words.txt',
      'marts/words/year=2024/month=06/words.txt',
      'raw/may.csv.ndjson',
      'raw/may.csv.rejects.csv',
      'state/cleansed.json',
      'state/marts.json',
      'state/raw.json',
      'state/tokens.json',
      'tokens/year=2024/month=05.ndjson',
      'tokens/year=2024/month=06.ndjson',
    ]);
    expect(files['marts/words/year=2024/month=05/words.txt']).toBe('3\n2\ncough\nfever\n');
  });

  it('change nothing when they are run again', async () => {
    await run();
    const before = await bytes();
    await setBackTimes();
    expect(made(await run())).toEqual([0, 0, 0, 0]);
    expect(await written()).toEqual([]);
    expect(await bytes()).toEqual(before);
  });

  it('add the partitions of a new month, and touch no other', async () => {
    await run();
    await setBackTimes();
    await rm(at('in/may.csv'));
    await write('in/july.csv', '2024-07 cough\n');
    // The file of May is not named again; what was made of it stays.
    expect(made(await run())).toEqual([1, 1, 1, 1]);
    expect((await written()).filter((file) => !file.startsWith('state/'))).toEqual([
      'cleansed/year=2024/month=07.ndjson',
      'marts/posts/year=2024/month=07/posts.txt',
      'marts/words/year=2024/month=07/words.txt',
      'raw/july.csv.ndjson',
      'tokens/year=2024/month=07.ndjson',
    ]);
    await write('in/may.csv', '2024-05 fever\n2024-05 cough\nwhat?\n2024-06 sleep\n');
    await run({ out: 'at once' });
    expect(await bytes()).toEqual(await bytes('at once'));
  });

  it('take away what an input makes no longer, with the folders that are empty then', async () => {
    await run();
    await write('in/may.csv', '2024-05 fever\n');
    await run();
    expect((await listFiles(at('out/marts'))).join()).not.toContain('month=06');
    await expect(stat(at('out/marts/posts/year=2024/month=06'))).rejects.toThrow('ENOENT');
    await expect(stat(at('out/raw/may.csv.rejects.csv'))).rejects.toThrow('ENOENT');
    await run({ out: 'at once' });
    expect(await bytes()).toEqual(await bytes('at once'));
  });

  it('make anew what was changed or deleted, and only that', async () => {
    await run();
    const before = await bytes();
    await setBackTimes();
    await write('out/tokens/year=2024/month=05.ndjson', 'changed');
    await rm(at('out/marts/words/year=2024/month=06/words.txt'));
    expect(made(await run())).toEqual([0, 0, 1, 1]);
    expect((await written()).filter((file) => !file.startsWith('state/'))).toEqual([
      'marts/words/year=2024/month=06/words.txt',
      'tokens/year=2024/month=05.ndjson',
    ]);
    expect(await bytes()).toEqual(before);
  });

  it('are made anew by another version', async () => {
    await run();
    expect(made(await run({ version: 2 }))).toEqual([1, 1, 2, 2]);
    await rm(at('in/may.csv'));
    await expect(run({ version: 3 })).rejects.toThrow('Run raw again with may.csv among the files');
  });

  it('can be run alone, from what earlier ones made', async () => {
    await expect(run({ only: ['cleansed'] })).rejects.toThrow('raw yet: run raw first');
    await run({ only: ['raw'] });
    await expect(run({ only: ['tokens'] })).rejects.toThrow('cleansed yet: run cleansed first');
    expect(await listFiles(at('out/cleansed'))).toEqual([]);
    await run({ only: ['cleansed', 'tokens'] });
    expect(made(await run())).toEqual([0, 0, 0, 2]);
    await write('out/cleansed/year=2024/month=05.ndjson', 'changed');
    await expect(run({ only: ['tokens'] })).rejects.toThrow('month=05.ndjson is missing or was');
  });

  it('do not start from what is older than its own input', async () => {
    await run();
    await write('in/july.csv', '2024-07 cough\n');
    await run({ only: ['raw'] });
    await expect(run({ only: ['marts'] })).rejects.toThrow('tokens is not whole, or older');
    await expect(run({ only: ['tokens'] })).rejects.toThrow('cleansed is not whole, or older');
    // What was the new file's is gone again: what is there is whole, though nothing else was made.
    await write('in/july.csv', 'what?\n');
    expect(made(await run())).toEqual([1, 0, 0, 0]);
    expect(made(await run({ only: ['marts'] }))).toEqual([0]);
  });

  it('ask for an input again when what was made of it is gone, or leave it out', async () => {
    await write('in/july.csv', '2024-07 cough\n');
    await run();
    await rm(at('in/may.csv'));
    await rm(at('out/raw/may.csv.ndjson'));
    await expect(run()).rejects.toThrow(
      `Run raw again with may.csv among the files. To leave it out instead, delete ${at('out/raw')} ` +
        `and ${at('out/state/raw.json')}, and run raw again with all the others.`,
    );
    await rm(at('out/raw'), { recursive: true });
    await rm(at('out/state/raw.json'));
    await run();
    await run({ out: 'at once' });
    expect(await bytes()).toEqual(await bytes('at once'));
  });

  it('remember how long the files took that are there, whoever made them', async () => {
    await run();
    const first = await readMadeStages(at('out'));
    expect(first.map(({ step, tasks, counts }) => [step, tasks, counts])).toEqual([
      ['raw', 1, { rows: 4, kept: 3 }],
      ['cleansed', 1, { rows: 3 }],
      ['tokens', 2, { rows: 3 }],
      ['marts', 2, { rows: 5 }],
    ]);
    expect(first.every(({ milliseconds }) => milliseconds > 0)).toBe(true);
    await run();
    expect(await readMadeStages(at('out'))).toEqual(first);
  });

  it('tell how far they are', async () => {
    const told: string[] = [];
    const steps = madeUpSteps(at('in')).slice(0, 3);
    const signal = new AbortController().signal;
    const onProgress = (step: StepName, done: number, total: number): unknown =>
      told.push(`${step} ${done}/${total}`);
    await runSteps(steps, { out: at('out'), signal, onProgress });
    expect(told).toEqual([
      ...['raw 0/1', 'raw 1/1', 'cleansed 0/1', 'cleansed 1/1'],
      ...['tokens 0/2', 'tokens 1/2', 'tokens 2/2'],
    ]);
  });
});

describe('a run that does not come to its end', () => {
  it.each<[string, (stop: AbortController) => void, string]>([
    ['is stopped', (stop) => stop.abort(new Error('Ctrl-C')), 'Ctrl-C'],
    ['fails', () => throwDiskFull(), 'the disk is full'],
  ])('%s, leaves nothing half made, and goes on from there', async (_, happens, message) => {
    const stop = new AbortController();
    const onFile = (step: StepName, path: string): void => {
      if (step === 'tokens' && path.includes('month=06')) happens(stop);
    };
    // A task that has begun may end; the next does not begin.
    await write('in/july.csv', '2024-07 cough\n');
    await expect(run({ onFile, signal: stop.signal })).rejects.toThrow(message);
    expect(
      (await listFiles(at('out'))).filter((file) => /making|running|marts/.test(file)),
    ).toEqual([]);
    const missing = made(await run())[2];
    expect(missing).toBeLessThan(3);
    expect(missing).toBeGreaterThan(0);
    await run({ out: 'at once' });
    expect(await bytes()).toEqual(await bytes('at once'));
  });

  it('has said which files it was placing, so that the next one can take them away', async () => {
    await run();
    // The second file of July cannot be placed where a folder is.
    await write('out/marts/words/year=2024/month=07/words.txt/mine', 'mine');
    await write('in/july.csv', '2024-07 cough\n');
    await expect(run()).rejects.toThrow('words.txt');
    expect(await listFiles(at('out/marts/posts/year=2024/month=07'))).toEqual(['posts.txt']);
    await rm(at('out/marts/words/year=2024/month=07'), { recursive: true });
    await write('in/july.csv', '2024-06 cough\n');
    await run();
    await run({ out: 'at once' });
    expect(await bytes()).toEqual(await bytes('at once'));
  });

  it('ends what its stages share', async () => {
    let closed = 0;
    const broken: Step = {
      ...{ name: 'raw', version: 1 },
      plan: () => Promise.reject(new Error('no files')),
      close: () => {
        closed += 1;
        return Promise.resolve();
      },
    };
    const signal = new AbortController().signal;
    const options = { out: at('out'), signal, onProgress: () => undefined };
    await expect(runSteps([broken], options)).rejects.toThrow('no files');
    expect(closed).toBe(1);
  });
});

describe('what else lies in the folder', () => {
  it('is not written over: files that no run has made', async () => {
    await write('out/raw/mine.txt', 'mine');
    await expect(run()).rejects.toThrow('mine.txt was not made by this program');
    await rm(at('out/raw'), { recursive: true });
    await run();
    await write('out/raw/mine.txt', 'mine');
    await write('in/may.csv', '2024-05 fever\n');
    await run();
    expect(await readFile(at('out/raw/mine.txt'), 'utf8')).toBe('mine');
  });

  it.each([
    ['{"isWhole": tr', 'cut off'],
    [
      '{"isWhole":true,"tasks":{"a":{"version":1,"fingerprint":"","counts":{},"milliseconds":1,"files":{"../../in/may.csv":""}}}}',
      'leads out of the folder',
    ],
  ])('is refused: a record %s', async (text) => {
    await write('out/state/raw.json', text);
    await expect(run()).rejects.toThrow('raw.json is no record of a stage. Delete it and');
    expect(await listFiles(at('in'))).toEqual(['may.csv']);
  });

  it('is refused: a file that two tasks make', async () => {
    const task = (name: string) => ({
      ...{ name, fingerprint: 'a', weight: 1 },
      make: async (folder: string) => {
        await writeFile(join(folder, 'same.txt'), name);
        return {};
      },
    });
    const raw: Step = {
      ...{ name: 'raw', version: 1 },
      plan: () => Promise.resolve([task('one'), task('two')]),
    };
    const signal = new AbortController().signal;
    const options = { out: at('out'), signal, onProgress: () => undefined };
    await expect(runSteps([raw], options)).rejects.toThrow('two and one both make same.txt');
  });
});

it('whatever was run before, and however inputs changed, a run gives what it gives at once', async () => {
  const line = fc.constantFrom(
    '2024-05 fever',
    '2024-05 cough',
    '2024-06 sleep',
    '2024-07 토',
    '?',
  );
  const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.map((l) => `${l}\n`).join(''));
  const change = fc.record({
    file: fc.constantFrom('a.csv', 'b.csv', 'c.csv'),
    text,
    upTo: fc.constantFrom(...STEP_NAMES),
    damaged: fc.option(fc.nat(20), { freq: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      await rm(place, { recursive: true, force: true });
      for (const { file, text, upTo, damaged } of changes) {
        await write(join('in', file), text);
        await run({ only: STEP_NAMES.slice(0, STEP_NAMES.indexOf(upTo) + 1) });
        const files = (await listFiles(at('out'))).filter((path) => !path.startsWith('state/'));
        const hit = damaged === null ? undefined : files[damaged];
        if (hit !== undefined) await write(join('out', hit), 'damaged');
      }
      await run();
      await run({ out: 'at once' });
      expect(await bytes()).toEqual(await bytes('at once'));
    }),
    { numRuns: 8 },
  );
});

function throwDiskFull(): never {
  throw new Error('the disk is full');
}
