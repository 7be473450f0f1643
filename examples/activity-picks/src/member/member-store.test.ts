import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemberStore } from './member-store';
import type { Codec } from './member-store';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'members-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A state that is a list of numbers. */
const numbers: Codec<number[]> = {
  read: (bytes) => (bytes === null ? [] : [...bytes]),
  write: (state) => Uint8Array.from(state),
};
const storeIn = (path: string): MemberStore<number[]> => new MemberStore(path, numbers);

describe('MemberStore', () => {
  it('reads what was written, a member at a time', async () => {
    const store = storeIn(join(folder, 'not', 'there', 'yet'));
    expect(await store.read('하늘')).toEqual([]);
    await store.update('하늘', (state) => [...state, 1]);
    await store.update('하늘', (state) => [...state, 2]);
    await store.update('../바다', (state) => [...state, 3]);
    expect(await store.read('하늘')).toEqual([1, 2]);
    expect(await store.read('../바다')).toEqual([3]);
  });

  it('leaves one file a member, in a folder that is named after nobody', async () => {
    const store = storeIn(folder);
    for (let i = 0; i < 5; i++) await store.update('../../하늘', (state) => [...state, i]);
    const names = readdirSync(folder);
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect(readdirSync(join(folder, names[0] ?? ''))).toEqual(['5']);
  });

  it('loses nothing when many write at once, from two servers', async () => {
    const servers = [storeIn(folder), storeIn(folder)] as const;
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        servers[i % 2 === 0 ? 0 : 1].update('하늘', (state) => [...state, i]),
      ),
    );
    const state = await servers[0].read('하늘');
    expect(state.sort((a, b) => a - b)).toEqual([...Array(40).keys()]);
    expect(readdirSync(join(folder, readdirSync(folder)[0] ?? ''))).toEqual(['40']);
  });
});
