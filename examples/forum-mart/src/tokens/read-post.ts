import type { CleansedPost, PostKeyword, PostToken, PostTokens } from '../model';
import { createSentenceReader } from './read-sentence';
import { remembering } from './remembering';
import { sentencesOf } from './sentences';

type Counting<Row> = { -readonly [Name in keyof Row]: Row[Name] };

/**
 * Makes the function that cuts a post into tokens and finds its keywords. It holds an analyzer: one a
 * thread is enough.
 *
 * Sentences are analyzed one by one: none is read into the next, and those read before are remembered.
 */
export function createPostReader(): (post: CleansedPost) => PostTokens {
  const read = remembering(createSentenceReader());
  return (post) => {
    const tokens = new Map<string, Counting<PostToken>>();
    const keywords = new Map<string, Counting<PostKeyword>>();
    let place = 0;
    for (const sentence of sentencesOf(post)) {
      const words = read(sentence);
      for (const { key, token, token_pos, is_stopword } of words.tokens) {
        const counted = tokens.get(key);
        if (counted) counted.token_count += 1;
        else {
          const first = { token_count: 1, token_position: place };
          tokens.set(key, { token, token_pos, ...first, is_stopword });
        }
        place += 1;
      }
      for (const { keyword, group_id } of words.keywords) {
        const counted = keywords.get(keyword);
        if (counted) counted.keyword_count += 1;
        else keywords.set(keyword, { group_id, keyword, keyword_count: 1 });
      }
    }
    return {
      post_id: post.post_id,
      tokens: [...tokens.values()],
      keywords: [...keywords.values()],
    };
  };
}
