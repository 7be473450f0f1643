import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { leaveOneOut } from './leave-one-out.js';
import { openTestSet } from './test-set.js';

const pairs = (part: Interactions): string[] =>
  Array.from(part.rows(), ({ user, item }) => `${user} ${item}`);

describe('leaveOneOut', () => {
  const data = Interactions.from([
    { user: '하늘', item: '도깨비', at: 3 },
    { user: '하늘', item: '미생', at: 1 },
    { user: '하늘', item: '시그널', at: 2 },
    { user: '하늘', item: '도깨비', at: 0 },
    { user: '바다', item: '미생', at: 9 },
  ]);

  it("takes each user's last item with all its rows", () => {
    const { train, test } = leaveOneOut(data);
    expect(pairs(openTestSet(test))).toEqual(['하늘 도깨비', '하늘 도깨비']);
    expect(pairs(train)).toEqual(['하늘 미생', '하늘 시그널', '바다 미생']);
  });

  it('takes the one before for validation', () => {
    const split = leaveOneOut(data, { validation: true });
    expect(split.validation && pairs(split.validation)).toEqual(['하늘 시그널']);
    expect(pairs(split.train)).toEqual(['하늘 미생', '바다 미생']);
    expect(split.trainAndValidation.size).toBe(3);
  });

  it('loses no row and leaves one item of each user who has enough, whatever the data', () => {
    const row = fc.record({ user: fc.nat(5), item: fc.nat(5), at: fc.nat(99) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.nat(9), (rows, randomState) => {
        const all = Interactions.from(rows);
        const enough = all.users
          .toArray()
          .filter((id) => new Set(rows.filter((r) => r.user === id).map((r) => r.item)).size > 1);
        fc.pre(enough.length > 0);
        const { train, test } = leaveOneOut(all, { by: 'random', randomState });
        const left = openTestSet(test);
        expect(train.size + left.size).toBe(rows.length);
        expect(new Set(left.users.toArray())).toEqual(new Set(enough));
        expect(new Set(pairs(left)).size).toBe(enough.length);
        expect(pairs(train).filter((pair) => pairs(left).includes(pair))).toEqual([]);
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it('refuses data that it cannot split', () => {
    expect(() => leaveOneOut(data, { minItems: 4 })).toThrow('leaves no test rows');
    expect(() => leaveOneOut(data, { minItems: 1 })).toThrow('minItems must be');
    const timeless = Interactions.from([{ user: '하늘', item: '미생' }]);
    expect(() => leaveOneOut(timeless)).toThrow("by: 'random'");
  });
});
