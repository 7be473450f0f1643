import type { CleansedPost } from '../model';
import type { Counts } from '../steps/step';
import { createPostReader } from './read-post';

/** What came of some lines. */
export interface LinesRead {
  /** As many lines, each with its line feed. */
  readonly lines: string;
  readonly counts: Counts;
}

/** Reads lines of NDJSON: posts into tokens. */
export type ReadLines = (lines: readonly string[]) => LinesRead;

/** Makes the function that turns lines of cleansed posts into lines of their tokens. */
export function createLinesReader(): ReadLines {
  const read = createPostReader();
  return (lines) => {
    let [tokens, distinct, stopwords, keywords] = [0, 0, 0, 0];
    const out = lines.map((line) => {
      const post = read(JSON.parse(line) as CleansedPost);
      for (const { token_count, is_stopword } of post.tokens) {
        tokens += token_count;
        if (is_stopword) stopwords += token_count;
      }
      distinct += post.tokens.length;
      for (const { keyword_count } of post.keywords) keywords += keyword_count;
      return `${JSON.stringify(post)}\n`;
    });
    return {
      lines: out.join(''),
      counts: { posts: lines.length, tokens, distinct, stopwords, keywords },
    };
  };
}
