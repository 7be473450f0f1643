import type { CsrMatrix } from '@nunchi/text';
import type { Mart } from '../marts/open-mart';
import type { MonthPosts } from './analysis';
import { query } from './query';

/** How often each word stands in each post. */
export interface WordTable {
  /** Words by column. */
  readonly words: readonly string[];
  /** A row a post, month by month. */
  readonly counts: CsrMatrix;
  /** The row after the last one of each month. */
  readonly monthEnds: readonly number[];
}

/**
 * Reads the words of all posts from `tokens_fact`: nothing is cut into words again.
 *
 * @param months Read one after another, so that no more than a month's rows are held as texts.
 */
export async function readWords(
  mart: Mart,
  months: readonly MonthPosts[],
  signal: AbortSignal,
): Promise<WordTable> {
  const columns = new Map<string, number>();
  const indices: number[] = [];
  const data: number[] = [];
  const indptr = [0];
  const monthEnds: number[] = [];
  for (const { year, month, posts } of months) {
    signal.throwIfAborted();
    const rows = await query<{ words: string }>(mart, 'words-of-posts', [year, month]);
    for (const { words } of rows) {
      for (const [word, uses] of usesOf(words)) {
        const column = columns.get(word) ?? columns.size;
        columns.set(word, column);
        indices.push(column);
        data.push(uses);
      }
      indptr.push(data.length);
    }
    // Posts without any word are rows too.
    const end = (monthEnds.at(-1) ?? 0) + posts;
    while (indptr.length <= end) indptr.push(data.length);
    monthEnds.push(end);
  }
  return {
    words: [...columns.keys()],
    counts: {
      shape: [indptr.length - 1, columns.size],
      indptr: Int32Array.from(indptr),
      indices: Int32Array.from(indices),
      data: Float64Array.from(data),
    },
    monthEnds,
  };
}

/** A word that stands there with two tags is one word. */
function usesOf(words: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const entry of JSON.parse(words) as string[]) {
    const end = entry.lastIndexOf(':');
    const word = entry.slice(0, end);
    found.set(word, (found.get(word) ?? 0) + Number(entry.slice(end + 1)));
  }
  return found;
}
