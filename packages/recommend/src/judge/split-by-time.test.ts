import { describe, expect, it } from 'vitest';
import { Interactions } from '../data/interactions.js';
import { splitByTime } from './split-by-time.js';
import { openTestSet } from './test-set.js';

const DAY = 86_400_000;
const start = Date.UTC(2026, 10, 1);
// Ten days, a view a day.
const data = Interactions.from(
  Array.from({ length: 10 }, (_, day) => ({
    user: day < 8 ? ['김하늘', '이바다'][day % 2]! : '박강산',
    item: day === 9 ? '새 드라마' : `${day % 4}회`,
    at: start + day * DAY,
  })),
);
const days = (part: Interactions): number[] =>
  Array.from(part.at ?? [], (at) => (at - start) / DAY);

describe('splitByTime', () => {
  it('keeps the last share for the test and the share before it for validation', () => {
    const split = splitByTime(data, { test: 0.2, validation: 0.3 });
    expect(days(split.train)).toEqual([0, 1, 2, 3, 4]);
    expect(days(split.validation)).toEqual([5, 6, 7]);
    expect(days(split.trainAndValidation)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(days(openTestSet(split.test))).toEqual([8, 9]);
    expect(split.testFrom).toBe(start + 8 * DAY);
  });

  it('cuts by days and by dates', () => {
    const split = splitByTime(data, {
      test: { from: new Date('2026-11-08T00:00:00Z') },
      validation: { days: 1 },
    });
    expect(days(split.train)).toEqual([0, 1, 2, 3, 4]);
    expect(days(split.validation)).toEqual([5, 6]);
    expect(split.test.size).toBe(3);
    expect(splitByTime(data, { test: new Date(start + 9 * DAY) }).validation).toBeNull();
  });

  it('counts users and items that training has never seen', () => {
    expect(splitByTime(data, { test: 0.2 }).counts).toEqual({
      ...{ train: 8, validation: 0, test: 2, coldUsers: 1, coldItems: 1 },
    });
  });

  it('never parts rows of one time', () => {
    const rows = [0, 1, 1, 1].map((at, item) => ({ user: '김하늘', item, at }));
    expect(splitByTime(Interactions.from(rows), { test: 0.25 }).test.size).toBe(3);
  });

  it('refuses cuts that leave a part empty', () => {
    expect(() => splitByTime(data, { test: 1 })).toThrow('leaves no training rows');
    expect(() => splitByTime(data, { test: new Date('2030-01-01') })).toThrow('no test rows');
    expect(() => splitByTime(data, { test: 0.5, validation: { from: start + 9 * DAY } })).toThrow(
      'validation must begin before test',
    );
    expect(() => splitByTime(data, { test: new Date('?') })).toThrow('test is no valid date');
    expect(() => splitByTime(data, { test: 3 })).toThrow('test must be a number above 0 up to 1');
    const timeless = Interactions.from([{ user: '김하늘', item: '1회' }]);
    expect(() => splitByTime(timeless, { test: 0.5 })).toThrow('Without times');
  });
});
