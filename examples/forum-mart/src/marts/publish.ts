import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { withRunLock } from '../steps/run-lock';
import { sha256 } from '../steps/sha256';
import { Stage } from '../steps/stage';
import type { StepFile } from '../steps/step';
import { Bucket, readS3Url } from './bucket';
import { TABLES } from './tables';

export interface PublishOptions {
  readonly signal: AbortSignal;
  /** Told how many of the objects that differ are written. */
  readonly told: (done: number, total: number) => void;
}

export interface Published {
  readonly put: number;
  /** Objects that were there already. */
  readonly same: number;
  readonly deleted: number;
}

/** Written last: it names the objects of the mart, each as it is then. */
const MANIFEST = 'forum-mart.manifest.json';

const manifest = z.object({
  files: z.array(z.object({ path: z.string(), sha256: z.string(), etag: z.string() })),
});
type PublishedFile = z.infer<typeof manifest>['files'][number];

/** Objects written at a time. */
const AT_ONCE = 4;

/**
 * Brings a mart to S3, as it lies on the disk: a folder a table, in it folders a year and month. Only
 * what differs is written; then what the mart has no longer is deleted, but nothing that no mart has;
 * then the manifest is written. Stopped halfway, it is done again to the end.
 *
 * @param out The folder of the stages; that of the marts must be whole.
 * @param url `s3://bucket/prefix`
 * @throws Error if the mart is not whole, or with the address of the object that cannot be had.
 */
export async function publish(
  out: string,
  url: string,
  { signal, told }: PublishOptions,
): Promise<Published> {
  const place = readS3Url(url);
  return withRunLock(out, async () => {
    const stage = await Stage.open(out, 'marts');
    if (stage.fault !== null) throw new Error(stage.fault);
    const bucket = new Bucket(place, signal);
    try {
      return await bring(stage, bucket, told);
    } finally {
      bucket.close();
    }
  });
}

async function bring(
  { files, folder }: Stage,
  bucket: Bucket,
  told: PublishOptions['told'],
): Promise<Published> {
  const there = await bucket.list();
  const before = there.has(MANIFEST) ? await bucket.text(MANIFEST) : null;
  const known = new Map(readManifest(before).map((file) => [file.path, file]));

  const etags = new Map<string, string>();
  const toPut: StepFile[] = [];
  for (const file of files) {
    const last = known.get(file.path);
    // The sum tells of changes here, the ETag of changes there.
    const isSame = last?.sha256 === file.sha256 && last.etag === there.get(file.path);
    if (isSame) etags.set(file.path, last.etag);
    else toPut.push(file);
  }
  told(0, toPut.length);
  for (let done = 0; done < toPut.length; done += AT_ONCE) {
    const puts = toPut.slice(done, done + AT_ONCE).map(async ({ path, sha256: sum }) => {
      const body = await readFile(join(folder, path));
      if (sha256(body) !== sum) throw new Error(`${join(folder, path)} has just been changed.`);
      etags.set(path, await bucket.put(path, body, 'application/vnd.apache.parquet'));
    });
    // After a failure nothing may still be under way.
    for (const put of await Promise.allSettled(puts))
      if (put.status === 'rejected') throw put.reason;
    told(Math.min(done + AT_ONCE, toPut.length), toPut.length);
  }

  const odd = [...there.keys()].filter((key) => isOfAMart(key) && !etags.has(key));
  for (const key of odd) await bucket.delete(key);

  const after = textOf(
    files.map(({ path, sha256 }) => ({ path, sha256, etag: etags.get(path) ?? '' })),
  );
  if (after !== before) await bucket.put(MANIFEST, after, 'application/json');
  return { put: toPut.length, same: files.length - toPut.length, deleted: odd.length };
}

/** Whether a key is one that a mart may have: others in the place are somebody else's. */
function isOfAMart(key: string): boolean {
  return Object.values(TABLES).some(({ name, isPartitioned }) => {
    const partition = isPartitioned ? String.raw`year=\d{4}/month=\d\d/` : '';
    return new RegExp(`^${name}/${partition}${name}\\.parquet$`).test(key);
  });
}

function textOf(files: readonly PublishedFile[]): string {
  return `${JSON.stringify({ files }, null, 1)}\n`;
}

/** One that cannot be read names nothing: all is written anew. */
function readManifest(text: string | null): readonly PublishedFile[] {
  if (text === null) return [];
  try {
    return manifest.parse(JSON.parse(text)).files;
  } catch {
    return [];
  }
}
