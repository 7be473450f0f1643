import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CleansedPost } from '../model';
import type { SettledPosts } from './gathered-posts';

/** Rows of NDJSON written at once. */
const AT_ONCE = 2_000;

/** Writes posts by month, `year=2024/month=05.ndjson`, and the list of duplicates if there are some. */
export async function writePosts(
  { kept, duplicates }: SettledPosts,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  const months = new Map<string, CleansedPost[]>();
  for (const post of kept) {
    const [year, month] = post.posted_at.split('-');
    const path = `year=${String(year)}/month=${String(month)}.ndjson`;
    const posts = months.get(path);
    if (posts) posts.push(post);
    else months.set(path, [post]);
  }
  for (const [path, posts] of months) await writeRows(join(folder, path), posts, signal);
  if (duplicates.length > 0) await writeRows(join(folder, 'duplicates.ndjson'), duplicates, signal);
}

async function writeRows(
  path: string,
  rows: readonly object[],
  signal: AbortSignal,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  try {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      signal.throwIfAborted();
      const some = rows.slice(from, from + AT_ONCE);
      await file.appendFile(some.map((row) => `${JSON.stringify(row)}\n`).join(''));
    }
  } finally {
    await file.close();
  }
}
