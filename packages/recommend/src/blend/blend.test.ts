import { describe, expect, it, vi } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { EpisodeCount } from '../features/episode-count.js';
import { Interest } from '../features/interest.js';
import { Recency } from '../features/recency.js';
import { SeriesProgress } from '../features/series-progress.js';
import { watchFeedback } from '../feedback/watch-feedback.js';
import type { WatchItem, WatchLog } from '../feedback/watch-log.js';
import type { Recommender } from '../models/recommender.js';
import { RandomState } from '../random/random-state.js';
import { loadModel } from '../save/load-model.js';
import { saveModel } from '../save/save-model.js';
import type { Progress } from '../work.js';
import { Blend } from './blend.js';
import { BPR } from '../implicit/bpr/bpr.js';
import { ItemKNN } from '../implicit/item-knn/item-knn.js';
import { Popularity } from '../implicit/popularity.js';

const DAY = 86_400_000;
const genres = ['로맨스', '스릴러', '예능'];

/** A made log of 8 series with 4 episodes each; a viewer's first series are the most watched. */
function madeFeedback(): ReturnType<typeof watchFeedback> {
  const random = new RandomState(3);
  const items: WatchItem[] = Array.from({ length: 32 }, (_, n) => ({
    item: `작품 ${n >> 2} ${(n % 4) + 1}회`,
    series: `작품 ${n >> 2}`,
    episode: (n % 4) + 1,
    runningTime: 3600,
    attributes: [genres[(n >> 2) % 3]!],
  }));
  const logs: WatchLog[] = Array.from({ length: 300 }, () => ({
    user: `시청자 ${random.below(20)}`,
    item: items[random.below(32)]!.item,
    watchedSeconds: 60 + random.below(3540),
    at: random.below(60) * DAY,
  }));
  return watchFeedback(logs, { items });
}

const feedback = madeFeedback();
const data = feedback.interactions({ rating: 'raw' });
const parts = (): Record<string, Recommender> => ({
  similar: new ItemKNN({ K: 4 }),
  progress: new SeriesProgress(),
  interest: new Interest({ attributes: feedback.attributes() }),
  recency: new Recency(),
  episodes: new EpisodeCount(),
  popularity: new Popularity({ halfLife: 14 }),
});
const names = Object.keys(parts());
const even = Object.fromEntries(names.map((name) => [name, 1]));
const blend = new Blend({ parts: parts(), weights: even }).fit(data);
const ranking = (model: Recommender): unknown =>
  data.users
    .toArray()
    .map((user) => model.recommend(user, { seen: 'allow' }).map(({ item }) => item));

describe('Blend', () => {
  it.each(names)('ranks otherwise when the weight of %s is changed', (name) => {
    expect(ranking(blend.withWeights({ ...even, [name]: 5 }))).not.toEqual(ranking(blend));
    expect(ranking(blend.withWeights({ ...even, [name]: 0 }))).not.toEqual(ranking(blend));
  });

  it.each(names)('is %s alone when only that has a weight', (name) => {
    const none = Object.fromEntries(names.map((other) => [other, 0]));
    const alone = blend.withWeights({ ...none, [name]: 2 });
    const part = parts()[name]!.fit(data);
    for (const user of data.users.toArray()) {
      const wanted = part.recommend(user, { k: 3, seen: 'allow' });
      const found = alone.recommend(user, { k: 3, seen: 'allow' });
      // Scores that differ by rounding alone may change places when they are scaled.
      for (const [n, { item }] of found.entries()) {
        expect(part.score(user, item)).toBeCloseTo(wanted[n]!.score, 9);
      }
    }
  });

  it('tells what each part did, which adds up to the score', () => {
    for (const user of data.users.toArray().slice(0, 5)) {
      const told = blend.explainParts(user, '작품 3');
      expect(told.map(({ part }) => part)).toEqual(names);
      const sum = told.reduce((all, { contribution }) => all + contribution, 0);
      expect(sum).toBeCloseTo(blend.score(user, '작품 3'), 12);
    }
  });

  it('explains by the part that did most and can tell', () => {
    const user = data.users.at(0);
    const { because, score } = blend.explain(user, '작품 3');
    expect(because).toEqual(new ItemKNN({ K: 4 }).fit(data).explain(user, '작품 3').because);
    expect(score).toBeCloseTo(blend.score(user, '작품 3'), 12);
  });

  it('scores a new user by parts that can', () => {
    const history = [{ item: '작품 1', value: 2 }, { item: '작품 4' }];
    const both = new Blend({ parts: { a: new ItemKNN(), b: new Popularity() } }).fit(data);
    expect(both.recommendFor(history)).toHaveLength(6);
    expect(() => blend.recommendFor(history)).toThrow('SeriesProgress cannot score');
    const without = blend.withWeights({ ...even, progress: 0, recency: 0, episodes: 0 });
    expect(without.recommendFor(history)).toHaveLength(6);
  });

  it('is saved with all its parts, and a blend in a blend', () => {
    const nested = new Blend({
      parts: { inner: new Blend({ parts: parts(), normalize: 'rank' }), popular: new Popularity() },
      weights: { inner: 1, popular: 0.2 },
      normalize: 'minmax',
      over: 'unseen',
    }).fit(data);
    const bytes = saveModel(nested);
    const loaded = loadModel(bytes);
    for (const user of data.users.toArray()) {
      expect(loaded.recommend(user)).toEqual(nested.recommend(user));
    }
    // What all parts have seen stands in the file once.
    const single = saveModel(new Popularity().fit(data)).length;
    const popular = Array.from({ length: 10 }, (_, n) => [`인기 ${n}`, new Popularity()] as const);
    const many = new Blend({ parts: Object.fromEntries(popular) }).fit(data);
    expect(saveModel(many).length).toBeLessThan(3 * single);
  });
});

