import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { watchFeedback } from '../feedback/watch-feedback.js';
import type { WatchItem, WatchLog } from '../feedback/watch-log.js';
import { Blend } from '../blend/blend.js';
import { ContinueWatching } from '../implicit/continue-watching.js';
import type { Recommender } from '../models/recommender.js';
import type { SavedState } from '../save/saved-state.js';
import { EpisodeCount } from './episode-count.js';
import { Interest } from './interest.js';
import { Recency } from './recency.js';
import { SeriesProgress } from './series-progress.js';

const DAY = 86_400_000;

/** Ids that a look-up by place would mistake for one another: user 1 is at place 0, item 1 at 2. */
const items: WatchItem[] = [
  ...[1, 2, 3, 4].map((n) => ({
    ...{ item: `도깨비 ${n}회`, series: 2, episode: n },
    ...{ runningTime: 1000, attributes: ['드라마', '판타지'] },
  })),
  { item: '단막극', series: 0, runningTime: 1000, attributes: ['드라마'] },
  { item: '밤의 영화', series: 1, runningTime: 1000, attributes: ['스릴러'] },
  { item: '새 영화', series: 3, runningTime: 1000, attributes: ['판타지'] },
];
const logs: WatchLog[] = [
  { user: 1, item: '도깨비 1회', watchedSeconds: 1000, at: 0 },
  { user: 1, item: '도깨비 2회', watchedSeconds: 1000, at: 10 * DAY },
  { user: 1, item: '도깨비 3회', watchedSeconds: 500, at: 20 * DAY },
  { user: 1, item: '밤의 영화', watchedSeconds: 250, at: 30 * DAY },
  { user: 0, item: '단막극', watchedSeconds: 1000, at: 40 * DAY },
  { user: 0, item: '밤의 영화', watchedSeconds: 400, at: 10 * DAY },
  { user: 0, item: '밤의 영화', watchedSeconds: 400, at: 20 * DAY },
  { user: 2, item: '새 영화', watchedSeconds: 100, at: 0 },
];
const feedback = watchFeedback(logs, { items });
const data = feedback.interactions({ rating: 'raw' });
const attributes = feedback.attributes();

/** Scores of a user by the items' ids. */
function scores(model: Recommender, user: number): Record<string, number> {
  return Object.fromEntries([0, 1, 2, 3].map((item) => [item, model.score(user, item)]));
}

const closeTo = (expected: Record<string, number>) =>
  Object.fromEntries(Object.entries(expected).map(([id, x]) => [id, expect.closeTo(x, 12)]));

describe('SeriesProgress', () => {
  it('is the watched part of a series until it is finished', () => {
    const model = new SeriesProgress().fit(data);
    expect(scores(model, 1)).toEqual({ 2: 3 / 4, 1: 0.25, 0: 0, 3: 0 });
    // The one-act play is finished, the film is not.
    expect(scores(model, 0)).toEqual({ 2: 0, 1: 0.8, 0: 0, 3: 0 });
  });

  it('is 0 after the last episode', () => {
    const last = { user: 1, item: '도깨비 4회', watchedSeconds: 90, at: 21 * DAY };
    const all = watchFeedback([...logs, last], { items }).interactions();
    expect(new SeriesProgress().fit(all).score(1, 2)).toBe(0);
  });

  it('says where its columns come from', () => {
    const plain = Interactions.from([{ user: 1, item: 2 }]);
    expect(() => new SeriesProgress().fit(plain)).toThrow('needs the column episodes');
  });

  it('cannot tell progress from a history', () => {
    const model = new SeriesProgress().fit(data);
    expect(() => model.recommendFor([{ item: 2 }])).toThrow('SeriesProgress cannot score');
  });
});

describe('Recency', () => {
  it('halves in each half-life since the last view', () => {
    expect(scores(new Recency({ halfLife: 10 }).fit(data), 1)).toEqual(
      closeTo({ 2: 1 / 4, 1: 1 / 2, 0: 0, 3: 0 }),
    );
    expect(new Recency({ now: 80 * DAY }).fit(data).score(1, 2)).toBeCloseTo(1 / 4, 12);
  });

  it('counts what comes after now as of today', () => {
    expect(new Recency({ now: 0 }).fit(data).score(1, 2)).toBe(1);
  });

  it('needs times', () => {
    expect(() => new Recency().fit(Interactions.from([{ user: 1, item: 2 }]))).toThrow('time');
    expect(() => new Recency({ halfLife: 0 })).toThrow('halfLife');
  });
});

