import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withNewItems } from '../cold/with-new-items.js';
import { EpisodeCount } from '../features/episode-count.js';
import { Interest } from '../features/interest.js';
import { Recency } from '../features/recency.js';
import { SeriesProgress } from '../features/series-progress.js';
import { watchFeedback } from '../feedback/watch-feedback.js';
import type { WatchItem, WatchLog } from '../feedback/watch-log.js';
import { ImplicitALS } from '../implicit/als/implicit-als.js';
import { Blend } from '../blend/blend.js';
import { BPR } from '../implicit/bpr/bpr.js';
import { ContinueWatching } from '../implicit/continue-watching.js';
import { EASE } from '../implicit/ease/ease.js';
import { ItemKNN } from '../implicit/item-knn/item-knn.js';
import { Popularity } from '../implicit/popularity.js';
import { FactorModel } from '../models/factor-model.js';
import { recommendAll } from '../lists/recommend-all.js';
import type { Recommender } from '../models/recommender.js';
import { RandomState } from '../random/random-state.js';
import { BaselineOnly } from '../ratings/baseline-only.js';
import { CoClustering } from '../ratings/co-clustering/co-clustering.js';
import { KNNBaseline } from '../ratings/knn/knn-baseline.js';
import { KNNBasic } from '../ratings/knn/knn-basic.js';
import { KNNWithMeans } from '../ratings/knn/knn-with-means.js';
import { KNNWithZScore } from '../ratings/knn/knn-with-z-score.js';
import { NMF } from '../ratings/nmf/nmf.js';
import { NormalPredictor } from '../ratings/normal-predictor.js';
import { PMF } from '../ratings/svd/pmf.js';
import { SlopeOne } from '../ratings/slope-one.js';
import { SVD } from '../ratings/svd/svd.js';
import { SVDpp } from '../ratings/svd/svdpp.js';
import { loadModel, MODEL_KINDS } from './load-model.js';
import { saveModel } from './save-model.js';

const DAY = 86_400_000;
const random = new RandomState(9);
const items: WatchItem[] = Array.from({ length: 30 }, (_, n) => ({
  item: `작품 ${n >> 1} ${(n % 2) + 1}회`,
  series: `작품 ${n >> 1}`,
  ...{ episode: (n % 2) + 1, runningTime: 3600, attributes: [n % 4 < 2 ? '드라마' : '예능'] },
}));
const logs: WatchLog[] = Array.from({ length: 150 }, () => ({
  user: random.below(18),
  item: items[random.below(30)]!.item,
  watchedSeconds: 60 + random.below(3540),
  at: random.below(90) * DAY,
}));
const feedback = watchFeedback(logs, { items });
const data = feedback.interactions({ rating: 'raw' });
/** Other users and items, as of a month later. */
const later = data.select(
  Array.from({ length: data.size }, (_, row) => row).filter((row) => data.userOf[row]! > 4),
);
const attributes = feedback.attributes();
const randomState = 3;

/** A fitted model of every kind. */
const makers: Record<string, () => Recommender> = {
  BaselineOnly: () => new BaselineOnly().fit(data),
  CoClustering: () => new CoClustering({ nEpochs: 3, randomState }).fit(data),
  KNNBaseline: () => new KNNBaseline().fit(data),
  KNNBasic: () => new KNNBasic().fit(data),
  KNNWithMeans: () => new KNNWithMeans().fit(data),
  KNNWithZScore: () => new KNNWithZScore().fit(data),
  NMF: () => new NMF({ nFactors: 3, nEpochs: 3, randomState }).fit(data),
  NormalPredictor: () => new NormalPredictor({ randomState }).fit(data),
  PMF: () => new PMF({ nFactors: 3, nEpochs: 3, lrAll: 1e-5, randomState }).fit(data),
  SVD: () => new SVD({ nFactors: 3, nEpochs: 3, lrAll: 1e-5, randomState }).fit(data),
  SVDpp: () => new SVDpp({ nFactors: 3, nEpochs: 3, lrAll: 1e-5, randomState }).fit(data),
  SlopeOne: () => new SlopeOne().fit(data),
  BPR: () => new BPR({ factors: 3, iterations: 3, randomState }).fit(data),
  EASE: () => new EASE().fit(data),
  ImplicitALS: () => new ImplicitALS({ factors: 4, iterations: 2, randomState }).fit(data),
  ItemKNN: () => new ItemKNN({ weighting: 'bm25' }).fit(data),
  FactorModel: () =>
    FactorModel.from({
      ...{ users: ['김하늘', 1], items: ['1', 2, '도깨비'], rank: 2 },
      userFactors: Float32Array.of(1, 2, 3, 4),
      itemFactors: Float32Array.of(0.1, 0.2, 0.3, -0.4, 0.5, 0.6),
    }),
  ContinueWatching: () => new ContinueWatching({ halfLife: Infinity }).fit(data),
  EpisodeCount: () => new EpisodeCount().fit(data),
  Interest: () => new Interest({ attributes }).fit(data),
  Popularity: () => new Popularity({ halfLife: 30 }).fit(data),
  Recency: () => new Recency().fit(data),
  SeriesProgress: () => new SeriesProgress().fit(data),
  Blend: () =>
    new Blend({
      parts: { ease: new EASE(), progress: new SeriesProgress() },
      weights: { ease: 1, progress: 0.3 },
    }).fit(data),
  ColdItems: () => {
    const known = Array.from(attributes, ([item, names]) => ({ item, attributes: names }));
    return withNewItems(new EASE().fit(data), [...known, { item: '신작', attributes: ['예능'] }]);
  },
};