describe('parts of other data', () => {
  const rows = [
    { user: '김하늘', item: 1 },
    { user: '김하늘', item: '1' },
    { user: '이바다', item: '1' },
    { user: '이바다', item: '도깨비' },
    { user: '박강산', item: '도깨비' },
    { user: '박강산', item: 1 },
    { user: '박강산', item: '미생' },
  ];
  const forwards = Interactions.from(rows);
  const backwards = Interactions.from([...rows].reverse());

  it('are lined up by id, whatever the order of their ids', () => {
    const make = (order: Interactions): Recommender => new ItemKNN().fit(order);
    const blendOf = (knn: Recommender): Blend =>
      new Blend({ parts: { knn, popular: new Popularity() }, refit: false }).fit(forwards);
    const [same, other] = [blendOf(make(forwards)), blendOf(make(backwards))];
    for (const user of forwards.users.toArray()) {
      for (const item of forwards.items.toArray()) {
        expect(other.score(user, item)).toBeCloseTo(same.score(user, item), 12);
      }
    }
    const history = [{ item: '도깨비', value: 2 }, { item: '1' }];
    const scores = (model: Recommender): unknown =>
      new Map(model.recommendFor(history).map(({ item, score }) => [item, score.toFixed(9)]));
    expect(scores(other)).toEqual(scores(same));
  });

  it('are lined up anew when the blend is fitted on other items', () => {
    const knn = new ItemKNN().fit(forwards);
    const moved = new Blend({ parts: { knn }, refit: false }).fit(forwards);
    moved.recommend('박강산');
    moved.fit(backwards);
    const fresh = new Blend({ parts: { knn }, refit: false }).fit(backwards);
    expect(moved.recommend('김하늘')).toEqual(fresh.recommend('김하늘'));
    expect(moved.score('김하늘', '도깨비')).toBe(fresh.score('김하늘', '도깨비'));
  });

  it('line up vectors as well', () => {
    const bpr = new BPR({ factors: 2, iterations: 3, randomState: 1 }).fit(backwards);
    const model = new Blend({ parts: { popular: new Popularity(), bpr }, refit: false });
    const vectors = model.fit(forwards).itemVectors()!;
    const from = bpr.known.items.find('도깨비') * 3;
    const to = forwards.items.find('도깨비') * 3;
    const own = bpr.itemVectors().data.slice(from, from + 3);
    expect([...vectors.data.slice(to, to + 3)]).toEqual([...own]);
  });

  it('add 0 for users and items that they do not know', () => {
    const few = new Popularity().fit(Interactions.from(rows.slice(0, 3)));
    const model = new Blend({ parts: { few }, refit: false }).fit(forwards);
    expect(model.score('김하늘', '미생')).toBe(0);
    expect(model.score('김하늘', '1')).toBe(1);
    expect(model.score('박강산', '1')).toBe(0);
  });

  it('are kept with refit: false, and fitted anew otherwise', () => {
    const kept = new Popularity().fit(backwards);
    new Blend({ parts: { kept }, refit: false }).fit(forwards);
    expect(kept.known.items.at(0)).toBe('미생');
    new Blend({ parts: { kept } }).fit(forwards);
    expect(kept.known.items.at(0)).toBe(1);
  });
});

describe('the work of a blend', () => {
  it('adds up its progress over the parts', () => {
    const onProgress = vi.fn<(progress: Progress) => void>();
    const bpr = new BPR({ factors: 2, iterations: 4, randomState: 1 });
    new Blend({ parts: { popular: new Popularity(), bpr } }).fit(data, { onProgress });
    const told = onProgress.mock.calls.map(([{ done, total }]) => [done, total]);
    expect(told).toEqual([1, 1.25, 1.5, 1.75, 2].map((done) => [done, 2]));
  });

  it('refuses names and weights that do not fit', () => {
    const popular = new Popularity();
    expect(() => new Blend({ parts: {} })).toThrow('needs parts');
    expect(() => new Blend({ parts: { popular }, weights: { popular: 1, als: 1 } })).toThrow(
      'There is no part als; there are popular.',
    );
    expect(() => new Blend({ parts: { popular }, weights: {} })).toThrow('popular has no weight');
    expect(() => new Blend({ parts: { popular }, weights: { popular: NaN } })).toThrow(
      'weights.popular must be',
    );
    expect(() => blend.withWeights({ similar: 1 })).toThrow('has no weight');
  });
});
