import { describe, expect, it } from 'vitest';
import { madeMart } from '../../test/made-mart';
import { topWordsByTfidf } from './top-words-by-tfidf';

describe('topWordsByTfidf', () => {
  it('gives the figures of scikit-learn', async () => {
    const { mart, remove } = await madeMart([
      { at: '2024-05-01 10:00', words: { 열: 2, 병원: 1 }, stopWords: ['아이'] },
      { at: '2024-05-02 10:00', words: { 병원: 1, 기침: 3 } },
      { at: '2024-06-03 10:00', words: { 기침: 1 } },
      // Without any word, and still a document.
      { at: '2024-06-04 10:00' },
    ]);
    const months = [5, 6].map((month) => ({ year: 2024, month, posts: 2, authors: 1 }));
    const { signal } = new AbortController();
    // TfidfTransformer().fit_transform([[2, 1, 0], [0, 1, 3], [0, 0, 1], [0, 0, 0]]).sum(axis=0)
    // of scikit-learn 1.2.1
    expect(await topWordsByTfidf(mart, months, 3, signal)).toEqual([
      { word: '기침', posts: 2, weight: expect.closeTo(1.948683298050514, 12) },
      { word: '열', posts: 1, weight: expect.closeTo(0.9303238670444788, 12) },
      { word: '병원', posts: 2, weight: expect.closeTo(0.6829667773142551, 12) },
    ]);
    expect(await topWordsByTfidf(mart, months, 1, signal)).toHaveLength(1);
    await remove();
  });
});
