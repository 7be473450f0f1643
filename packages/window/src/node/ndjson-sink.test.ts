import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchOf } from '../../test/result-batch.js';
import { ndjsonSink } from './ndjson-sink.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nunchi-'));
});
afterEach(() => rm(folder, { recursive: true }));

const batch = (...hits: number[]) =>
  batchOf(
    hits.map((hit) => ({ window: [0, 1], key: ['무한도전'], values: [hit] })),
    ...[['cpk'], ['hit']],
  );

describe('ndjsonSink', () => {
  it('adds lines to a file, and takes back what stands behind a position', async () => {
    const path = join(folder, 'out.jsonl');
    const lines = async () => (await readFile(path, 'utf8')).split('\n').slice(0, -1);
    let sink = ndjsonSink(path);
    await sink.open(null);
    await sink.write(batch(1, 2));
    const position = await sink.flush();
    await sink.write(batch(3));
    await sink.close();
    expect(await lines()).toHaveLength(3);

    sink = ndjsonSink(path);
    await sink.open(position);
    await sink.write(batch(4));
    await sink.close();
    expect((await lines()).map((line) => (JSON.parse(line) as { hit: number }).hit)).toEqual([
      1, 2, 4,
    ]);

    sink = ndjsonSink(path);
    await sink.open(null);
    expect(await sink.flush()).toEqual({ bytes: (await readFile(path)).length });
    await sink.close();
  });

  it('says what is wrong', async () => {
    const path = join(folder, 'out.jsonl');
    await expect(ndjsonSink(path).open({ bytes: 9 })).rejects.toThrow('had 9 at the checkpoint');
    await expect(ndjsonSink(join(path, 'x')).open(null)).rejects.toMatchObject({
      code: 'sink-failed',
    });
    await expect(ndjsonSink(path).flush()).rejects.toThrow('not open');
  });
});
