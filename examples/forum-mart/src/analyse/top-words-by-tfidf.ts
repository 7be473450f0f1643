import { TfidfTransformer } from '@nunchi/text';
import type { Mart } from '../marts/open-mart';
import type { MonthPosts, WeighedWord } from './analysis';
import { query } from './query';

/**
 * The words that weigh most: TF-IDF as scikit-learn has it by default (smooth idf, each post brought to
 * length 1), summed over posts. The counts are those of `tokens_fact`: nothing is cut into words again.
 *
 * @param months Read one after another, so that no more than a month's rows are held as objects.
 */
export async function topWordsByTfidf(
  mart: Mart,
  months: readonly MonthPosts[],
  count: number,
  signal: AbortSignal,
): Promise<WeighedWord[]> {
  const columns = new Map<string, number>();
  const indices: number[] = [];
  const data: number[] = [];
  const indptr = [0];
  let documents = 0;
  for (const { year, month, posts } of months) {
    signal.throwIfAborted();
    const rows = await query<WordCount>(mart, 'word-counts', [year, month]);
    let post = rows[0]?.post_id;
    for (const { post_id, word, uses } of rows) {
      if (post_id !== post) indptr.push(data.length);
      post = post_id;
      const column = columns.get(word) ?? columns.size;
      columns.set(word, column);
      indices.push(column);
      data.push(uses);
    }
    documents += posts;
    // The month's last post, and those without any word.
    while (indptr.length <= documents) indptr.push(data.length);
  }
  const words = [...columns.keys()];
  const weighed = new TfidfTransformer().fitTransform({
    shape: [documents, words.length],
    indptr: Int32Array.from(indptr),
    indices: Int32Array.from(indices),
    data: Float64Array.from(data),
  });
  const weights = new Float64Array(words.length);
  const posts = new Int32Array(words.length);
  for (const [i, column] of weighed.indices.entries()) {
    weights[column] = (weights[column] as number) + (weighed.data[i] as number);
    posts[column] = (posts[column] as number) + 1;
  }
  return words
    .map((word, i) => ({ word, weight: weights[i] as number, posts: posts[i] as number }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, count);
}

interface WordCount {
  readonly post_id: string;
  readonly word: string;
  readonly uses: number;
}
