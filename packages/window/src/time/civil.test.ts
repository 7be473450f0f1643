import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY_MILLIS, dateOfDay, dayNumber, isDate, localMillis } from './civil.js';

const days = fc.integer({ min: -100_000_000, max: 100_000_000 });

it('counts days as Date does, over all of its range', () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = new Date(day * DAY_MILLIS);
      const expected = {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      };
      expect(dateOfDay(day)).toEqual(expected);
      expect(dayNumber(expected.year, expected.month, expected.day)).toBe(day);
    }),
    { numRuns: 500 },
  );
});

it('knows the days of months', () => {
  expect(isDate(2020, 2, 29)).toBe(true);
  expect(isDate(2000, 2, 29)).toBe(true);
  expect(isDate(1900, 2, 29)).toBe(false);
  expect(isDate(2020, 2, 30)).toBe(false);
  expect(isDate(2021, 4, 31)).toBe(false);
  expect(isDate(0, 1, 1)).toBe(false);
  expect(isDate(2020, 13, 1)).toBe(false);
  expect(isDate(2020, 1, 0)).toBe(false);
});

it('makes milliseconds of a clock reading', () => {
  expect(localMillis(2020, 6, 9, 12, 30)).toBe(Date.UTC(2020, 5, 9, 12, 30));
  expect(localMillis(1, 1, 1, 0, 0)).toBe(Date.parse('0001-01-01T00:00:00Z'));
  expect(localMillis(2020, 6, 9, 24, 0)).toBeNaN();
  expect(localMillis(2020, 6, 9, -1, 0)).toBeNaN();
  expect(localMillis(2020, 6, 9, 0, 60)).toBeNaN();
});
