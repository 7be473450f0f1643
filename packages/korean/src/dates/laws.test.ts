import { addDays, addMonths, addWeeks, addYears, format, startOfDay } from 'date-fns';
import { startOfISOWeek, startOfMonth, startOfYear, subHours, subMinutes } from 'date-fns';
import { ko } from 'date-fns/locale/ko';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KoreanDate } from './korean-date.js';
import { findKoreanDates, parseKoreanDate } from './parse-korean-date.js';

// date-fns reckons in the zone of the system: run these under several, as TZ=America/New_York.
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const time = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) });
const runs = { numRuns: 50 };

function read(text: string, reference: number): KoreanDate | null {
  return parseKoreanDate(text, { reference, timeZone });
}

describe('a date that is written is read again', () => {
  it.each([
    'yyyy. M. d. a h:mm',
    'yyyy. M. d. (EEE) a h:mm:ss',
    'yyyy.MM.dd. HH:mm',
    'yy.MM.dd HH:mm',
    "yyyy'년' M'월' d'일' EEEE a h'시' m'분'",
    "yyyy'년' M'월' d'일' a h'시'",
    'yyyy-MM-dd HH:mm:ss.SSS',
    "yyyy-MM-dd'T'HH:mm:ss",
    "yyyy-MM-dd'T'HH:mm:ss.SSSxxx",
    'yyyyMMdd HHmmss',
    'yyyyMMdd',
    'yyyy/M/d',
    "yy'년' M'월' d'일'",
    "yyyy'년' M'월'",
    "yyyy'년'",
  ])('%s', (style) => {
    fc.assert(
      fc.property(time, (at) => {
        const text = format(at, style, { locale: ko });
        const date = read(text, at);
        expect(date?.text).toBe(text);
        expect(format(date?.instant ?? 0, style, { locale: ko })).toBe(text);
        const prose = `${text}에 올린 글`;
        expect(findKoreanDates(prose, { reference: at, timeZone })).toEqual([date]);
      }),
      runs,
    );
  });

  it('also without its year, when it lies less than a year back', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 0, max: 364 }), (at, days) => {
        const day = startOfDay(addDays(at, -days)).getTime();
        for (const style of ["M'월' d'일'", 'M/d']) {
          expect(read(format(day, style), at)?.instant.getTime()).toBe(day);
        }
      }),
      runs,
    );
  });

  it('also as a clock alone, when it lies less than a day back', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 0, max: 1320 }), (at, minutes) => {
        const text = format(subMinutes(at, minutes), 'a h:mm', { locale: ko });
        expect(format(read(text, at)?.instant ?? 0, 'a h:mm', { locale: ko })).toBe(text);
        expect(read(text, at)?.instant.getTime()).toBeLessThanOrEqual(at);
      }),
      runs,
    );
  });
});

describe('amounts and names of days are those of date-fns', () => {
  const amount = fc.integer({ min: 1, max: 500 });

  it.each<[string, (at: number, n: number) => Date]>([
    ['n시간 전', (at, n) => subHours(at, n)],
    ['n분 전', (at, n) => subMinutes(at, n)],
    ['n일 전', (at, n) => startOfDay(addDays(at, -n))],
    ['n일 후', (at, n) => startOfDay(addDays(at, n))],
    ['n주 뒤', (at, n) => startOfDay(addWeeks(at, n))],
    ['n개월 전', (at, n) => startOfDay(addMonths(at, -n))],
    ['n달 후', (at, n) => startOfDay(addMonths(at, n))],
    ['n년 전', (at, n) => startOfDay(addYears(at, -n))],
    ['그저께', (at) => startOfDay(addDays(at, -2))],
    ['지난주', (at) => startOfISOWeek(addWeeks(at, -1))],
    ['다음 주 수요일', (at) => addDays(startOfISOWeek(addWeeks(at, 1)), 2)],
    ['지난달', (at) => startOfMonth(addMonths(at, -1))],
    ['다음 달 3일', (at) => addDays(startOfMonth(addMonths(at, 1)), 2)],
    ['작년', (at) => startOfYear(addYears(at, -1))],
  ])('%s', (text, oracle) => {
    fc.assert(
      fc.property(time, amount, (at, n) => {
        const date = read(text.replace('n', String(n)), at);
        expect(date?.instant).toEqual(oracle(at, n));
      }),
      runs,
    );
  });
});

describe('no day that is not', () => {
  it('is read: fields in numbers are those of the date, or there is none', () => {
    const field = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), field, field, (year, month, day) => {
        const date = parseKoreanDate(`${year}년 ${month}월 ${day}일`, { timeZone: 'UTC' });
        const oracle = new Date(Date.UTC(year, month - 1, day));
        const exists = oracle.getUTCMonth() === month - 1 && oracle.getUTCDate() === day;
        expect(date?.instant ?? null).toEqual(exists ? oracle : null);
      }),
      { numRuns: 300 },
    );
  });
});
