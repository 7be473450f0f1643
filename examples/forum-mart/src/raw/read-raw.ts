import { createReadStream } from 'node:fs';
import type { RawPost } from '../model';

/** Reads the posts that the stage `raw` wrote, in their order. */
export async function* readRawPosts(path: string): AsyncGenerator<RawPost> {
  let rest = '';
  // By hand, since node:readline ends lines at U+2028 too, which JSON leaves in texts.
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as RawPost;
  }
}