function refuse(): never {
  throw new Error('This model has no parts.');
}

function scoresOf(model: Recommender): Float64Array[] {
  const { users, items: all } = model.known;
  return Array.from({ length: users.size }, (_, user) => {
    const scores = new Float64Array(all.size);
    model.scoreInto(user, scores);
    return scores;
  });
}

interface Fitted {
  model: Recommender;
  scores: Float64Array[];
  bytes: Uint8Array;
}

const made = new Map<string, Fitted>();

/** Each is fitted once. Some draw their scores, so these are asked for before anything else is. */
function fitted(kind: string): Fitted {
  const kept = made.get(kind);
  if (kept) return kept;
  const model = makers[kind]!();
  const bytes = saveModel(model);
  const entry = { model, bytes, scores: scoresOf(model) };
  made.set(kind, entry);
  return entry;
}

describe('every kind of model', () => {
  it('can be loaded, and is tried here', () => {
    const src = new URL('../', import.meta.url);
    const written = (readdirSync(src, { recursive: true }) as string[])
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      // A search's memory of scores is not meant to last.
      .filter((file) => !file.endsWith('remembered-scores.ts'))
      .flatMap((file) => [
        ...readFileSync(new URL(file, src), 'utf8').matchAll(
          /^ {2}override readonly kind(?:: string)? = '(\w+)'/gm,
        ),
      ])
      .map(([, kind]) => kind);
    expect(written.length).toBeGreaterThan(20);
    expect(Object.keys(MODEL_KINDS).sort()).toEqual(written.sort());
    expect(Object.keys(makers).sort()).toEqual(written);
  });

  it.each(Object.keys(makers))('scores as before after it was saved: %s', (kind) => {
    const { model, scores, bytes } = fitted(kind);
    const loaded = loadModel(bytes);
    expect(loaded.kind).toBe(kind);
    expect(loaded.constructor).toBe(model.constructor);
    expect(loaded.known).toEqual(model.known);
    expect(loaded.toState()).toEqual(model.toState());
    expect(scoresOf(loaded)).toEqual(scores);
  });

  const lists = [
    { k: 3 },
    { k: 99, seen: 'allow' },
    { k: 20, seen: 'only' },
    { k: 4, seen: 'only', allow: ['작품 1', '작품 2', '작품 3'], deny: ['작품 2'] },
    { k: 4, diversity: 0.4 },
  ] as const;
  // What draws its scores gives another list each time.
  const settled = Object.keys(makers).filter((kind) => kind !== 'NormalPredictor');

  it.each(settled)('gives many users the lists that it gives each: %s', (kind) => {
    const { model } = fitted(kind);
    for (const options of lists) {
      const { users, items: places, scores, k } = recommendAll(model, options);
      for (const [n, user] of users.entries()) {
        const own = Array.from(places.subarray(n * k, (n + 1) * k))
          .map((place, rank) => ({ place, score: scores[n * k + rank]! }))
          .filter(({ place }) => place !== -1);
        expect(
          own.map(({ place, score }) => ({ item: model.known.items.at(place), score })),
        ).toEqual(model.recommend(user, options));
      }
    }
  });

  // A blend's parts are models of their own, and others only wrap what was learnt elsewhere.
  const learning = settled.filter((kind) => !['Blend', 'ColdItems', 'FactorModel'].includes(kind));

  it.each(learning)('is as it was when a second fit is left, at whatever step: %s', (kind) => {
    const model = makers[kind]!();
    const before = saveModel(model);
    const steps = [...makers[kind]!().fitSteps(later)].length;
    for (let left = 1; left <= steps; left++) {
      const work = model.fitSteps(later);
      for (let step = 0; step < left; step++) work.next();
      work.return();
      expect(Buffer.compare(saveModel(model), before)).toBe(0);
    }
    expect(model.fit(later).known.users.size).toBe(later.users.size);
  });

  it.each([
    ['Interest', 'attributeCount', 1e9],
    ['Interest', 'attributeCount', 1.5],
    ['ColdItems', 'size', 1e9],
  ])('asks for no memory that the file does not bear out: %s with %s %d', (kind, name, lie) => {
    const state = fitted(kind).model.toState();
    const { restore } = MODEL_KINDS[kind]!;
    // Without new items no array tells how many attributes there are.
    const none = { 'cold.weights': new Float64Array(0) };
    const lying = {
      ...state,
      options: { ...state.options, [name]: lie },
      ...(kind === 'ColdItems'
        ? { items: state.items.slice(0, -1), arrays: { ...state.arrays, ...none } }
        : {}),
    };
    expect(() => restore(lying, (part) => MODEL_KINDS[part.kind]!.restore(part, refuse))).toThrow(
      `instead of a number up to`,
    );
  });

  it('has a score for each item in the file: Popularity', () => {
    const state = fitted('Popularity').model.toState();
    const arrays = { ...state.arrays, scores: new Float64Array(3) };
    expect(() => MODEL_KINDS.Popularity!.restore({ ...state, arrays }, refuse)).toThrow(
      'has 3 numbers of scores',
    );
  });

  it.each(Object.keys(makers))('is read from half the digits too: %s', (kind) => {
    const { model, scores } = fitted(kind);
    const loaded = loadModel(saveModel(model, { precision: 'float32' }));
    for (const [user, read] of scoresOf(loaded).entries()) {
      const exact = scores[user]!;
      const size = Math.max(1, ...exact.map(Math.abs));
      const apart = exact.reduce((most, x, item) => Math.max(most, Math.abs(x - read[item]!)), 0);
      expect(apart / size).toBeLessThan(1e-4);
    }
  });
});
