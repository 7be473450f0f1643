import { DATE_GRANULARITIES } from '../model';
import type { CleansedPost, DateGranularity, Duplicate } from '../model';
import { digest } from './cleanse-post';

export interface SettledPosts {
  /** By time, then by id. */
  readonly kept: readonly CleansedPost[];
  readonly duplicates: readonly Duplicate[];
}

/** With 20 letters a text is not said twice by chance. */
const TELLING = /^(?:\P{L}*\p{L}){20}/u;

/**
 * Posts of all files, of which duplicates are found. What comes of them does not depend on the order in
 * which they were added: the same post is settled by the greatest of each count, the same text by time.
 * They are held in memory, about a kilobyte each.
 */
export class GatheredPosts {
  readonly #posts = new Map<string, CleansedPost>();
  /** A post as often as it came again. */
  readonly #again: string[] = [];

  add(post: CleansedPost): void {
    const known = this.#posts.get(post.post_id);
    if (known !== undefined) this.#again.push(post.post_id);
    this.#posts.set(post.post_id, known === undefined ? post : merged(known, post));
  }

  settle(): SettledPosts {
    const kept: CleansedPost[] = [];
    const duplicates: Duplicate[] = [];
    const firstOfText = new Map<string, string>();
    const keptInstead = new Map<string, string>();
    for (const post of [...this.#posts.values()].sort(byTime)) {
      const { post_id, author, text } = post;
      const said = TELLING.test(text) ? digest(author, text) : post_id;
      const first = firstOfText.get(said);
      if (first === undefined) {
        firstOfText.set(said, post_id);
        kept.push(post);
      } else {
        keptInstead.set(post_id, first);
        duplicates.push({ post_id, duplicate_of: first, reason: 'same text again' });
      }
    }
    for (const post_id of this.#again) {
      const duplicate_of = keptInstead.get(post_id) ?? post_id;
      duplicates.push({ post_id, duplicate_of, reason: 'same post' });
    }
    return { kept, duplicates: duplicates.sort(byId) };
  }
}

/** A post of which two pages told. */
function merged(a: CleansedPost, b: CleansedPost): CleansedPost {
  return {
    ...a,
    date_granularity: finest(a.date_granularity, b.date_granularity),
    // One text may have been cut into title and content in two ways.
    title: a.title < b.title ? a.title : b.title,
    views: Math.max(a.views, b.views),
    comments: Math.max(a.comments, b.comments),
    likes: Math.max(a.likes, b.likes),
  };
}

function finest(a: DateGranularity, b: DateGranularity): DateGranularity {
  return DATE_GRANULARITIES.indexOf(a) > DATE_GRANULARITIES.indexOf(b) ? a : b;
}

function byTime(a: CleansedPost, b: CleansedPost): number {
  if (a.posted_at !== b.posted_at) return a.posted_at < b.posted_at ? -1 : 1;
  return a.post_id < b.post_id ? -1 : 1;
}

function byId(a: Duplicate, b: Duplicate): number {
  if (a.post_id !== b.post_id) return a.post_id < b.post_id ? -1 : 1;
  return a.reason < b.reason ? -1 : Number(a.reason > b.reason);
}
