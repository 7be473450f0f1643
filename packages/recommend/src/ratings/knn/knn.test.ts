import { describe, expect, it } from 'vitest';
import { Interactions } from '../../data/interactions.js';
import { RecommendError } from '../../errors.js';
import { similarItems } from '../../lists/similar.js';
import { KNNBaseline } from './knn-baseline.js';
import { KNNBasic } from './knn-basic.js';
import { KNNWithMeans } from './knn-with-means.js';
import { KNNWithZScore } from './knn-with-z-score.js';

const ratings = Interactions.from([
  { user: '김하늘', item: '도깨비', value: 5 },
  { user: '김하늘', item: '미생', value: 4 },
  { user: '김하늘', item: '시그널', value: 1 },
  { user: '이바다', item: '도깨비', value: 4 },
  { user: '이바다', item: '미생', value: 4 },
  { user: '박강산', item: '도깨비', value: 1 },
  { user: '박강산', item: '시그널', value: 5 },
]);
const simOptions = { userBased: false };

describe('neighbour models', () => {
  it('tell who is nearest', () => {
    const model = new KNNBasic().fit(ratings);
    // One squared difference of 1 in two common ratings: 1 / (1/2 + 1).
    expect(model.getNeighbors('이바다', 1)).toEqual([{ id: '김하늘', score: 1 / 1.5 }]);
    expect(() => model.getNeighbors('모르는 이')).toThrow('no user');
  });

  it('let similarItems use their own likeness where items are compared', () => {
    const items = new KNNBasic({ simOptions }).fit(ratings);
    expect(similarItems(items, '도깨비', { k: 1 })).toEqual([{ id: '미생', score: 1 / 1.5 }]);
    const users = new KNNBasic().fit(ratings);
    expect(similarItems(users, '도깨비', { k: 1 })[0]!.id).toBe('미생');
  });

  it('answer with the mean where nobody near has rated an item', () => {
    const model = new KNNBasic({ minK: 3 }).fit(ratings);
    const told = model.predict('이바다', '시그널');
    expect(told).toMatchObject({ estimate: ratings.mean, wasImpossible: true });
    const means = new KNNWithMeans({ minK: 3 }).fit(ratings);
    expect(means.predict('이바다', '시그널')).toMatchObject({ estimate: 4, wasImpossible: false });
  });

  it.each([KNNBasic, KNNWithMeans, KNNWithZScore])('score a newcomer by items: %o', (Model) => {
    const model = new Model({ simOptions }).fit(ratings);
    const old = new Float64Array(3);
    const again = new Float64Array(3);
    model.scoreInto(model.known.users.find('김하늘'), old);
    const items = Int32Array.of(0, 1, 2);
    model.scoreHistoryInto({ items, weights: Float64Array.of(5, 4, 1) }, again);
    for (let item = 0; item < 3; item++) expect(again[item]).toBeCloseTo(old[item]!, 12);
  });

  it.each([KNNBasic, KNNWithMeans, KNNWithZScore, KNNBaseline])(
    'take a rating for what it is, told twice or with a confidence: %o',
    (Model) => {
      const model = new Model({ simOptions }).fit(ratings);
      const once = { item: '도깨비', value: 3 };
      for (const history of [[once, once], [{ ...once, confidence: 0.25 }]]) {
        expect(model.recommendFor(history)).toEqual(model.recommendFor([once]));
      }
      expect(() => model.recommendFor([{ ...once, confidence: 0 }])).not.toThrow();
    },
  );

  it('have numbers for likenesses, also of one rating in common and without shrinkage', () => {
    const one = { name: 'pearson_baseline', shrinkage: 0 } as const;
    const rows = ['가', '나'].map((user, k) => ({ user, item: '도깨비', value: 4 - k }));
    const model = new KNNBaseline({ simOptions: one }).fit(Interactions.from(rows));
    expect(model.getNeighbors('가')).toEqual([{ id: '나', score: 0 }]);
  });

  it('give a newcomer a bias of his own', () => {
    const model = new KNNBaseline({ simOptions, bslOptions: { regU: 0 } }).fit(ratings);
    const scores = [2, 5].map((value) => {
      const list = model.recommendFor([{ item: '도깨비', value }], { k: 1 });
      return list[0]!.score;
    });
    expect(scores[1]! - scores[0]!).toBeCloseTo(3, 10);
    const byUsers = new KNNBaseline().fit(ratings);
    expect(() => byUsers.recommendFor([{ item: '도깨비' }])).toThrow('userBased: false');
  });

  it('measure nobody in a deviation of 0', () => {
    const flat = Interactions.from(
      ['도깨비', '미생'].flatMap((item) =>
        ['가', '나'].map((user) => ({ user, item, value: 0.1 })),
      ),
    );
    expect(new KNNWithZScore().fit(flat).predict('가', '미생').estimate).toBeCloseTo(0.1);
  });

  it('refuse what takes too much memory, and options that cannot be', () => {
    expect(() => new KNNBasic({ maxSimilaritySize: 2 }).fit(ratings)).toThrow('maxSimilaritySize');
    for (const options of [
      ...[{ k: 0 }, { minK: -1 }, { k: 1.5 }, { simOptions: { name: 'jaccard' as never } }],
      ...[{ simOptions: { minSupport: 0 } }, { simOptions: { shrinkage: NaN } }],
    ]) {
      expect(() => new KNNBasic(options)).toThrow(RecommendError);
    }
  });

  it('refuse a saved model that was changed', () => {
    const state = new KNNWithMeans().fit(ratings).toState();
    for (const [name, array] of [
      ['similarities.upper', new Float64Array(2)],
      ['levels.x', new Float64Array(1)],
      ['raters.indices', Int32Array.from({ length: 7 }, () => 99)],
    ] as const) {
      const odd = { ...state, arrays: { ...state.arrays, [name]: array } };
      expect(() => KNNWithMeans.restore(odd)).toThrow(RecommendError);
    }
  });
});
