import { describe, expect, it } from 'vitest';
import type { CleansedPost, PostTokens } from '../model';
import { KEYWORD_GROUPS } from './keyword-groups';
import { createPostReader } from './read-post';

const readPost = createPostReader();

function read(text: string, title = ''): PostTokens {
  const post: CleansedPost = {
    ...{ post_id: '00000000000000ff', author: '지우맘', title },
    ...{ posted_at: '2024-05-19T14:03:00', date_granularity: 'minute', year: 2024, month: 5 },
    ...{ text: title === '' ? text : `${title} ${text}`, views: 0, comments: 0, likes: 0 },
  };
  return readPost(post);
}

/** The names of the groups that a text is about. */
function groupsOf(text: string): string[] {
  const ids = new Set(read(text).keywords.map(({ group_id }) => group_id));
  return KEYWORD_GROUPS.filter(({ id }) => ids.has(id)).map(({ name }) => name);
}

describe('keyword groups', () => {
  it.each([
    ['아토피가 심해서 걱정이에요', '아토피'],
    ['토요일에 토마토를 먹었어요', ''],
    ['어제 저녁에 토했어요', '구토'],
    ['자꾸 토를 해요', '구토'],
    ['토하고 설사해요', '구토 설사'],
    ['아토피인데 오늘은 토하기까지 했어요', '구토 아토피'],
    ['열이 39도까지 올라요', '발열'],
    ['열 때문에 밤을 새웠어요', '발열'],
    ['아기가 열 나서 걱정이에요', '발열'],
    ['밤마다 열 나요', '발열'],
    ['38도 열 나는데 괜찮을까요', '발열'],
    ['열 명이 모여 열심히 놀았어요', ''],
    ['유치원에 감자가 수두룩하게 있어요', ''],
    ['해설사가 귀여운 말을 해요', ''],
    ['감기 때문에 코막힘이 심해요', '콧물 감기·독감'],
  ])('%s: %s', (text, groups) => expect(groupsOf(text).join(' ')).toBe(groups));

  it('count each keyword, a spelling as its keyword', () => {
    expect(read('토했어요. 또 토를 했고 구토가 나요. 토할 것 같아요.').keywords).toEqual([
      { group_id: 5, keyword: '토', keyword_count: 3 },
      { group_id: 5, keyword: '구토', keyword_count: 1 },
    ]);
  });
});

describe('tokens', () => {
  it('are nouns and roots with their count and first place, stop words told', () => {
    expect(read('우리 아이가 기침을 해요. 기침이 심해서 병원에 갔는데 깨끗하대요.').tokens).toEqual(
      [
        { token: '아이', token_pos: 'NNG', token_count: 1, token_position: 0, is_stopword: true },
        { token: '기침', token_pos: 'NNG', token_count: 2, token_position: 1, is_stopword: false },
        { token: '병원', token_pos: 'NNG', token_count: 1, token_position: 3, is_stopword: false },
        { token: '깨끗', token_pos: 'XR', token_count: 1, token_position: 4, is_stopword: false },
      ],
    );
  });

  it('are apart by tag: counts are of the same word only', () => {
    const { tokens } = read('수유역 근처에서 수유 상담을 받았어요. 깨끗한 곳이에요.');
    const keys = tokens.map(({ token, token_pos }) => `${token}/${token_pos}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('of a title are not read into the text behind it', () => {
    const apart = [...read('기침 약').tokens, ...read('감기 병원').tokens];
    expect(read('감기 병원', '기침 약').tokens.map(({ token }) => token)).toEqual(
      apart.map(({ token }) => token),
    );
  });

  it('are none in a text without words', () => {
    expect(read('ㅋㅋㅋ 123 abc !')).toEqual({
      ...{ post_id: '00000000000000ff', tokens: [], keywords: [] },
    });
  });

  it('do not depend on what was read before', () => {
    const text = '안녕하세요. 열이 나요. 안녕하세요. 기침해요.';
    const first = createPostReader()({ ...POST, text });
    for (const before of ['안녕하세요. 설사해요.', '기침해요. 열이 나요.']) read(before);
    expect(readPost({ ...POST, text })).toEqual(first);
  });

  it('of a long text without a blank take no more time than their share', () => {
    const started = performance.now();
    expect(read('아토피'.repeat(5_000)).tokens.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

const POST: CleansedPost = {
  ...{ post_id: '00000000000000ff', author: '지우맘', title: '', text: '' },
  ...{ posted_at: '2024-05-19T14:03:00', date_granularity: 'minute', year: 2024, month: 5 },
  ...{ views: 0, comments: 0, likes: 0 },
};
