import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { madeMart } from '../../test/made-mart';
import type { MadeMart, MadePost } from '../../test/made-mart';
import { KEYWORD_GROUPS } from '../tokens/keyword-groups';
import { analyse } from './analyse';
import type { Analysis } from './analysis';
import { query } from './query';

const opened: MadeMart[] = [];
afterEach(async () => {
  for (const made of opened.splice(0)) await made.remove();
});

async function martOf(posts: readonly MadePost[]): Promise<MadeMart['mart']> {
  const made = await madeMart(posts);
  opened.push(made);
  return made.mart;
}

async function analysisOf(posts: readonly MadePost[]): Promise<Analysis> {
  return analyse(await martOf(posts), { signal: new AbortController().signal });
}

const POSTS: readonly MadePost[] = [
  // A Sunday.
  { author: '민지', at: '2024-05-19 21:03', words: { 열: 2, 병원: 1 }, stopWords: ['아이'] },
  { author: '민지', at: '2024-05-19', words: { 기침: 1, 병원: 1 } },
  { author: '서준', at: '2024-07-01 21:40', words: { 열: 1, 기침: 3 } },
  { author: '하윤', at: '2024-07-02 09:10' },
];

describe('the analysis of a mart', () => {
  it('counts posts by author, hour, weekday and month', async () => {
    const { overview, authors, hours, weekdayHours, months } = await analysisOf(POSTS);
    expect(overview).toEqual({
      ...{ posts: 4, authors: 3, words: 3, uses: 9, posts_in_groups: 3 },
      ...{ first_post: '2024-05-19 00:00:00', last_post: '2024-07-02 09:10:00' },
    });
    expect(authors).toEqual([
      { posts: 1, authors: 2 },
      { posts: 2, authors: 1 },
    ]);
    // The post of a day alone has no hour.
    expect([hours[0], hours[9], hours[21]]).toEqual([0, 1, 2]);
    expect([weekdayHours[6]?.[21], weekdayHours[0]?.[21], weekdayHours[1]?.[9]]).toEqual([1, 1, 1]);
    expect(months).toEqual([
      { year: 2024, month: 5, posts: 2, authors: 1 },
      { year: 2024, month: 6, posts: 0, authors: 0 },
      { year: 2024, month: 7, posts: 2, authors: 2 },
    ]);
  });

  it('counts words without stop words, and keyword groups with their keywords', async () => {
    const { topWords, groups } = await analysisOf(POSTS);
    expect(topWords).toEqual([
      { word: '기침', uses: 4 },
      { word: '열', uses: 3 },
      { word: '병원', uses: 2 },
    ]);
    expect(groups).toHaveLength(KEYWORD_GROUPS.length);
    expect(groups[0]).toMatchObject({
      id: 1,
      name: '발열',
      posts: 2,
      share: 0.5,
      months: [1, 0, 1],
    });
    expect(groups[0]?.keywords.slice(0, 2)).toEqual([
      { keyword: '열', posts: 2 },
      { keyword: '고열', posts: 0 },
    ]);
    expect(groups.at(-1)?.posts).toBe(0);
  });

  it('knows what rises and what goes together', async () => {
    const { rising, together } = await analysisOf(
      ['2024-01', '2024-02', '2024-03', '2024-04'].flatMap((month) =>
        Array.from({ length: 200 }, (_, i): MadePost => {
          const hand = i % (month === '2024-04' ? 8 : 40) === 0 ? { 수족구: 1 } : {};
          const cough = i % 10 === 3 ? { 기침: 1, 가래: 1 } : {};
          const nose = i % 20 === 3 ? { 콧물: 1 } : {};
          return { at: `${month}-10 10:00`, words: { 병원: 1, ...hand, ...cough, ...nose } };
        }),
      ),
    );
    expect(rising?.month).toMatchObject({ year: 2024, month: 4, posts: 200 });
    expect(rising?.groups.risen).toEqual([
      expect.objectContaining({
        ...{ name: '수족구', posts: 25, share: 0.125, earlierPosts: 15, earlierShare: 0.025 },
        pValue: expect.closeTo(0, 3),
      }),
    ]);
    expect(rising?.words.risen.map(({ name }) => name)).toEqual(['수족구']);
    expect(together).toEqual([
      expect.objectContaining({ one: '기침', other: '콧물', posts: 40, expected: 4 }),
    ]);
  });

  it('has nothing to say of an empty mart, and no rising of a single month', async () => {
    const empty = await analysisOf([]);
    expect(empty.overview).toMatchObject({ posts: 0, authors: 0, first_post: null, uses: 0 });
    expect([empty.months, empty.topWords, empty.topWordsByTfidf]).toEqual([[], [], []]);
    expect([empty.rising, empty.together]).toEqual([null, []]);
    expect(empty.groups[0]).toMatchObject({ posts: 0, share: 0, months: [] });
    expect((await analysisOf(POSTS.slice(0, 2))).rising).toBeNull();
  });

  it('stops where it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(analyse(await martOf([]), { signal })).rejects.toThrow('enough');
  });

  it('asks by files that all run', async () => {
    const mart = await martOf(
      Array.from({ length: 20 }, () => ({ at: '2024-05-19 21:03', words: { 열: 1, 기침: 1 } })),
    );
    const files = await readdir(join(__dirname, '..', '..', 'sql'));
    for (const file of files.filter((file) => file !== 'athena.sql')) {
      const parameters = file === 'words-of-posts.sql' ? [2024, 5] : [];
      expect(await query(mart, file.replace('.sql', ''), parameters), file).not.toEqual([]);
    }
  });
});
