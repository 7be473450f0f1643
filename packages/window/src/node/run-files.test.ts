import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesOf, plays, playsPlan } from '../../test/plays.js';
import type { DeadLetter } from '../run/dead-letter.js';
import { WindowRun } from '../run/run.js';
import { collect } from '../sinks/collect.js';
import { ndjson as ndjsonText } from '../sources/ndjson.js';
import { fileCheckpoints } from './file-checkpoints.js';
import { ndjson } from './ndjson-file.js';
import { ndjsonSink } from './ndjson-sink.js';

const plan = playsPlan();
const records = plays(500);
const trigger = { rows: 50 };
let folder = '';
let files: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nunchi-'));
  const parts = [
    linesOf(records.slice(0, 200)).trimEnd(),
    gzipSync(`\ufeff${linesOf(records.slice(200, 300))}oops\n`),
    `\ufeff\n${linesOf(records.slice(300)).replaceAll('\n', '\r\n')}{`,
  ];
  files = parts.map((_, i) => join(folder, `${i}.jsonl`));
  await Promise.all(parts.map((part, i) => writeFile(files[i] ?? '', part)));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a run over files', () => {
  it('counts what one piece of text counts, and tells where bad lines stand', async () => {
    const expected = collect();
    await new WindowRun(plan, ndjsonText(linesOf(records)), { trigger }).into(expected);
    const letters: DeadLetter[] = [];
    const sink = collect();
    const deadLetter = (letter: DeadLetter) => letters.push(letter);
    await new WindowRun(plan, ndjson(files), { trigger, deadLetter }).into(sink);
    expect(sink.rows).toEqual(expected.rows);
    expect(letters).toMatchObject([
      { document: files[1], line: 101, text: 'oops' },
      { document: files[2], line: 202, text: '{' },
    ]);
    const strict = new WindowRun(plan, ndjson(files), { strict: true }).into(collect());
    await expect(strict).rejects.toThrow(`line 101 of ${String(files[1])} (byte `);
  });

  it('goes on from the checkpoint before where the newest is broken', async () => {
    const out = join(folder, 'out.jsonl');
    const state = join(folder, 'state');
    const broken: string[] = [];
    const store = fileCheckpoints(state, { onBroken: (path) => broken.push(path) });
    const run = () =>
      new WindowRun(plan, ndjson(files), { trigger, checkpoint: { store, every: { rows: 1 } } });
    await run().into(ndjsonSink(out));
    const whole = await readFile(out, 'utf8');
    expect(whole.length).toBeGreaterThan(5000);

    const newest = join(state, (await readdir(state)).at(-1) ?? '');
    await truncate(newest, 100);
    const metrics = await run().into(ndjsonSink(out));
    expect(broken).toEqual([newest]);
    expect(await readFile(out, 'utf8')).toBe(whole);
    expect(metrics).toMatchObject({ rows: 500, malformed: 2 });
  });

  it('goes on within files where it was told to stop', async () => {
    const out = join(folder, 'out.jsonl');
    const store = fileCheckpoints(join(folder, 'state'));
    const abort = new AbortController();
    const options = { trigger, checkpoint: { store } };
    const late: number[] = [];
    const first = new WindowRun(plan, ndjson(files), {
      ...{ ...options, signal: abort.signal },
      onLate: ({ time }) => {
        late.push(time);
        abort.abort(new Error('enough'));
      },
    });
    await expect(first.into(ndjsonSink(out))).rejects.toThrow('enough');
    expect(first.metrics.rows).toBeLessThan(500);
    const metrics = await new WindowRun(plan, ndjson(files), options).into(ndjsonSink(out));
    expect(metrics.rows).toBe(500);
    const expected = join(folder, 'whole.jsonl');
    await new WindowRun(plan, ndjson(files), { trigger }).into(ndjsonSink(expected));
    expect(await readFile(out, 'utf8')).toBe(await readFile(expected, 'utf8'));
  });
});
