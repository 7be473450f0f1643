import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CollectError } from '../model';
import type { RawDocument, RawStore } from '../model';
import { openRawFiles } from './raw-files';
import { openRawMongo } from './raw-mongo';

/** Bytes that neither JSON nor UTF-8 would give back. */
const BYTES = Uint8Array.from({ length: 256 }, (_, at) => at);

function document(key: string, body: Uint8Array | string): RawDocument {
  return {
    key,
    fileId: 'file-1',
    lectureDate: '2026-03-05',
    topic: '3일차 <교차 검증> 🙏',
    fetchedAt: new Date('2026-03-05T12:30:00.123Z'),
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  };
}

/** Stands for the folder, which each test has anew. */
const folderAddress = 'folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nunchi-raw-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const mongo = process.env.NUNCHI_TEST_MONGO_URL;
if (mongo === undefined) console.log('skipped: MongoDB (set NUNCHI_TEST_MONGO_URL)');

describe.each([
  { name: 'files', url: folderAddress },
  { name: 'MongoDB', url: mongo },
])('raw answers in $name', ({ url }) => {
  const opened: RawStore[] = [];
  const open = async (): Promise<RawStore> => {
    const store = await (url === folderAddress
      ? openRawFiles(join(folder, 'raw'))
      : openRawMongo(url ?? ''));
    opened.push(store);
    return store;
  };
  beforeEach(async () => {
    if (url !== undefined && url !== folderAddress) await emptyMongo(url);
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const when = test.skipIf(url === undefined);

  when('come back to the letter, also for a program that is started later', async () => {
    const first = await open();
    for (const body of [BYTES, new Uint8Array(), '{"a":1.0,  "b": "\\u00e9"}\r\n']) {
      await first.put(document('C01/1.0', body));
      const later = await open();
      expect(await later.get('C01/1.0')).toEqual(document('C01/1.0', Buffer.from(body)));
    }
  });

  when('the same bytes change nothing, others are kept beside them', async () => {
    const store = await open();
    const put = (body: string) => store.put(document('C01/1.0#2', body));
    expect([await put('{}'), await put('{}'), await put('[]'), await put('[]')]).toEqual([
      ...['new', 'same', 'changed', 'same'],
    ]);
    expect(await put('{}')).toBe('changed');
    expect(await store.get('C01/1.0#2')).toEqual(document('C01/1.0#2', Buffer.from('{}')));
  });

  when('keys may be anything, and are listed once', async () => {
    const store = await open();
    const keys = ['../../etc/passwd', '강의-녹화본/1.0', 'C01/1.0', 'C01/1.0#2', '$where', 'a.b'];
    for (const key of keys) {
      await store.put(document(key, key));
      await store.put(document(key, `${key} again`));
    }
    expect(await store.keys()).toEqual([...keys].sort());
    for (const key of keys) {
      expect(Buffer.from((await store.get(key))?.body ?? []).toString()).toBe(`${key} again`);
    }
    expect(await store.get('C01/2.0')).toBeNull();
  });

  when('an answer of some megabytes fits', async () => {
    const store = await open();
    const body = new Uint8Array(5_000_000).fill(7);
    expect(await store.put(document('C01/1.0', body))).toBe('new');
    expect((await store.get('C01/1.0'))?.body.length).toBe(5_000_000);
  });
});

async function emptyMongo(url: string): Promise<void> {
  const client = await new MongoClient(url).connect();
  await client.db().collection('raw_recordings').deleteMany({});
  await client.close();
}

describe('files', () => {
  test('have names that tell nothing, are nobody else’s, and leave nothing beside them', async () => {
    const store = await openRawFiles(join(folder, 'raw'));
    await store.put(document('C01/secret', '{}'));
    const names = readdirSync(join(folder, 'raw'));
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(name).toMatch(/^[0-9a-f]{32}-0001\.(?:body|json)$/);
      expect(statSync(join(folder, 'raw', name)).mode & 0o077).toBe(0);
    }
  });

  test('a body without what is known of it is not there, and is written anew', async () => {
    const store = await openRawFiles(folder);
    await store.put(document('C01/1.0', 'whole'));
    const [meta = ''] = readdirSync(folder).filter((name) => name.endsWith('.json'));
    rmSync(join(folder, meta));
    expect(await store.get('C01/1.0')).toBeNull();
    expect(await store.put(document('C01/1.0', 'whole'))).toBe('new');
  });

  test('damage is told, with the file and what to do', async () => {
    const store = await openRawFiles(folder);
    await store.put(document('C01/1.0', 'whole'));
    for (const name of readdirSync(folder)) {
      const before = readFileSync(join(folder, name));
      writeFileSync(join(folder, name), before.subarray(0, -3));
      await expect(store.get('C01/1.0')).rejects.toThrow(`${join(folder, name)} is damaged`);
      writeFileSync(join(folder, name), before);
    }
  });

  test('a folder that cannot be made is a failure of the step raw', async () => {
    writeFileSync(join(folder, 'raw'), 'a file');
    await expect(openRawFiles(join(folder, 'raw'))).rejects.toMatchObject({ step: 'raw' });
  });
});

describe('MongoDB', () => {
  test('an address that is none, and a server that is not there, are told without the password', async () => {
    for (const url of [
      'http://reader:s3cret@db.example',
      'mongodb://reader:s3cret@127.0.0.1:1/nunchi',
      'mongodb://reader:s3cret@a.example,b.example:x/nunchi',
    ]) {
      const error: unknown = await openRawMongo(url, 50).catch((problem: unknown) => problem);
      expect(error).toBeInstanceOf(CollectError);
      expect(error).toMatchObject({ step: 'raw' });
      expect(String(error)).not.toContain('s3cret');
    }
  });

  test.skipIf(mongo === undefined)('an answer that is too large is refused', async () => {
    const store = await openRawMongo(mongo ?? '');
    await expect(store.put(document('C01/1.0', new Uint8Array(16_000_000)))).rejects.toThrow(
      'more than MongoDB takes',
    );
    await store.close();
  });
});
