import type { Block } from './code';
import { splitCode } from './code';
import { findLinks } from './links';
import type { Post } from './model';

/** An address that was shared, once however often. */
export interface SharedLink {
  readonly url: string;
  readonly first: Post;
  readonly times: number;
}

/** Lines of code in a message. */
export interface SharedCode {
  readonly code: string;
  readonly post: Post;
}

/**
 * The web addresses of the class, in the order of their first appearance.
 *
 * @param posts All posts, in the order of time.
 * @returns Each address once.
 */
export function sharedLinks(posts: readonly Post[]): SharedLink[] {
  const links = new Map<string, { first: Post; times: number }>();
  for (const post of posts) {
    for (const { url } of findLinks(post.message.text)) {
      const known = links.get(url);
      if (known === undefined) links.set(url, { first: post, times: 1 });
      else known.times += 1;
    }
  }
  return Array.from(links, ([url, link]) => ({ url, ...link }));
}

/**
 * The code of the class: commands of one line, programs of many.
 *
 * @param posts All posts, in the order of time.
 * @returns A piece for each run of code lines, in order.
 */
export function sharedCode(posts: readonly Post[]): SharedCode[] {
  return posts.flatMap((post) =>
    splitCode(post.message.text)
      .filter((block: Block) => block.kind === 'code')
      .map((block) => ({ code: block.text, post })),
  );
}
