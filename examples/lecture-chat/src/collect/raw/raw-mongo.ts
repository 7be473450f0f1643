import {
  Binary,
  MongoClient,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';
import type { Collection } from 'mongodb';
import { z } from 'zod';
import { describeUrl } from '../../store/database-url';
import { CollectError } from '../model';
import type { RawDocument, RawStore } from '../model';
import { documentOf, metaOf, RAW_META, sha256Of } from './raw-meta';

const COLLECTION = 'raw_recordings';
/** Where the address names no database. */
const DATABASE = 'nunchi';
/** MongoDB takes documents of 16 MiB; what is known of an answer needs some of it. */
const MOST_BYTES = 15 * 2 ** 20;
/** `DuplicateKey`. */
const TAKEN = 11_000;
/** Milliseconds to wait for a server. */
const PATIENCE = 10_000;
const LONGEST_ANSWER = 60_000;

const STORED = z.object({ body: z.instanceof(Binary) });

/**
 * Keeps answers in MongoDB: a document a version, with the bytes as they came. Key and version together
 * are unique, whoever writes.
 *
 * @param url `mongodb://…` or `mongodb+srv://…`; the database that it names, else `nunchi`.
 * @param patience Milliseconds to wait for a server.
 * @throws CollectError of the step `raw`; it holds no password.
 */
export async function openRawMongo(url: string, patience: number = PATIENCE): Promise<RawStore> {
  const place = describeUrl(url);
  const onServer = async <Result>(doing: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw problemOf(error, place, doing);
    }
  };

  const client = clientOf(url, place, patience);
  const answers: Collection = client.db(databaseOf(url)).collection(COLLECTION);
  try {
    await onServer('make the index', () =>
      answers.createIndexes([{ key: { key: 1, version: 1 }, unique: true }]),
    );
  } catch (error) {
    await client.close();
    throw error;
  }

  const newest = (key: string, fields: Readonly<Record<string, 0>>) =>
    answers.findOne({ key }, { sort: { version: -1 }, projection: fields });
  const put = async (document: RawDocument): Promise<'new' | 'same' | 'changed'> => {
    for (;;) {
      const stored = await newest(document.key, { body: 0 });
      const before = stored === null ? null : RAW_META.parse(stored);
      if (before?.sha256 === sha256Of(document.body)) return 'same';
      const meta = metaOf(document, (before?.version ?? 0) + 1);
      try {
        await answers.insertOne({ ...meta, body: new Binary(document.body) });
        return before === null ? 'new' : 'changed';
      } catch (error) {
        // Somebody else kept an answer at this moment: see whether it is the same one.
        if (!(error instanceof MongoServerError && error.code === TAKEN)) throw error;
      }
    }
  };

  return {
    place,
    put: (document) => {
      const { length } = document.body;
      if (length <= MOST_BYTES) return onServer('keep an answer', () => put(document));
      const reason = `an answer of ${length} bytes is more than MongoDB takes: keep files (no MONGO_URL)`;
      return Promise.reject(new CollectError('raw', `${place}: ${reason}`));
    },
    get: (key) =>
      onServer('read an answer', async () => {
        const stored = await newest(key, {});
        if (stored === null) return null;
        const document = documentOf(RAW_META.parse(stored), STORED.parse(stored).body.value());
        if (document !== null) return document;
        throw new CollectError('raw', `${place}: the newest answer of ${key} is damaged`);
      }),
    keys: () =>
      onServer('list the answers', async () => {
        const keys = z.array(z.string()).parse(await answers.distinct('key'));
        return keys.sort();
      }),
    close: () => client.close(),
  };
}

function clientOf(url: string, place: string, patience: number): MongoClient {
  try {
    return new MongoClient(url, {
      appName: 'nunchi-collect',
      serverSelectionTimeoutMS: patience,
      connectTimeoutMS: patience,
      socketTimeoutMS: LONGEST_ANSWER,
      maxPoolSize: 2,
      // An answer counts as kept once it is on the disk of most servers.
      writeConcern: { w: 'majority', journal: true },
    });
  } catch {
    throw new CollectError('raw', `MONGO_URL is no address of a MongoDB: ${place}`);
  }
}

/** Undefined leaves it to the driver, which reads addresses of several servers too. */
function databaseOf(url: string): string | undefined {
  const path = /^[^/]+\/\/[^/]+(?:\/([^?]*))?/.exec(url)?.[1] ?? '';
  return path === '' ? DATABASE : undefined;
}

/** The driver's own messages may hold the address and what was written: only their kind is told. */
function problemOf(error: unknown, place: string, doing: string): CollectError {
  if (error instanceof CollectError) return error;
  const passing = error instanceof MongoNetworkError || error instanceof MongoServerSelectionError;
  const advice = passing
    ? 'is the server there, and reachable from here?'
    : 'check user, password, rights and disk of the server';
  const code = error instanceof MongoServerError ? String(error.codeName ?? error.code) : '';
  const kind = [error instanceof Error ? error.name : 'error', code].filter(Boolean).join(' ');
  return new CollectError('raw', `${place}: cannot ${doing} (${kind}): ${advice}`, { passing });
}
