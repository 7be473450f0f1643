import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../data/ids.js';
import { Interactions } from '../data/interactions.js';
import { ItemKNN } from '../implicit/item-knn/item-knn.js';
import { Popularity } from '../implicit/popularity.js';
import type { ListOptions } from './types.js';

/** Ids of all sorts: `1` and `'1'`, empty, two forms of 가, letters beyond the first plane. */
const ids: Id[] = [1, '1', 0, '', -1.5, '가', '\u1100\u1161', '🎬', '__proto__', '도깨비 05회'];
const id = fc.constantFrom(...ids);
const rows = fc.array(fc.record({ user: id, item: id, value: fc.integer({ min: 1, max: 3 }) }), {
  minLength: 1,
  maxLength: 40,
});
const runs = { seed: 2, numRuns: 150 };

/** A model with a list for each user, and what a user saw. */
function watched(views: { user: Id; item: Id; value: number }[]): {
  model: ItemKNN;
  seenBy: (user: Id) => Set<Id>;
} {
  const model = new ItemKNN().fit(Interactions.from(views));
  return {
    model,
    seenBy: (user) => new Set(views.filter((row) => row.user === user).map(({ item }) => item)),
  };
}

const itemsOf = (model: ItemKNN, user: Id, options: ListOptions): Id[] =>
  model.recommend(user, { k: 99, ...options }).map(({ item }) => item);

describe('a list', () => {
  it('never holds what was denied, nor what was not allowed', () => {
    fc.assert(
      fc.property(rows, id, fc.array(id), fc.array(id), (views, user, allow, deny) => {
        const { model } = watched(views);
        for (const seen of ['filter', 'allow', 'only'] as const) {
          for (const item of itemsOf(model, user, { seen, allow, deny })) {
            expect(deny).not.toContain(item);
            expect(allow).toContain(item);
          }
        }
      }),
      runs,
    );
  });

  it('is parted by seen: only and filter together are allow', () => {
    fc.assert(
      fc.property(rows, id, (views, user) => {
        const { model, seenBy } = watched(views);
        const all = itemsOf(model, user, { seen: 'allow' });
        const seen = itemsOf(model, user, { seen: 'only' });
        const fresh = itemsOf(model, user, { seen: 'filter' });
        expect(seen.every((item) => seenBy(user).has(item))).toBe(true);
        expect(fresh.some((item) => seenBy(user).has(item))).toBe(false);
        expect(all.filter((item) => seen.includes(item))).toEqual(seen);
        expect(all.filter((item) => fresh.includes(item))).toEqual(fresh);
        expect(seen.length + fresh.length).toBe(all.length);
        expect(all.length).toBe(model.known.items.size);
      }),
      runs,
    );
  });

  it('falls by score, of equal scores by the order of the data, and is cut at k', () => {
    fc.assert(
      fc.property(rows, id, fc.integer({ min: 1, max: 12 }), (views, user, k) => {
        const { model } = watched(views);
        const { items } = model.known;
        const whole = model.recommend(user, { k: 99, seen: 'allow' });
        for (const [n, { item, score }] of whole.slice(1).entries()) {
          const before = whole[n]!;
          const isTie = before.score === score;
          expect(before.score).toBeGreaterThanOrEqual(score);
          if (isTie) expect(items.find(before.item)).toBeLessThan(items.find(item));
        }
        expect(model.recommend(user, { k, seen: 'allow' })).toEqual(whole.slice(0, k));
      }),
      runs,
    );
  });

  it('is the plain one with diversity 0', () => {
    fc.assert(
      fc.property(rows, id, (views, user) => {
        const { model } = watched(views);
        expect(model.recommend(user, { diversity: 0 })).toEqual(model.recommend(user));
      }),
      runs,
    );
  });
});

describe('the edges of a list', () => {
  const data = Interactions.from([
    { user: 1, item: '도깨비', at: 0 },
    { user: '1', item: '미생', at: 0 },
    { user: '1', item: '도깨비', at: 0 },
  ]);
  const model = new Popularity().fit(data);

  it('tells the user 1 from the user "1"', () => {
    expect(model.recommend(1)).toEqual([{ item: '미생', score: 1 }]);
    expect(model.recommend('1')).toEqual([]);
  });

  it('is empty when nothing is allowed', () => {
    expect(model.recommend(1, { allow: [] })).toEqual([]);
  });

  it('gives somebody unknown what is popular, nothing, or an error', () => {
    expect(model.recommend('손님', { k: 1 })).toEqual([{ item: '도깨비', score: 2 }]);
    expect(model.recommend('손님', { unknownUser: 'empty' })).toEqual([]);
    expect(() => model.recommend('손님', { unknownUser: 'throw' })).toThrow('"손님"');
    expect(model.recommendFor([{ item: '모르는 것' }], { unknownUser: 'empty' })).toEqual([]);
  });

  it('gives a known user who did nothing what is popular too', () => {
    const some = data.select([0], { ids: 'keep' });
    const list = new ItemKNN().fit(some).recommend('1', { k: 1 });
    expect(list).toEqual([{ item: '도깨비', score: 1 }]);
  });

  it('drops items that are older than maxAge, and keeps those without a date', () => {
    const day = 86_400_000;
    const releasedAt = new Map([['도깨비', 0]]);
    const options = { maxAge: 7, releasedAt, seen: 'allow' } as const;
    expect(model.recommend(1, { ...options, now: 7 * day })).toHaveLength(2);
    expect(model.recommend(1, { ...options, now: 8 * day })).toEqual([{ item: '미생', score: 1 }]);
    expect(() => model.recommend(1, { maxAge: 7 })).toThrow('maxAge needs releasedAt');
  });

  it('refuses options that cannot be', () => {
    expect(() => model.recommend(1, { k: 0 })).toThrow('k must be a whole number from 1');
    expect(() => model.recommend(1, { k: 1.5 })).toThrow('k must be');
    expect(() => model.recommend(1, { diversity: 2 })).toThrow('diversity');
    expect(() => model.recommend(1, { seen: 'never' as 'filter' })).toThrow('seen must be one of');
    expect(() => model.recommend(1, { deny: '도깨비' })).toThrow('give ["도깨비"]');
    expect(() => model.recommendFor([{ item: '도깨비', value: NaN }])).toThrow('value');
  });
});