describe('EpisodeCount', () => {
  it('is the count over the highest one', () => {
    expect(scores(new EpisodeCount().fit(data), 1)).toEqual(
      closeTo({ 2: 1, 1: 1 / 3, 0: 0, 3: 0 }),
    );
    const plays = new EpisodeCount({ count: 'plays', normalize: 'all' }).fit(data);
    expect(scores(plays, 0)).toEqual(closeTo({ 2: 0, 1: 2 / 3, 0: 1 / 3, 3: 0 }));
  });

  it('adds rows up', () => {
    const rows = Interactions.from([
      { user: '김', item: '가' },
      { user: '김', item: '나' },
      { user: '김', item: '가' },
    ]);
    const model = new EpisodeCount({ count: 'rows' }).fit(rows);
    expect([model.score('김', '가'), model.score('김', '나')]).toEqual([1, 0.5]);
  });
});

describe('Interest', () => {
  // User 1 gave the series (drama, fantasy) 2.5 / 3 and the film (thriller) 0.25.
  const drama = 2.5 / 3;

  it('is the mean rating of what is alike', () => {
    const model = new Interest({ attributes }).fit(data);
    expect(scores(model, 1)).toEqual(closeTo({ 2: drama, 1: 0.25, 0: drama, 3: drama }));
    // User 0 knows drama (1) and thriller (0.8), but no fantasy.
    expect(scores(model, 0)).toEqual(closeTo({ 2: 0.5, 1: 0.8, 0: 1, 3: 0 }));
  });

  it('shrinks what rests on few views', () => {
    const model = new Interest({ attributes, from: 'ratio', shrink: 1 }).fit(data);
    expect(model.score(1, 3)).toBeCloseTo(drama / 2, 12);
  });

  it('takes a history in place of a user', () => {
    const model = new Interest({ attributes }).fit(data);
    const list = model.recommendFor([{ item: 1, value: 0.5 }, { item: 0 }], { seen: 'allow' });
    expect(list).toEqual(
      [
        { item: 0, score: 1 },
        ...[2, 1].map((item) => ({ item, score: 0.5 })),
        { item: 3, score: 0 },
      ].sort((a, b) => b.score - a.score || data.items.find(a.item) - data.items.find(b.item)),
    );
  });

  it('refuses attributes by other ids than the data has', () => {
    const byText = new Map([...attributes].map(([id, list]) => [`${id}`, list]));
    expect(() => new Interest({ attributes: byText }).fit(data)).toThrow("the data's own ids");
  });
});

describe('ContinueWatching', () => {
  it('is recency times the watched part', () => {
    const model = new ContinueWatching({ halfLife: 10 }).fit(data);
    expect(scores(model, 1)).toEqual(closeTo({ 2: drama() / 4, 1: 0.25 / 2, 0: 0, 3: 0 }));
    expect(model.recommend(1, { seen: 'only' }).map(({ item }) => item)).toEqual([2, 1]);
    const fresh = new ContinueWatching({ halfLife: 2 }).fit(data);
    expect(fresh.recommend(1, { seen: 'only' }).map(({ item }) => item)).toEqual([1, 2]);
  });

  it('adds the rows of a pair up, a ratio counting 1 at most', () => {
    const rows = watchFeedback(logs, { items }).interactions({ by: 'item', rating: 'raw' });
    const twice = rows.select([...Array(rows.size).keys(), ...Array(rows.size).keys()]);
    const once = new ContinueWatching().fit(rows);
    const both = new ContinueWatching().fit(twice);
    expect(both.score(1, '도깨비 3회')).toBeCloseTo(2 * once.score(1, '도깨비 3회'), 12);
  });

  it.each([
    ['one', 1],
    ['sqrt', Math.sqrt(0.25)],
    ['weights', 0.25],
  ] as const)('f is %s', (weight, f) => {
    const model = new ContinueWatching({ weight, halfLife: 10 }).fit(data);
    expect(model.score(1, 1)).toBeCloseTo(f / 2, 12);
  });

  it('leaves finished series out when told', () => {
    const model = new ContinueWatching({ finished: 'drop' }).fit(data);
    expect(model.score(0, 0)).toBe(-Infinity);
    expect(new ContinueWatching().fit(data).score(0, 0)).toBe(1);
    const listed = model.recommend(0, { seen: 'only' }).map(({ item }) => item);
    expect(listed).not.toContain(0);
    expect(listed.length).toBeGreaterThan(0);
  });

  it('takes values where there is no ratio, and a history as of today', () => {
    const rows = Interactions.from([
      { user: '김', item: '가', value: 4, at: 0 },
      { user: '김', item: '나', value: 3, at: 14 * DAY },
    ]);
    const model = new ContinueWatching().fit(rows);
    expect([model.score('김', '가'), model.score('김', '나')]).toEqual([2, 3]);
    const list = model.recommendFor([{ item: '나', value: 2 }], { seen: 'only' });
    expect(list).toEqual([{ item: '나', score: 2 }]);
  });

  function drama(): number {
    return 2.5 / 3;
  }
});

