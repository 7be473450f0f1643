import { describe, expect, it, vi } from 'vitest';
import type { Id } from '../data/ids.js';
import { Interactions } from '../data/interactions.js';
import { ItemKNN } from '../implicit/item-knn/item-knn.js';
import { RandomState } from '../random/random-state.js';
import {
  recommendAll,
  recommendAllAsync,
  recommendBlocks,
  type RecommendAllOptions,
} from './recommend-all.js';
import type { ManyLists } from './types.js';

const random = new RandomState(5);
const data = Interactions.from(
  Array.from({ length: 400 }, () => ({
    user: `시청자 ${random.below(30)}`,
    item: `작품 ${random.below(25)}`,
    value: 1 + random.random(),
  })),
);
const model = new ItemKNN({ K: 8 }).fit(data);

/** The lists as `recommend` gives them. */
function plainLists({ k, users, items, scores }: ManyLists): [Id, { item: Id; score: number }[]][] {
  return users.map((user, n) => {
    const places = [...items.subarray(n * k, (n + 1) * k)];
    const listed = places.filter((place) => place !== -1);
    expect(places.slice(listed.length).every((place) => place === -1)).toBe(true);
    const list = listed.map((place, rank) => ({
      item: model.known.items.at(place),
      score: scores[n * k + rank]!,
    }));
    return [user, list];
  });
}

describe('recommendAll', () => {
  const allowed = Array.from({ length: 12 }, (_, n) => `작품 ${n * 2}`);
  const cases: RecommendAllOptions[] = [
    {},
    { k: 3, block: 7 },
    { k: 99, seen: 'only', block: 1 },
    { k: 5, allow: allowed, deny: ['작품 4'], seen: 'allow' },
    { users: ['시청자 3', '손님', '시청자 3'], k: 4 },
    { users: ['손님'], unknownUser: 'empty' },
  ];

  it.each(cases)('gives each user the list of recommend: %j', (options) => {
    for (const [user, list] of plainLists(recommendAll(model, options))) {
      expect(list).toEqual(model.recommend(user, options));
    }
  });

  it('cuts k to the catalogue, so that a huge k asks for no memory', () => {
    expect(recommendAll(model, { k: 2 ** 40 }).k).toBe(model.known.items.size);
  });

  it('tells how far it is, and stops with a signal', async () => {
    const onProgress = vi.fn();
    const lists = await recommendAllAsync(model, { block: 16, onProgress });
    expect(lists).toEqual(recommendAll(model));
    expect(onProgress.mock.calls).toEqual([
      [{ done: 16, total: 30, unit: 'users' }],
      [{ done: 30, total: 30, unit: 'users' }],
    ]);
    const stopper = new AbortController();
    const stopped = (): ManyLists =>
      recommendAll(model, {
        block: 1,
        signal: stopper.signal,
        onProgress: () => {
          stopper.abort(new Error('그만'));
        },
      });
    expect(stopped).toThrow('그만');
  });

  it('gives blocks one by one', () => {
    const sizes = [...recommendBlocks(model, { block: 12 })].map(({ users }) => users.length);
    expect(sizes).toEqual([12, 12, 6]);
  });

  it("takes the model's faster way for plain lists alone", () => {
    class Fast extends ItemKNN {
      readonly asked: [number, boolean][] = [];
      override topKInto(_users: Int32Array, k: number, filter: boolean, items: Int32Array): void {
        this.asked.push([k, filter]);
        items.fill(7);
      }
    }
    const fast = new Fast().fit(data);
    expect([...recommendAll(fast, { k: 2, users: ['시청자 1'] }).items]).toEqual([7, 7]);
    recommendAll(fast, { k: 3, seen: 'allow', block: 99 });
    recommendAll(fast, { deny: ['작품 1'] });
    recommendAll(fast, { seen: 'only' });
    recommendAll(fast, { users: ['손님'] });
    expect(fast.asked).toEqual([
      [2, true],
      [3, false],
    ]);
  });
});
