import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interactions } from '../../data/interactions.js';
import { RecommendError } from '../../errors.js';
import { ItemKNN, type ItemKNNOptions } from './item-knn.js';

const views = Interactions.from([
  { user: '김하늘', item: '도깨비', value: 2 },
  { user: '김하늘', item: '미생', value: 1 },
  { user: '이바다', item: '도깨비', value: 1 },
  { user: '이바다', item: '미생', value: 1 },
  { user: '이바다', item: '시그널', value: 3 },
  { user: '박강산', item: '시그널', value: 1 },
  { user: '박강산', item: '비밀의 숲', value: 1 },
]);

interface Golden {
  rows: [number, number, number][];
  users: number;
  items: number;
  cases: {
    name: string;
    options: ItemKNNOptions;
    similar: [number[], number[]][];
    lists: [number[], number[]][];
  }[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/implicit-knn.json', import.meta.url), 'utf8'),
) as Golden;

describe('ItemKNN beside implicit 0.7.3', () => {
  const data = Interactions.from(golden.rows.map(([user, item, value]) => ({ user, item, value })));

  it.each(golden.cases)('gives the lists of $name', ({ options, lists }) => {
    const model = new ItemKNN(options).fit(data);
    for (const [user, [ids, scores]] of lists.entries()) {
      // implicit fills its lists up with items of score 0; those have no order.
      const listed = ids.filter((_, n) => scores[n]! > 0);
      const list = model.recommend(user, { k: 6 }).filter(({ score }) => score > 0);
      expect(list.map(({ item }) => item)).toEqual(listed);
      for (const [n, { score }] of list.entries()) expect(score).toBeCloseTo(scores[n]!, 9);
    }
  });

  it.each(golden.cases)('finds the neighbours of $name', ({ options, similar }) => {
    const model = new ItemKNN(options).fit(data);
    const { items } = model.known;
    const likeness = new Float64Array(items.size);
    for (const [item, [ids, scores]] of similar.entries()) {
      model.similarItemsInto(items.find(item), likeness);
      for (const [n, id] of ids.entries()) {
        expect(likeness[items.find(id)]).toBeCloseTo(scores[n]!, 9);
      }
    }
  });
});

describe('ItemKNN', () => {
  const model = new ItemKNN().fit(views);

  it('scores by what the history is like', () => {
    // 시그널 and 도깨비 share one viewer: 1 × 3 / (√5 × √10).
    const alike = 3 / Math.sqrt(5 * 10);
    const mid = 3 / Math.sqrt(2 * 10);
    expect(model.score('김하늘', '시그널')).toBeCloseTo(2 * alike + 1 * mid, 12);
  });

  it('scores a new user as a known one with that history', () => {
    const history = [
      { item: '도깨비', value: 2 },
      { item: '미생', value: 1 },
    ];
    expect(model.recommendFor(history)).toEqual(model.recommend('김하늘'));
  });

  it('explains a score whole', () => {
    const { score, because } = model.explain('김하늘', '시그널');
    expect(score).toBe(model.score('김하늘', '시그널'));
    expect(because.map(({ item }) => item)).toEqual(['도깨비', '미생']);
    expect(because[0]!.contribution + because[1]!.contribution).toBeCloseTo(score, 12);
  });

  it('trusts a likeness less that few viewers made', () => {
    const shrunk = new ItemKNN({ shrink: 10 }).fit(views);
    expect(shrunk.score('김하늘', '시그널')).toBeCloseTo(
      (2 * 3) / (Math.sqrt(50) + 10) + 3 / (Math.sqrt(20) + 10),
      12,
    );
  });

  it('leans to one side of the cosine with alpha', () => {
    const likeness = new Float64Array(4);
    new ItemKNN({ alpha: 1 }).fit(views).similarItemsInto(0, likeness);
    // 도깨비 has length √5: dot / 5 whatever the other one is.
    expect([...likeness.subarray(0, 3)].map((x) => Number((x * 5).toFixed(9)))).toEqual([5, 3, 3]);
  });

  it('lets the neighbours of the candidate speak when told to', () => {
    const history = new ItemKNN({ K: 2 }).fit(views);
    const candidate = new ItemKNN({ K: 2, neighboursOf: 'candidate' }).fit(views);
    // 비밀의 숲's neighbour is 시그널, but 시그널 has a nearer one.
    expect(history.score('이바다', '비밀의 숲')).toBe(0);
    expect(candidate.score('이바다', '비밀의 숲')).toBeGreaterThan(0);
    expect(candidate.explain('이바다', '비밀의 숲').because.map(({ item }) => item)).toEqual([
      '시그널',
    ]);
  });

  it('keeps K neighbours at most, the nearest ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 4 })), { minLength: 1 }),
        fc.integer({ min: 1, max: 8 }),
        (rows, K) => {
          const data = Interactions.from(
            rows.map(([user, item, value]) => ({ user, item, value })),
          );
          const n = data.items.size;
          const [all, few] = [n, K].map((kept) => new ItemKNN({ K: kept }).fit(data));
          const [full, cut] = [new Float64Array(n), new Float64Array(n)];
          for (let item = 0; item < n; item++) {
            all!.similarItemsInto(item, full);
            few!.similarItemsInto(item, cut);
            const kept = [...cut].filter((x) => x > -Infinity).sort((a, b) => b - a);
            const best = [...full].filter((x) => x > -Infinity).sort((a, b) => b - a);
            expect(kept).toEqual(best.slice(0, K));
          }
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it('refuses options that cannot be, and values that a weight cannot take', () => {
    expect(() => new ItemKNN({ K: 0 })).toThrow('K must be a whole number from 1');
    expect(() => new ItemKNN({ alpha: NaN })).toThrow(RecommendError);
    const negative = Interactions.from([{ user: 'a', item: 'b', value: -1 }]);
    expect(() => new ItemKNN({ weighting: 'tfidf' }).fit(negative)).toThrow('values from 0');
  });
});