describe('features in a blend', () => {
  const parts = () => ({ progress: new SeriesProgress(), recency: new Recency({ halfLife: 5 }) });

  it('a changed weight changes the ranking', () => {
    const listOf = (progress: number, recency: number) =>
      new Blend({ parts: parts(), weights: { progress, recency }, normalize: 'none' })
        .fit(data)
        .recommend(1, { seen: 'only' })
        .map(({ item, score }) => [item, score]);
    // Progress .75 and .25, recency 1/16 and 1/4.
    expect(listOf(1, 1)).toEqual([
      [2, expect.closeTo(0.8125, 12)],
      [1, expect.closeTo(0.5, 12)],
    ]);
    expect(listOf(0.1, 1)).toEqual([
      [1, expect.closeTo(0.275, 12)],
      [2, expect.closeTo(0.1375, 12)],
    ]);
  });
});

describe('every feature', () => {
  const models: Record<string, [Recommender, (state: SavedState) => Recommender]> = {
    SeriesProgress: [new SeriesProgress(), (state) => SeriesProgress.restore(state)],
    Recency: [new Recency({ halfLife: 3 }), (state) => Recency.restore(state)],
    EpisodeCount: [new EpisodeCount({ count: 'plays' }), (state) => EpisodeCount.restore(state)],
    Interest: [new Interest({ attributes, shrink: 2 }), (state) => Interest.restore(state)],
    ContinueWatching: [
      new ContinueWatching({ halfLife: Infinity }),
      (state) => ContinueWatching.restore(state),
    ],
  };

  it.each(Object.entries(models))('%s tells users and items apart', (_, [model]) => {
    model.fit(data);
    const all = [0, 1, 2].flatMap((user) => Object.values(scores(model, user)));
    // The original's features were all 1.
    expect(new Set(all).size).toBeGreaterThan(2);
  });

  it.each(Object.entries(models))(
    '%s is the same when saved and restored',
    (kind, [model, restore]) => {
      const state = model.fit(data).toState();
      expect(state.kind).toBe(kind);
      const again = restore(state);
      for (const user of [0, 1, 2]) expect(scores(again, user)).toEqual(scores(model, user));
      expect(again.toState()).toEqual(state);
    },
  );

  it.each(Object.entries(models))(
    '%s is the same, in whatever order users and items come',
    (_, [model]) => {
      const before = [0, 1, 2].map((user) => scores(model.fit(data), user));
      const turned = data.select(Array.from({ length: data.size }, (__, k) => data.size - 1 - k));
      expect([0, 1, 2].map((user) => scores(model.fit(turned), user))).toEqual(before);
    },
  );

  it('refuses a saved table that is damaged', () => {
    const state = new Recency().fit(data).toState();
    const arrays = { ...state.arrays, 'table.indices': Int32Array.of(0, 1, 2, 3, 99) };
    expect(() => Recency.restore({ ...state, arrays })).toThrow('The saved Recency has');
  });
});
