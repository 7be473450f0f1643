import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sumsOf } from '../steps/stage-files';
import { sha256 } from '../steps/sha256';
import { madeUpMonth, makeMart } from './made-up-mart';
import { publish } from './publish';
import { startS3Double } from './s3-double';
import type { S3Double } from './s3-double';

let out = '';
let s3: S3Double;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'publish-'));
  s3 = await startS3Double();
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'made-up');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'made-up-secret');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await s3.close();
  await rm(out, { recursive: true, force: true });
});

const may = { name: 'year=2024/month=05', ...madeUpMonth(5, 6) };
const june = { name: 'year=2024/month=06', ...madeUpMonth(6, 6) };

const bring = (signal = new AbortController().signal, url = 's3://a-bucket/forum/mart/') =>
  publish(out, url, { signal, told: () => undefined });

/** The objects of the mart: SHA-256 by path. */
const sumsThere = (): Record<string, string> => {
  const parquet = [...s3.objects].filter(([key]) => key.endsWith('.parquet'));
  const sums = parquet.map(([key, body]): [string, string] => [
    key.replace('forum/mart/', ''),
    sha256(body),
  ]);
  return Object.fromEntries(sums.sort());
};

const changes = () => s3.asked.filter((asked) => !asked.startsWith('GET'));

describe('a mart on S3', () => {
  it('lies as on the disk, and the manifest comes last', async () => {
    await makeMart(out, [may, june]);
    expect(await bring()).toEqual({ put: 7, same: 0, deleted: 0 });
    expect(sumsThere()).toEqual(await sumsOf(join(out, 'marts')));
    expect(changes()).toHaveLength(8);
    expect(changes().at(-1)).toBe('PUT forum/mart/forum-mart.manifest.json');
  });

  it('is not written again where nothing has changed', async () => {
    await makeMart(out, [may, june]);
    await bring();
    s3.asked.length = 0;
    expect(await bring()).toEqual({ put: 0, same: 7, deleted: 0 });
    expect(changes()).toEqual([]);
  });

  it('gets what differs, here or there, and loses what is no more', async () => {
    await makeMart(out, [may]);
    await bring();
    s3.objects.set('forum/mart/notes.txt', Buffer.from('mine'));
    s3.objects.set('forum/mart/posts_dim/notes.txt', Buffer.from('mine'));
    await makeMart(out, [may, june]);
    expect(await bring()).toEqual({ put: 3, same: 4, deleted: 0 });
    await makeMart(out, [june]);
    s3.objects.set('forum/mart/keyword_groups_dim/keyword_groups_dim.parquet', Buffer.from('odd'));
    expect(await bring()).toEqual({ put: 1, same: 3, deleted: 3 });
    expect(sumsThere()).toEqual(await sumsOf(join(out, 'marts')));
    expect(s3.objects.has('forum/mart/notes.txt')).toBe(true);
    expect(s3.objects.has('forum/mart/posts_dim/notes.txt')).toBe(true);
  });

  it.each([
    [
      'stopped',
      (stop: AbortController) => {
        stop.abort(new Error('Ctrl-C'));
        return undefined;
      },
      'Ctrl-C',
    ],
    [
      'refused',
      () => 403,
      's3://a-bucket/forum/mart/posts_dim/year=2024/month=06/posts_dim.parquet cannot be written: AccessDenied',
    ],
  ])('is finished by the next run after one that was %s', async (_, happens, message) => {
    await makeMart(out, [may, june]);
    const stop = new AbortController();
    s3.fail = (asked) =>
      asked.startsWith('PUT') && asked.includes('posts_dim/year=2024/month=06')
        ? happens(stop)
        : undefined;
    await expect(bring(stop.signal)).rejects.toThrow(message);
    expect(s3.objects.has('forum/mart/forum-mart.manifest.json')).toBe(false);
    s3.fail = () => undefined;
    await bring();
    expect(sumsThere()).toEqual(await sumsOf(join(out, 'marts')));
    expect(await bring()).toMatchObject({ put: 0 });
  });

  it('is brought there though the server is busy at first', async () => {
    await makeMart(out, [may]);
    let busy = 1;
    s3.fail = () => (busy-- > 0 ? 503 : undefined);
    expect(await bring()).toMatchObject({ put: 4 });
  });

  it('is not brought where it cannot be', async () => {
    await expect(bring()).rejects.toThrow('marts yet: run marts first');
    await makeMart(out, [may]);
    await expect(bring(undefined, 's3://other')).rejects.toThrow(
      's3://other/ cannot be listed: NoSuch',
    );
    await expect(bring(undefined, 'https://a-bucket/x')).rejects.toThrow(
      'is not an address such as',
    );
    await writeFile(join(out, 'marts', 'posts_dim', may.name, 'posts_dim.parquet'), 'changed');
    await expect(bring()).rejects.toThrow('posts_dim.parquet is missing or was changed');
    expect(s3.objects.size).toBe(0);
  });

  it('may be a whole bucket', async () => {
    await makeMart(out, []);
    await bring(undefined, 's3://a-bucket');
    expect([...s3.objects.keys()]).toEqual([
      'keyword_groups_dim/keyword_groups_dim.parquet',
      'forum-mart.manifest.json',
    ]);
  });
});
