import { TfidfTransformer } from '@nunchi/text';
import type { WeighedWord } from './analysis';
import type { WordTable } from './read-words';

/**
 * The words that weigh most: TF-IDF as scikit-learn has it by default (smooth idf, each post brought to
 * length 1), summed over posts.
 */
export function topByTfidf({ words, counts }: WordTable, count: number): WeighedWord[] {
  const { indices, data } = new TfidfTransformer().fitTransform(counts);
  const weights = new Float64Array(words.length);
  const posts = new Int32Array(words.length);
  for (let i = 0; i < indices.length; i++) {
    const column = indices[i] as number;
    weights[column] = (weights[column] as number) + (data[i] as number);
    posts[column] = (posts[column] as number) + 1;
  }
  return words
    .map((word, i) => ({ word, weight: weights[i] as number, posts: posts[i] as number }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, count);
}
