import type { Post } from './model';

/**
 * The messages with the most reactions; of equals the earlier one first.
 *
 * @param posts All posts, in the order of time.
 * @param count How many to take.
 * @returns Posts with at least one reaction.
 */
export function topByReactions(posts: readonly Post[], count: number): Post[] {
  return posts
    .filter((post) => post.reactionCount > 0)
    .sort((a, b) => b.reactionCount - a.reactionCount)
    .slice(0, count);
}

/** A message that nobody's reply stands above, and everything that hangs below it. */
export interface Thread {
  readonly root: Post;
  /** Replies, replies to replies and so on. */
  readonly size: number;
}

/**
 * The threads with the most replies at every depth; of equals the earlier one first.
 *
 * @param posts All posts, in the order of time.
 * @param count How many to take.
 * @returns Threads with at least two replies.
 */
export function longestThreads(posts: readonly Post[], count: number): Thread[] {
  // A parent stands before its replies, so its own root is known when a reply comes.
  const rootOf = new Map<Post, Post>();
  const sizes = new Map<Post, number>();
  for (const post of posts) {
    const root = post.parent === null ? post : (rootOf.get(post.parent) ?? post.parent);
    rootOf.set(post, root);
    if (root !== post) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  }
  return Array.from(sizes, ([root, size]) => ({ root, size }))
    .filter((thread) => thread.size > 1)
    .sort((a, b) => b.size - a.size)
    .slice(0, count);
}
