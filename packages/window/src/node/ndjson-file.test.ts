import { appendFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ByteReader, ByteSource, SourcePosition } from '../sources/source.js';
import { ndjson } from './ndjson-file.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nunchi-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Reads a piece as text, `> ` and the name in front where a document begins. */
async function piece(reader: ByteReader, size = 1000): Promise<string | null> {
  const into = new Uint8Array(size);
  const read = await reader.read(into);
  if (!read) return null;
  const begins = read.begins === undefined ? '' : `> ${read.begins.slice(folder.length + 1)} `;
  return begins + new TextDecoder().decode(into.subarray(0, read.bytes));
}

async function all(source: ByteSource, from: SourcePosition | null = null, size = 1000) {
  const reader = await source.open(from, null);
  const found: string[] = [];
  for (;;) {
    const next = await piece(reader, size);
    if (next === null) break;
    found.push(next);
  }
  await reader.close();
  return found;
}

describe('ndjson of files', () => {
  it('reads files in order, empty ones too, and knows how much there is', async () => {
    const paths = [await file('a', '{}\n{'), await file('b', ''), await file('c', '{}')];
    const source = ndjson(paths);
    expect(source.bounded).toBe(true);
    expect(await all(source)).toEqual(['> a {}\n{', '> c {}']);
    expect(await all(source, null, 2)).toEqual(['> a {}', '\n{', '> c {}']);
    const reader = await source.open(null, null);
    expect(reader.totalBytes).toBe(6);
    await reader.close();
  });

  it('goes on at a position', async () => {
    const source = ndjson([await file('a', '12345'), await file('b', '678')]);
    const reader = await source.open(null, null);
    const rest = ['> a 12', '34', '5', '> b 67', '8'];
    for (let i = 0; i < rest.length; i++) {
      expect(await all(source, reader.position(), 2)).toEqual(rest.slice(i));
      await piece(reader, 2);
    }
    expect(await all(source, reader.position())).toEqual([]);
    await reader.close();
  });

  it('unpacks gzip by its first bytes, several members too, and goes on within it', async () => {
    const packed = Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')]);
    const paths = [await file('a.gz', packed), await file('b', '{}')];
    expect((await all(ndjson(paths))).join('')).toBe('> a.gz {"a":1}\n{"a":2}\n> b {}');
    const at = { file: 0, offset: 10, identity: null };
    expect((await all(ndjson(paths), at)).join('')).toBe('a":2}\n> b {}');
    expect((await all(ndjson(paths, { compression: 'none' }))).join('')).not.toContain('{"a":1}');
  });

  it('says what cannot be read', async () => {
    await expect(all(ndjson(join(folder, 'none')))).rejects.toMatchObject({
      ...{ code: 'source-failed', message: expect.stringContaining('ENOENT') as string },
    });
    const cut = await file('cut.gz', gzipSync('x'.repeat(9999)).subarray(0, 30));
    await expect(all(ndjson(cut))).rejects.toThrow('unexpected end of file');
    const short = await file('short', '123');
    await expect(all(ndjson(short), { file: 0, offset: 4 })).rejects.toThrow('has 3 bytes');
    expect(() => ndjson([])).toThrow('must be a file');
    expect(() => ndjson('-', { follow: true })).toThrow('followed');
  });
});

describe('ndjson that follows', () => {
  it('waits for the file and for what is added to it', async () => {
    const path = join(folder, 'log');
    const source = ndjson(path, { follow: true });
    expect(source.bounded).toBe(false);
    const reader = await source.open(null, null);
    const first = piece(reader);
    await writeFile(path, 'one\n');
    expect(await first).toBe('> log one\n');
    const second = piece(reader);
    await appendFile(path, 'two\n');
    expect(await second).toBe('two\n');
    await reader.close();
  });

  it('reads a rotated file to its end, then the new one, and again after a truncation', async () => {
    const path = await file('log', 'one\n');
    const reader = await ndjson(path, { follow: true }).open(null, null);
    expect(await piece(reader)).toBe('> log one\n');
    await rename(path, `${path}.1`);
    await file('log', '');
    await appendFile(`${path}.1`, 'late words\n');
    expect(await piece(reader)).toBe('late words\n');
    const third = piece(reader);
    await appendFile(path, 'three\n');
    expect(await third).toBe('> log three\n');
    await truncate(path, 0);
    const fourth = piece(reader);
    await appendFile(path, '4\n');
    expect(await fourth).toBe('> log 4\n');
    await reader.close();
  });

  it('finds the file of its position after a rotation while nobody read', async () => {
    const path = await file('log', 'one\ntwo\n');
    const source = ndjson(path, { follow: true });
    const before = await source.open(null, null);
    expect(await piece(before, 4)).toBe('> log one\n');
    const position = before.position();
    await before.close();
    await rename(path, `${path}.1`);
    await file('log', 'three\n');
    const after = await source.open(position, null);
    expect(await piece(after)).toBe('two\n');
    expect(await piece(after)).toBe('> log three\n');
    await after.close();
    await rm(`${path}.1`);
    const lost = await source.open(position, null);
    await expect(piece(lost)).rejects.toThrow('would be lost');
    await lost.close();
  });

  it('ends when it is closed or told to stop', async () => {
    const path = await file('log', '');
    const reader = await ndjson(path, { follow: true }).open(null, null);
    const waiting = expect(piece(reader)).rejects.toThrow();
    await reader.close();
    await waiting;
    const abort = new AbortController();
    const absent = await ndjson(join(folder, 'no'), { follow: true }).open(null, abort.signal);
    const never = piece(absent);
    abort.abort(new Error('enough'));
    await expect(never).rejects.toThrow('enough');
    await absent.close();
  });
});
