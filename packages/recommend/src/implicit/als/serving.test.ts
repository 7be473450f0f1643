import { describe, expect, it } from 'vitest';
import { Interactions } from '../../data/interactions.js';
import { recommendAll } from '../../lists/recommend-all.js';
import { RandomState } from '../../random/random-state.js';
import { ImplicitALS } from './implicit-als.js';

const random = new RandomState(8);
const rows = Array.from({ length: 900 }, () => ({
  user: `시청자 ${random.below(60)}`,
  item: `드라마 ${random.below(40)}`,
  confidence: 1 + random.below(3),
  at: random.below(1000),
}));
const data = Interactions.from(rows);
const options = { factors: 10, iterations: 4, randomState: 0, solver: 'exact' } as const;
const model = new ImplicitALS(options).fit(data);
const historyOf = (user: string) => rows.filter((row) => row.user === user);

/** Dot product of two vectors. */
function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, x, j) => sum + x * b[j]!, 0);
}

function vectorOf(of: ImplicitALS, item: string): Float32Array {
  const place = of.known.items.place(item, 'item');
  return of.itemVectors().data.slice(place * 10, place * 10 + 10) as Float32Array;
}

describe("ImplicitALS's lists", () => {
  it('come again from a saved model that is fitted anew: the seed is saved too', () => {
    const again = ImplicitALS.restore(model.toState()).fit(data);
    expect(again.itemVectors()).toEqual(model.itemVectors());
  });

  it('are the same one by one and for all users', () => {
    const lists = recommendAll(model, { k: 5 });
    for (const [n, user] of lists.users.entries()) {
      const one = model.recommend(user, { k: 5 });
      const many = Array.from(lists.items.slice(n * 5, n * 5 + one.length), (item, k) => ({
        item: model.known.items.at(item),
        score: lists.scores[n * 5 + k],
      }));
      expect(many).toEqual(one);
    }
  });

  it('score by the dot product of the vectors', () => {
    const user = model.known.users.place('시청자 3', 'user');
    const x = model.userVectors().data.slice(user * 10, user * 10 + 10) as Float32Array;
    expect(model.score('시청자 3', '드라마 5')).toBeCloseTo(dot(x, vectorOf(model, '드라마 5')), 5);
  });
});

describe('folding in', () => {
  it('finds the vector that partialFitUsers finds, and its list', () => {
    const history = historyOf('시청자 3');
    const fresh = new ImplicitALS(options).fit(data);
    fresh.partialFitUsers(Interactions.from(history.map((row) => ({ ...row, user: '새 시청자' }))));
    const users = fresh.userVectors();
    expect(users.count).toBe(61);
    expect(users.data.slice(-10)).toEqual(fresh.foldInUser(history));
    expect(fresh.recommend('새 시청자')).toEqual(fresh.recommendFor(history));
  });

  it('of an item finds the vector that the last half step of fit found', () => {
    const audience = rows.filter(({ item }) => item === '드라마 5');
    const folded = model.foldInItem(audience);
    vectorOf(model, '드라마 5').forEach((x, j) => expect(folded[j]).toBeCloseTo(x, 4));
  });

  it('of somebody without history is 0, and leaves unknown items out', () => {
    expect(model.foldInUser([{ item: '없는 드라마' }])).toEqual(new Float32Array(10));
  });
});

describe('partialFitUsers and partialFitItems', () => {
  it('replace what is remembered, and leave all others as they were', () => {
    const fresh = new ImplicitALS(options).fit(data);
    const before = fresh.recommend('시청자 4');
    fresh.partialFitUsers(
      Interactions.from([
        { user: '시청자 3', item: '드라마 1', at: 5000 },
        { user: '새 시청자', item: '드라마 2', at: 5001 },
      ]),
    );
    expect(fresh.recommend('시청자 4')).toEqual(before);
    expect(fresh.recommend('시청자 3', { seen: 'only' }).map(({ item }) => item)).toEqual([
      '드라마 1',
    ]);
    expect(fresh.known.lastAt).toBe(5001);
    const viewers = new Set(rows.filter((row) => row.item === '드라마 2').map(({ user }) => user));
    viewers.delete('시청자 3');
    expect(fresh.known.popularity[fresh.known.items.place('드라마 2', 'item')]).toBe(
      viewers.size + 1,
    );
    expect(fresh.explain('시청자 4', '드라마 0')).toEqual(model.explain('시청자 4', '드라마 0'));
  });

  it('take a new item in', () => {
    const fresh = new ImplicitALS(options).fit(data);
    const audience = ['시청자 1', '시청자 2', '시청자 9'];
    fresh.partialFitItems(Interactions.from(audience.map((user) => ({ user, item: '신작' }))));
    expect(fresh.itemVectors().count).toBe(41);
    expect(vectorOf(fresh, '신작')).toEqual(fresh.foldInItem(audience.map((user) => ({ user }))));
    expect(fresh.recommend('시청자 1', { k: 41 }).map(({ item }) => item)).not.toContain('신작');
    expect(fresh.recommend('시청자 5', { k: 41 }).map(({ item }) => item)).toContain('신작');
    expect(data.items.size).toBe(40);
  });

  it('tell what to do about what the model does not know', () => {
    const unknown = Interactions.from([{ user: '시청자 1', item: '신작' }]);
    expect(() => model.partialFitUsers(unknown)).toThrow('give it to partialFitItems first');
    expect(model.known.users.size).toBe(60);
  });
});

describe('explain', () => {
  it("adds up to the score of the user's exact vector", () => {
    for (const unobserved of ['all', 'missing'] as const) {
      const one = new ImplicitALS({ ...options, unobserved }).fit(data);
      const { score, because } = one.explain('시청자 7', '드라마 9', 40);
      const exact = dot(one.foldInUser(historyOf('시청자 7')), vectorOf(one, '드라마 9'));
      expect(score).toBeCloseTo(exact, 5);
      expect(because.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(score, 10);
    }
  });
});

describe('a saved model', () => {
  it('is the same model', () => {
    const again = ImplicitALS.restore(model.toState());
    expect(again.recommend('시청자 3')).toEqual(model.recommend('시청자 3'));
    expect(again.explain('시청자 3', '드라마 1')).toEqual(model.explain('시청자 3', '드라마 1'));
    expect(again.foldInUser(historyOf('시청자 8'))).toEqual(
      model.foldInUser(historyOf('시청자 8')),
    );
  });

  it('is refused when its arrays are too short', () => {
    const state = model.toState();
    const items = new Float32Array(3);
    expect(() => ImplicitALS.restore({ ...state, arrays: { ...state.arrays, items } })).toThrow(
      '3 numbers of items instead of 400',
    );
  });
});
