import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CollectError } from '../model';
import type { RawDocument, RawStore } from '../model';
import { documentOf, hashOfKey, metaOf, RAW_META, sha256Of } from './raw-meta';
import type { RawMeta } from './raw-meta';
import { writeWholeFile } from '../../store/whole-file';

/** `<hash of the key>-<version>.json`, beside the body, `….body`. */
const META_FILE = /^([0-9a-f]{32}-\d{4,})\.json$/;

/**
 * Keeps answers as files in a folder: the bytes as they came in one, what is known of them in another.
 * The second is written last, so a document without it is not there. Names of files are hashes: a key
 * may hold anything.
 *
 * @param folder It is made where there is none; nobody but its owner can look into it.
 */
export async function openRawFiles(folder: string): Promise<RawStore> {
  const inFolder = async <Result>(doing: string, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof CollectError) throw error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
      const advice = code === 'ENOSPC' ? 'the disk is full' : 'check the folder and its rights';
      throw new CollectError('raw', `${folder}: cannot ${doing} (${code}): ${advice}`);
    }
  };
  await inFolder('make the folder', () => mkdir(folder, { recursive: true, mode: 0o700 }));

  const metaIn = async (name: string): Promise<RawMeta> => {
    const { success, data } = RAW_META.safeParse(
      parsed(await readFile(join(folder, name), 'utf8')),
    );
    if (success) return data;
    throw new CollectError('raw', `${join(folder, name)} is damaged: take it away, with its .body`);
  };
  const newest = async (key: string): Promise<RawMeta | null> => {
    const prefix = hashOfKey(key);
    const versions = (await readdir(folder))
      .filter((name) => META_FILE.test(name) && name.startsWith(prefix))
      .map((name) => Number(name.slice(prefix.length + 1, -'.json'.length)));
    if (versions.length === 0) return null;
    return metaIn(`${nameOf(key, Math.max(...versions))}.json`);
  };

  return {
    place: folder,
    put: (document) =>
      inFolder('keep an answer', async () => {
        const before = await newest(document.key);
        if (before?.sha256 === sha256Of(document.body)) return 'same';
        const meta = metaOf(document, (before?.version ?? 0) + 1);
        const path = join(folder, nameOf(meta.key, meta.version));
        await writeWholeFile(`${path}.body`, document.body);
        await writeWholeFile(`${path}.json`, `${JSON.stringify(meta, null, 2)}\n`);
        return before === null ? 'new' : 'changed';
      }),
    get: (key) =>
      inFolder('read an answer', async (): Promise<RawDocument | null> => {
        const meta = await newest(key);
        if (meta === null) return null;
        const path = join(folder, `${nameOf(key, meta.version)}.body`);
        const document = documentOf(meta, await readFile(path));
        if (document !== null) return document;
        throw new CollectError('raw', `${path} is damaged: take it away, with its .json`);
      }),
    keys: () =>
      inFolder('list the answers', async () => {
        const names = (await readdir(folder)).filter((name) => META_FILE.test(name));
        const metas = await Promise.all(names.map(metaIn));
        return [...new Set(metas.map(({ key }) => key))].sort();
      }),
    close: () => Promise.resolve(),
  };
}

function nameOf(key: string, version: number): string {
  return `${hashOfKey(key)}-${String(version).padStart(4, '0')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
