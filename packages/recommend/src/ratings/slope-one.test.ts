import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { CoClustering } from './co-clustering/co-clustering.js';
import { SlopeOne } from './slope-one.js';

const ratings = Interactions.from([
  { user: '김하늘', item: '도깨비', value: 3 },
  { user: '김하늘', item: '미생', value: 4.5 },
  { user: '이바다', item: '도깨비', value: 2 },
]);

describe('SlopeOne', () => {
  it('adds to the mean of a user how much higher an item is rated', () => {
    const model = new SlopeOne().fit(ratings);
    // Halves count: 미생 is rated 1.5 above 도깨비.
    expect(model.predict('이바다', '미생').estimate).toBe(3.5);
    expect(model.predict('이바다', '시그널').wasImpossible).toBe(true);
  });

  it('scores a newcomer by the history', () => {
    const model = new SlopeOne().fit(ratings);
    expect(model.recommendFor([{ item: '도깨비', value: 1 }])).toEqual([
      { item: '미생', score: 2.5 },
    ]);
  });

  it('takes a rating for what it is, told twice or with a confidence', () => {
    const model = new SlopeOne().fit(ratings);
    const once = { item: '도깨비', value: 1 };
    for (const history of [[once, once], [{ ...once, confidence: 0.25 }]]) {
      expect(model.recommendFor(history)).toEqual(model.recommendFor([once]));
    }
  });

  it('refuses what takes too much memory', () => {
    expect(() => new SlopeOne({ maxSimilaritySize: 1 }).fit(ratings)).toThrow('maxSimilaritySize');
  });
});

describe('CoClustering', () => {
  it('is the mean of the user and the item where all are in one cluster', () => {
    const model = new CoClustering({ nCltrU: 1, nCltrI: 1 }).fit(ratings);
    const { mean } = ratings;
    expect(model.estimate(1, 1)).toBeCloseTo(mean + (2 - mean) + (4.5 - mean), 12);
    expect(model.predict('모르는 이', '미생').estimate).toBeCloseTo(mean, 12);
  });

  it('refuses a saved model with clusters that are not there', () => {
    const state = new CoClustering({ randomState: 0 }).fit(ratings).toState();
    const odd = { ...state, arrays: { ...state.arrays, ofUser: Int32Array.of(0, 7) } };
    expect(() => CoClustering.restore(odd)).toThrow('no cluster');
  });
});
