import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KoreanError } from '../errors.js';
import { parseKoreanDate } from './parse-korean-date.js';
import { timeZoneOf } from './time-zone.js';

const ZONES = ['Asia/Seoul', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'UTC'];

/** The instant of a text in a zone, as ISO. */
function instant(text: string, timeZone: string, reference?: string): string | undefined {
  const options = reference === undefined ? {} : { reference: new Date(reference) };
  return parseKoreanDate(text, { timeZone, ...options })?.instant.toISOString();
}

describe('zones', () => {
  it('tell the instant of a clock', () => {
    const text = '2024년 7월 1일 오전 9시';
    expect(ZONES.map((zone) => instant(text, zone))).toEqual([
      '2024-07-01T00:00:00.000Z',
      '2024-07-01T13:00:00.000Z',
      '2024-07-01T07:00:00.000Z',
      '2024-07-01T03:15:00.000Z',
      '2024-07-01T09:00:00.000Z',
    ]);
  });

  it('tell the day of the reference', () => {
    const reference = '2024-05-19T16:00:00Z'; // May 20, 01:00 in Seoul
    expect(instant('오늘', 'Asia/Seoul', reference)).toBe('2024-05-19T15:00:00.000Z');
    expect(instant('오늘', 'America/New_York', reference)).toBe('2024-05-19T04:00:00.000Z');
  });

  it('do not matter where the text tells an offset, or counts hours', () => {
    for (const zone of ZONES) {
      expect(instant('2024-05-19T04:23:11+09:00', zone)).toBe('2024-05-18T19:23:11.000Z');
      expect(instant('3시간 전', zone, '2024-03-10T08:00:00Z')).toBe('2024-03-10T05:00:00.000Z');
    }
  });

  it('are read with the summer time that Seoul had in 1988', () => {
    expect(instant('1988-07-01 09:00', 'Asia/Seoul')).toBe('1988-06-30T23:00:00.000Z');
  });
});

describe('clock changes', () => {
  it('a skipped time is taken as if the clock had not changed yet', () => {
    expect(instant('2024-03-10 02:30', 'America/New_York')).toBe('2024-03-10T07:30:00.000Z');
    expect(instant('2024-03-31 02:30', 'Europe/Berlin')).toBe('2024-03-31T01:30:00.000Z');
  });

  it('of a time that comes twice, the first is taken', () => {
    expect(instant('2024-11-03 01:30', 'America/New_York')).toBe('2024-11-03T05:30:00.000Z');
    expect(instant('2024-10-27 02:30', 'Europe/Berlin')).toBe('2024-10-27T00:30:00.000Z');
  });

  it('a day whose midnight is skipped begins when it begins', () => {
    expect(instant('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });

  it('a day is a day on the calendar, be it 23 hours long', () => {
    const reference = '2024-03-10T16:00:00Z'; // noon of the day that lacks an hour
    expect(instant('하루 전', 'America/New_York', reference)).toBe('2024-03-09T05:00:00.000Z');
    expect(instant('내일', 'America/New_York', reference)).toBe('2024-03-11T04:00:00.000Z');
    expect(instant('1일 1시간 전', 'America/New_York', reference)).toBe('2024-03-09T16:00:00.000Z');
  });
});

describe('TimeZone', () => {
  it('turns instants to the wall clock and back, but for times that come twice', () => {
    const time = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2037, 0) });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), time, (name, at) => {
        const zone = timeZoneOf(name);
        const wall = zone.toWall(at);
        expect(zone.toWall(zone.toInstant(wall))).toBe(wall);
        expect(at - zone.toInstant(wall)).toBeOneOf([0, 3_600_000]);
      }),
    );
  });

  it('refuses a zone that is none', () => {
    expect(() => timeZoneOf('Asia/Nowhere')).toThrow(KoreanError);
  });
});
