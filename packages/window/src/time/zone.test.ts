import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MILLIS, dateOfDay, dayNumber } from './civil.js';
import { fixedOffset, timeZone } from './zone.js';

const HOUR = 3_600_000;
const processZone = process.env.TZ;

afterEach(() => {
  if (processZone === undefined) delete process.env.TZ;
  else process.env.TZ = processZone;
});

const ZONES = [
  ...['Asia/Seoul', 'America/New_York', 'Europe/London', 'America/Sao_Paulo', 'Africa/Casablanca'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'America/St_Johns', 'Asia/Gaza'],
];

/** The platform's name of a zone, of its own without one. */
function nameOf(timeZone?: string): string {
  return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
}

/** What the platform's own Date makes of a clock reading in its zone. */
function platformUtc(local: number): number {
  const clock = new Date(local);
  const date = new Date(2000, 0, 1);
  date.setFullYear(clock.getUTCFullYear(), clock.getUTCMonth(), clock.getUTCDate());
  return new Date(
    ...([date.getFullYear(), date.getMonth(), date.getDate()] as const),
    ...([clock.getUTCHours(), clock.getUTCMinutes(), clock.getUTCSeconds()] as const),
    clock.getUTCMilliseconds(),
  ).getTime();
}

describe('a named zone', () => {
  it.each(ZONES)('reads clocks as Date does where it lives in %s', (name) => {
    process.env.TZ = name;
    // Without this the oracle would be of another zone, and silently so.
    expect(nameOf()).toBe(nameOf(name));
    const zone = timeZone(name);
    const changes = changesOf(name, 2009, 2012);
    const near = changes.length === 0 ? fc.constant(0) : fc.constantFrom(...changes);
    const moments = fc.oneof(
      fc.integer({ min: Date.UTC(1940, 0, 1), max: Date.UTC(2037, 0, 1) }),
      fc.tuple(near, fc.integer({ min: -3 * HOUR, max: 3 * HOUR })).map(([a, b]) => a + b),
    );
    fc.assert(
      fc.property(moments, (utc) => {
        const offset = zone.offsetAt(utc);
        expect(offset).toBe(0 - new Date(utc).getTimezoneOffset() * 60_000);
        expect(zone.toUtc(utc + offset)).toBe(platformUtc(utc + offset));
      }),
      { numRuns: 300 },
    );
  });

  /** Instants between which a zone's offset changes, to the hour. */
  function changesOf(name: string, fromYear: number, toYear: number): number[] {
    const zone = timeZone(name);
    const changes: number[] = [];
    for (let t = Date.UTC(fromYear, 0, 1); t < Date.UTC(toYear, 0, 1); t += HOUR)
      if (zone.offsetAt(t) !== zone.offsetAt(t + HOUR)) changes.push(t + HOUR);
    return changes;
  }

  it('moves times in a gap on, and takes the earlier of two', () => {
    const zone = timeZone('America/New_York');
    const springGap = Date.UTC(2020, 2, 8, 2, 30);
    expect(new Date(zone.toUtc(springGap)).toISOString()).toBe('2020-03-08T07:30:00.000Z');
    const autumnTwice = Date.UTC(2020, 10, 1, 1, 30);
    expect(new Date(zone.toUtc(autumnTwice)).toISOString()).toBe('2020-11-01T05:30:00.000Z');
  });

  it('knows changes of half an hour', () => {
    const zone = timeZone('Australia/Lord_Howe');
    expect(zone.offsetAt(Date.parse('2020-04-04T14:59:59.999Z'))).toBe(11 * HOUR);
    expect(zone.offsetAt(Date.parse('2020-04-04T15:00:00Z'))).toBe(10.5 * HOUR);
  });

  it('knows times before the epoch, of local mean time, and the first year', () => {
    const seoul = timeZone('Asia/Seoul');
    expect(seoul.offsetAt(Date.parse('1969-12-31T23:59:59.999Z'))).toBe(9 * HOUR);
    expect(seoul.offsetAt(Date.parse('1900-01-01T00:00:00Z'))).toBe(
      8 * HOUR + 27 * 60_000 + 52_000,
    );
    const first = Date.parse('0001-01-01T00:00:00Z');
    expect(seoul.toUtc(first)).toBe(first - seoul.offsetAt(first));
    expect(timeZone('America/New_York').offsetAt(first)).toBe(-(4 * HOUR + 56 * 60_000 + 2_000));
  });
});

describe('startOfDay', () => {
  const start = (zone: string, ...[y, m, d]: [number, number, number]): string =>
    new Date(timeZone(zone).startOfDay(dayNumber(y, m, d))).toISOString();

  it('is where the clock was moved, if midnight was left out', () => {
    // From 00:00 to 01:00.
    expect(start('America/Sao_Paulo', 2017, 10, 15)).toBe('2017-10-15T03:00:00.000Z');
    // From 23:30 to 00:30.
    expect(start('America/Toronto', 1919, 3, 31)).toBe('1919-03-31T04:30:00.000Z');
  });

  it('is the first of two midnights', () => {
    // From 00:01 back to 23:01.
    expect(start('America/St_Johns', 2010, 11, 7)).toBe('2010-11-07T02:30:00.000Z');
  });

  it('makes an empty day of one that a zone has left out', () => {
    expect(start('Pacific/Apia', 2011, 12, 30)).toBe('2011-12-30T10:00:00.000Z');
    expect(start('Pacific/Apia', 2011, 12, 31)).toBe('2011-12-30T10:00:00.000Z');
  });

  it('is the first instant of its date', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: dayNumber(1960, 1, 1), max: dayNumber(2030, 1, 1) }),
        (name, day) => {
          const zone = timeZone(name);
          const localDay = (t: number): number => Math.floor((t + zone.offsetAt(t)) / DAY_MILLIS);
          const begin = zone.startOfDay(day);
          expect(localDay(begin - 1), JSON.stringify(dateOfDay(day))).toBeLessThan(day);
          expect(localDay(begin)).toBeGreaterThanOrEqual(day);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('an offset as zone', () => {
  it.each([
    ['+09:00', 9],
    ['-0330', -3.5],
    ['+05', 5],
    ['UTC+09:00', 9],
    ['Z', 0],
    ['GMT', 0],
    ['-00:00', 0],
    ['+18:00', 18],
  ])('%s is %d hours', (name, hours) => {
    const zone = timeZone(name);
    expect(zone.offsetAt(0)).toBe(hours * HOUR);
    expect(zone.toUtc(0)).toBe(0 - hours * HOUR);
    expect(zone.startOfDay(1)).toBe(24 * HOUR - hours * HOUR);
  });
});

it.each(['', 'Asia/Soul', '+25:00', '+09:60', '+18:01', 'local'])('refuses %j', (name) => {
  expect(() => timeZone(name)).toThrow(/no time zone .*Asia\/Seoul/);
});

describe('fixedOffset', () => {
  it('is known of zones that have not changed since a year', () => {
    expect(fixedOffset('Asia/Seoul', 1989)).toBe(9 * HOUR);
    expect(fixedOffset('Asia/Seoul', 1988)).toBeNull();
    expect(fixedOffset('Asia/Kathmandu', 1990)).toBe(5.75 * HOUR);
    expect(fixedOffset('UTC', 1970)).toBe(0);
    expect(fixedOffset('-03:00', 1)).toBe(-3 * HOUR);
  });

  it('is null for zones with summer time', () => {
    expect(fixedOffset('America/New_York', 2020)).toBeNull();
    expect(fixedOffset('Africa/Casablanca', 2020)).toBeNull();
  });
});
