import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration, parseOffset, showDuration } from './duration.js';

const DAY = 86_400_000;

describe('parseDuration', () => {
  it.each<[string | number, number]>([
    [0, 0],
    [1_500, 1_500],
    ['10 seconds', 10_000],
    ['1 minute 30 seconds', 90_000],
    ['500 ms', 500],
    ['2h', 7_200_000],
    ['1h30m', 5_400_000],
    ['1.5 seconds', 1_500],
    ['interval 2 weeks', 14 * DAY],
    ['  3   DAYS ', 3 * DAY],
    ['+ 5 minutes', 300_000],
    ['1 day -2 hours', 22 * 3_600_000],
    ['2000 microseconds', 2],
    ['999 us 1 µs', 1],
    ['0.25 hours', 900_000],
  ])('reads %s', (text, millis) => {
    expect(parseDuration(text)).toBe(millis);
  });

  it('counts months and years as Spark does in watermark delays: 31 days, 12 months', () => {
    expect(parseDuration('1 month')).toBe(31 * DAY);
    expect(parseDuration('2 years')).toBe(2 * 372 * DAY);
    expect(parseDuration('1 year 2 months')).toBe(14 * 31 * DAY);
    expect(parseDuration('1 year -12 months')).toBe(0);
  });

  it.each<[string, number]>([
    ['PT10S', 10_000],
    ['P1DT2H', 26 * 3_600_000],
    ['P1W', 7 * DAY],
    ['P1M', 31 * DAY],
    ['PT1M', 60_000],
    ['pt0.5s', 500],
    ['P1DT-1H', 23 * 3_600_000],
    ['-PT-3S', 3_000],
  ])('reads ISO 8601: %s', (text, millis) => {
    expect(parseDuration(text)).toBe(millis);
  });

  it.each([
    ...['', ' ', '10', 'seconds', '1 foo', '10 seconds ago', '1 s,', '1e3 s', '0x10 s', '١ s'],
    ...['-1 year', '1 year -13 months', '1 month -40 days', '-10 seconds', '-PT1S'],
    ...['1 us', '1500 microseconds', '0.0001 s', 'P', 'PT', 'P1DT', 'PT1D', 'P1H', 'T1S', 'P1'],
    ...['100000000 years', NaN, Infinity, -1, 1.5, 2 ** 60],
  ])('refuses %s', (text) => {
    expect(() => parseDuration(text, 'The gap')).toThrow(/^The gap .*'10 seconds'/);
  });

  it('refuses what is neither number nor text', () => {
    for (const value of [null, undefined, {}, [], true])
      expect(() => parseDuration(value as never)).toThrow(/not a duration/);
  });

  it('looks at long texts only so far', () => {
    expect(() => parseDuration(`${' '.repeat(1e6)}x`)).toThrow(/not a duration/);
    expect(() => parseDuration('1 s '.repeat(1e6))).toThrow(/not a duration/);
  });
});

it('parseOffset allows what lies in the past', () => {
  expect(parseOffset('-9 hours')).toBe(-9 * 3_600_000);
  expect(parseOffset('-1 day -2 hours')).toBe(-26 * 3_600_000);
  expect(parseOffset(-5)).toBe(-5);
  expect(Object.is(parseOffset(-0), 0)).toBe(true);
});

describe('showDuration', () => {
  it('takes the largest whole unit', () => {
    expect(showDuration(10_000)).toBe('10 SECOND');
    expect(showDuration(90_000)).toBe('90 SECOND');
    expect(showDuration(3_600_000)).toBe('1 HOUR');
    expect(showDuration(1)).toBe('1 MILLISECOND');
    expect(showDuration(0)).toBe('0 SECOND');
  });

  it('gives text that reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8.64e15 }), (millis) => {
        expect(parseDuration(showDuration(millis))).toBe(millis);
      }),
    );
  });
});
