import type { Post } from './model';

/** A post of a thread, and how many steps below the first one it stands. */
export interface ThreadLine {
  readonly post: Post;
  readonly depth: number;
}

/**
 * A thread from top to bottom, each reply below what it answers. Walks with its own stack: a thread
 * can be as deep as it is long.
 *
 * @param root The post to begin with.
 * @param most How many lines to take.
 * @returns The post itself at depth 0, then what hangs below it.
 */
export function unfold(root: Post, most: number = Infinity): ThreadLine[] {
  const lines: ThreadLine[] = [];
  const open: ThreadLine[] = [{ post: root, depth: 0 }];
  while (lines.length < most) {
    const line = open.pop();
    if (line === undefined) break;
    lines.push(line);
    for (const reply of line.post.replies.toReversed()) {
      open.push({ post: reply, depth: line.depth + 1 });
    }
  }
  return lines;
}
