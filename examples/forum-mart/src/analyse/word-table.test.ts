import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeMart } from '../../test/made-mart';
import type { MadeMart } from '../../test/made-mart';
import { query } from './query';
import { readWords } from './read-words';
import type { WordTable } from './read-words';
import { topByTfidf } from './top-by-tfidf';
import { wordsByMonth } from './words-by-month';

describe('the words of all posts', () => {
  let made: MadeMart;
  let table: WordTable;
  beforeAll(async () => {
    made = await madeMart([
      { at: '2024-05-01 10:00', words: { 열: 2, 병원: 1 }, stopWords: ['아이'] },
      { at: '2024-05-02 10:00', words: { 병원: 1, 기침: 3 } },
      { at: '2024-06-03 10:00', words: { 기침: 1 } },
      // Without any word, and still a document.
      { at: '2024-06-04 10:00' },
    ]);
    const months = [5, 6].map((month) => ({ year: 2024, month, posts: 2, authors: 1 }));
    table = await readWords(made.mart, months, new AbortController().signal);
  });
  afterAll(() => made.remove());

  it('are a matrix with a row a post', () => {
    expect([...table.words].sort()).toEqual(['기침', '병원', '열']);
    expect(table.counts.shape).toEqual([4, 3]);
    expect([...table.counts.indptr]).toEqual([0, 2, 4, 5, 5]);
    expect(table.monthEnds).toEqual([2, 4]);
  });

  it('weigh what scikit-learn says', () => {
    // TfidfTransformer().fit_transform([[2, 1, 0], [0, 1, 3], [0, 0, 1], [0, 0, 0]]).sum(axis=0)
    // of scikit-learn 1.2.1
    expect(topByTfidf(table, 3)).toEqual([
      { word: '기침', posts: 2, weight: expect.closeTo(1.948683298050514, 12) },
      { word: '열', posts: 1, weight: expect.closeTo(0.9303238670444788, 12) },
      { word: '병원', posts: 2, weight: expect.closeTo(0.6829667773142551, 12) },
    ]);
    expect(topByTfidf(table, 1)).toHaveLength(1);
  });

  it('are counted by month', () => {
    const counted = wordsByMonth(table, 2).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(counted).toEqual([
      { name: '기침', months: [1, 1] },
      { name: '병원', months: [2, 0] },
    ]);
  });

  it('are counted and weighed by SQL alike', async () => {
    const posts = Array.from({ length: 60 }, (_, i) => ({
      at: `2024-0${1 + (i % 3)}-10 10:00`,
      words: {
        ...(i % 2 === 0 && { 열: 1 + (i % 5) }),
        ...(i % 4 < 3 && { 병원: 1 }),
        [`말${i}`]: 2,
      },
    }));
    const { mart, remove } = await madeMart(posts);
    const months = [1, 2, 3].map((month) => ({ year: 2024, month, posts: 20, authors: 1 }));
    const words = await readWords(mart, months, new AbortController().signal);
    const inSql = await query<object>(mart, 'top-words-by-tfidf');
    expect(inSql).toHaveLength(30);
    expect(topByTfidf(words, 30).map(rounded)).toEqual(inSql.map(rounded));
    const counted = wordsByMonth(words, 20).flatMap(({ name, months }) =>
      months.map((posts, i) => `${i + 1} ${name} ${posts}`),
    );
    const countedInSql = await query<{ month: number; word: string; posts: number }>(
      mart,
      'words-by-month',
    );
    expect(counted.sort()).toEqual(
      countedInSql.map(({ month, word, posts }) => `${month} ${word} ${posts}`),
    );
    await remove();
  });
});

function rounded(row: object): object {
  return { ...row, weight: Number((row as { weight: number }).weight.toFixed(9)) };
}
