import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { ItemKNN } from '../implicit/item-knn/item-knn.js';
import { Popularity } from '../implicit/popularity.js';
import type { Vectors } from '../models/recommender.js';
import { similarItems, similarUsers } from './similar.js';

const views = Interactions.from([
  { user: '김하늘', item: '도깨비' },
  { user: '김하늘', item: '미생' },
  { user: '이바다', item: '도깨비' },
  { user: '이바다', item: '미생' },
  { user: '이바다', item: '시그널' },
  { user: '박강산', item: '비밀의 숲' },
]);

describe('similarItems', () => {
  it('compares who has seen the items where a model has no vectors', () => {
    expect(similarItems(new Popularity().fit(views), '도깨비')).toEqual([
      { id: '미생', score: 1 },
      { id: '시그널', score: 1 / Math.sqrt(2) },
    ]);
  });

  it("takes a model's own neighbours", () => {
    const model = new ItemKNN({ K: 2 }).fit(views);
    expect(similarItems(model, '시그널')).toHaveLength(1);
    expect(similarItems(model, '비밀의 숲')).toEqual([]);
  });

  it('compares vectors where a model has them', () => {
    class Drawn extends Popularity {
      override itemVectors(): Vectors {
        return { count: 4, length: 2, data: Float64Array.of(1, 0, 0, 1, 3, 0, -1, 0) };
      }
    }
    expect(similarItems(new Drawn().fit(views), '도깨비')).toEqual([
      { id: '시그널', score: 1 },
      { id: '미생', score: 0 },
      { id: '비밀의 숲', score: -1 },
    ]);
  });

  it('keeps to k, allow and deny, and knows no unknown item', () => {
    const model = new Popularity().fit(views);
    expect(similarItems(model, '도깨비', { k: 1 })).toEqual([{ id: '미생', score: 1 }]);
    expect(similarItems(model, '도깨비', { deny: ['미생'] })).toHaveLength(1);
    expect(similarItems(model, '도깨비', { allow: ['도깨비'] })).toEqual([]);
    expect(() => similarItems(model, '모르는 것')).toThrow('no item "모르는 것"');
    expect(() => similarItems(model, '도깨비', { k: 0 })).toThrow('k must be');
  });
});

describe('similarUsers', () => {
  it('finds those who saw the same', () => {
    expect(similarUsers(new ItemKNN().fit(views), '김하늘')).toEqual([
      { id: '이바다', score: 2 / Math.sqrt(6) },
    ]);
  });
});
