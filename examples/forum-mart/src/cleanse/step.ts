import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { KOREAN_VERSION } from '../korean-package';
import type { Reject } from '../model';
import { readRawPosts } from '../raw/read-raw';
import { RejectsFile } from '../raw/write-rejects';
import { sha256 as sha256Of } from '../steps/sha256';
import type { Counts, Step } from '../steps/step';
import { cleansePost } from './cleanse-post';
import { GatheredPosts } from './gathered-posts';
import { createDateReader } from './read-date';
import type { DateOptions, ReadDate } from './read-date';
import { writePosts } from './write-posts';

/** A file of raw posts. */
interface RawFile {
  readonly path: string;
  readonly size: number;
}

/**
 * The stage `cleansed`: posts of all files with one kind of date and plain text, each once, by month. It
 * is a single task, for a duplicate may be in any file; how rows lie in files changes nothing of it.
 */
export function cleanseStep(options: DateOptions): Step {
  return {
    name: 'cleansed',
    version: 1,
    async plan(folders) {
      const readDate = createDateReader(options);
      const raw = folders.files('raw').filter(({ path }) => path.endsWith('.ndjson'));
      const files = await Promise.all(
        raw.map(async ({ path }): Promise<RawFile> => {
          const whole = join(folders.of('raw'), path);
          return { path: whole, size: (await stat(whole)).size };
        }),
      );
      return [
        {
          name: 'posts',
          fingerprint: sha256Of([raw, options.timeZone, options.crawledAt, KOREAN_VERSION]),
          weight: files.reduce((sum, { size }) => sum + size, 0),
          make: (folder, told, signal) => cleanse(files, readDate, { folder, told, signal }),
        },
      ];
    },
  };
}

interface Making {
  readonly folder: string;
  readonly told: (bytes: number) => void;
  readonly signal: AbortSignal;
}

async function cleanse(
  files: readonly RawFile[],
  readDate: ReadDate,
  { folder, told, signal }: Making,
): Promise<Counts> {
  const posts = new GatheredPosts();
  const aside = new RejectsFile(join(folder, 'rejects.csv'));
  let [rows, rejected, done] = [0, 0, 0];
  for (const { path, size } of files) {
    const file = basename(path, '.ndjson');
    const rejects: Reject[] = [];
    for await (const raw of readRawPosts(path)) {
      signal.throwIfAborted();
      rows += 1;
      const post = cleansePost(raw, readDate);
      if ('reason' in post) rejects.push({ file, ...post });
      else posts.add(post);
    }
    await aside.add(rejects);
    rejected += rejects.length;
    done += size;
    told(done);
  }
  const settled = posts.settle();
  await writePosts(settled, folder, signal);
  const [kept, duplicates] = [settled.kept.length, settled.duplicates.length];
  return { rows, kept, duplicates, rejected };
}
