import { stopWords } from '@nunchi/korean';
import { describe, expect, it } from 'vitest';
import { FORUM_STOP_WORDS } from './forum-words';
import { KEYWORD_GROUPS } from './keyword-groups';
import { createSentenceReader } from './read-sentence';

const keywords = KEYWORD_GROUPS.flatMap((group) => group.keywords);
const read = createSentenceReader();

describe('keyword groups', () => {
  it('are 22, each with an id and a name of its own', () => {
    expect(new Set(KEYWORD_GROUPS.map(({ id }) => id)).size).toBe(22);
    expect(new Set(KEYWORD_GROUPS.map(({ name }) => name)).size).toBe(22);
  });

  it('share no keyword', () => expect(new Set(keywords).size).toBe(keywords.length));

  it('have no keyword that is a stop word', () => {
    const stops = stopWords({ add: FORUM_STOP_WORDS });
    const tags = ['NNG', 'NNP', 'XR'] as const;
    const stopped = keywords.filter((form) => tags.some((tag) => stops.has({ form, tag })));
    expect(stopped).toEqual([]);
  });

  it.each(KEYWORD_GROUPS)('of $name are whole words to the analyzer', ({ id, keywords: words }) => {
    for (const keyword of words) {
      const told = read(`요즘 ${keyword}도 있어서 병원에 갔어요`);
      expect(told.keywords).toEqual([{ group_id: id, keyword }]);
      expect(told.tokens.map(({ token }) => token)).toContain(keyword);
    }
  });
});
