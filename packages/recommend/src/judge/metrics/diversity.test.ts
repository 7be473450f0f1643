import { describe, expect, it } from 'vitest';
import { Interactions } from '../../data/interactions.js';
import { Popularity } from '../../implicit/popularity.js';
import { RandomState } from '../../random/random-state.js';
import { evaluate } from '../evaluate.js';

describe('diversity', () => {
  it('is 1 - mean cosine of who has seen the items, for lists of many and for the first few', () => {
    const random = new RandomState(6);
    // What comes first is seen by most of the viewers, what comes last by a few.
    const rows = Array.from({ length: 2500 }, () => ({
      user: random.below(300),
      item: Math.floor(random.random() ** 2 * 40),
    }));
    const model = new Popularity().fit(Interactions.from(rows));
    const viewers = new Map<number, Set<number>>();
    for (const { user, item } of rows) {
      viewers.set(item, (viewers.get(item) ?? new Set()).add(user));
    }
    const cosine = (a: number, b: number): number => {
      const [left, right] = [viewers.get(a)!, viewers.get(b)!];
      const shared = [...left].filter((user) => right.has(user)).length;
      return shared / Math.sqrt(left.size * right.size);
    };
    const wanted = Array.from({ length: 300 }, (_, user) => ({ user, item: '새것' }));
    const report = evaluate(model, Interactions.from(wanted), { k: [3, 20] });
    for (const { k, perUser } of report.at) {
      for (const [n, user] of report.users.entries()) {
        const list = model.recommend(user, { k }).map(({ item }) => item as number);
        let alike = 0;
        for (const [i, a] of list.entries())
          for (const b of list.slice(0, i)) alike += cosine(a, b);
        expect(perUser.diversity[n]).toBeCloseTo(1 - alike / ((k * (k - 1)) / 2), 10);
      }
    }
  });
});
