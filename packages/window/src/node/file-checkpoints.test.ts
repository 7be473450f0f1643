import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileCheckpoints } from './file-checkpoints.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nunchi-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = (...texts: string[]) => texts.map((text) => new TextEncoder().encode(text));
const whole = (checkpoint: Uint8Array) => {
  const text = new TextDecoder().decode(checkpoint);
  if (!text.endsWith('.')) throw new Error('cut');
  return text;
};

describe('fileCheckpoints', () => {
  it('gives the newest back, and keeps as many as it is told', async () => {
    const inside = join(folder, 'made', 'if absent');
    const store = fileCheckpoints(inside);
    expect(await store.load(whole)).toBeNull();
    for (const text of ['one', 'two', 'three']) await store.save(bytes(text, '', '.'));
    expect(await fileCheckpoints(inside).load(whole)).toBe('three.');
    expect(await readdir(inside)).toEqual(['000000000002.checkpoint', '000000000003.checkpoint']);
  });

  it('falls back to the one before where the newest is broken, and says so', async () => {
    const broken: string[] = [];
    const store = fileCheckpoints(folder, { onBroken: (path) => broken.push(path) });
    await store.save(bytes('one.'));
    await store.save(bytes('two.'));
    const newest = join(folder, '000000000002.checkpoint');
    await truncate(newest, 2);
    expect(await store.load(whole)).toBe('one.');
    expect(broken).toEqual([newest]);
  });

  it('does not begin anew where there are only broken ones', async () => {
    const store = fileCheckpoints(folder, { keep: 1, onBroken: () => undefined });
    await store.save(bytes('one'));
    await expect(store.load(whole)).rejects.toThrow('cut');
    expect(() => fileCheckpoints(folder, { keep: 0 })).toThrow('keep must be a whole number');
  });
});
