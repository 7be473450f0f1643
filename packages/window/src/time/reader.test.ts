import { parse } from 'date-fns';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { epochMicros, epochMillis, epochSeconds, isoTime, localTime } from './format.js';
import type { TimeFormat } from './format.js';
import { compileTimeReader } from './reader.js';
import type { TimeReader } from './reader.js';

const PLAY_LOG = 'yyyy-MM-dd HH:mm:ss.SSS';
const processZone = process.env.TZ;

afterEach(() => {
  if (processZone === undefined) delete process.env.TZ;
  else process.env.TZ = processZone;
});

function readerOf({ format }: ReturnType<typeof isoTime>): TimeReader {
  return compileTimeReader((format as { time: TimeFormat }).time);
}

/** Reads the text from within other bytes, as rows lie in a chunk, and as a value: both must agree. */
function read(reader: TimeReader, text: string): number {
  const bytes = new TextEncoder().encode(`9"${text}"9`);
  const moment = reader.fromBytes(bytes, 2, bytes.length - 2);
  expect(reader.fromValue(text)).toBe(moment);
  return moment;
}

const seoul = (pattern: string): TimeReader => readerOf(localTime(pattern, 'Asia/Seoul'));

describe('local times', () => {
  it('are those of the zone', () => {
    const reader = seoul(PLAY_LOG);
    expect(read(reader, '2020-06-09 21:00:00.250')).toBe(Date.parse('2020-06-09T12:00:00.250Z'));
    expect(read(reader, '1960-01-01 00:00:00.000')).toBe(Date.parse('1959-12-31T15:30:00Z'));
    expect(read(reader, '0001-01-01 08:27:52.000')).toBe(Date.parse('0001-01-01T00:00:00Z'));
    expect(read(reader, '9999-12-31 23:59:59.999')).toBe(Date.parse('9999-12-31T14:59:59.999Z'));
  });

  it.each(['Asia/Seoul', 'America/New_York', 'Australia/Lord_Howe', 'Europe/London'])(
    'are what date-fns reads where it lives in %s',
    (zone) => {
      process.env.TZ = zone;
      const reader = readerOf(localTime(PLAY_LOG, zone));
      const two = (least: number, most: number): fc.Arbitrary<string> =>
        fc.integer({ min: least, max: most }).map((x) => String(x).padStart(2, '0'));
      const texts = fc
        .tuple(fc.integer({ min: 1970, max: 2036 }), two(1, 12), two(1, 31), two(0, 23))
        .chain(([y, mo, d, h]) =>
          fc
            .tuple(two(0, 59), two(0, 59), fc.integer({ min: 100, max: 999 }))
            .map(([mi, s, ms]) => `${y}-${mo}-${d} ${h}:${mi}:${s}.${ms}`),
        );
      fc.assert(
        fc.property(texts, (text) => {
          expect(read(reader, text)).toBe(parse(text, PLAY_LOG, 0).getTime());
        }),
        { numRuns: 400 },
      );
    },
  );

  it('are all read in the hours in which clocks change', () => {
    process.env.TZ = 'America/New_York';
    const reader = readerOf(localTime(PLAY_LOG, 'America/New_York'));
    for (const day of ['2020-03-08', '2020-11-01'])
      for (let minute = 0; minute < 240; minute++) {
        const clock = new Date(minute * 60_000).toISOString().slice(11, 16);
        const text = `${day} ${clock}:30.500`;
        expect(read(reader, text), text).toBe(parse(text, PLAY_LOG, 0).getTime());
      }
  });

  it('are exact within the minute in which local mean time ended', () => {
    // Clocks went from 00:00:00 to 00:02:08.
    const reader = seoul('yyyy-MM-dd HH:mm:ss');
    expect(read(reader, '1908-04-01 00:02:07')).toBe(Date.parse('1908-03-31T15:34:15Z'));
    expect(read(reader, '1908-04-01 00:02:08')).toBe(Date.parse('1908-03-31T15:32:08Z'));
    expect(read(reader, '1908-04-01 00:02:07')).toBe(Date.parse('1908-03-31T15:34:15Z'));
  });

  it.each([
    ['yyyy-MM-dd', '2020-06-09', '2020-06-09T00:00:00Z'],
    ['yyyyMMddHHmmss', '20200609120001', '2020-06-09T12:00:01Z'],
    ['yyyyMMddHHmmssSSS', '20200609120001002', '2020-06-09T12:00:01.002Z'],
    ['dd/MM/uuuu HH:mm', '09/06/2020 12:34', '2020-06-09T12:34:00Z'],
    ['ss.SSSSSS mm HH dd MM yyyy', '01.123999 30 12 09 06 2020', '2020-06-09T12:30:01.123Z'],
    ['yyyy-M-d H:mm:ss', '2020-6-9 3:04:05', '2020-06-09T03:04:05Z'],
    ['yyyy-M-d H:mm:ss', '2020-11-19 13:04:05', '2020-11-19T13:04:05Z'],
    ['d.M.yyyy', '1.2.2020', '2020-02-01T00:00:00Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.S", '2020-06-09T12:00:01.5', '2020-06-09T12:00:01.5Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SS'Z'", '2020-06-09T12:00:01.25Z', '2020-06-09T12:00:01.25Z'],
    ["yyyy 'o''clock' MM''dd", "2020 o'clock 06'09", '2020-06-09T00:00:00Z'],
    ['yyyy년 M월 d일 HH시 mm분 ss초', '2020년 6월 19일 12시 34분 56초', '2020-06-19T12:34:56Z'],
  ])('read the pattern %s', (pattern, text, expected) => {
    const reader = readerOf(localTime(pattern, 'UTC'));
    expect(read(reader, text)).toBe(Date.parse(expected));
    expect(read(reader, text)).toBe(Date.parse(expected));
    expect(read(reader, `${text} `)).toBeNaN();
    expect(read(reader, text.slice(0, -1))).toBeNaN();
  });

  it.each([
    ...['2020-02-30 12:00:00.000', '2021-02-29 12:00:00.000', '2020-04-31 12:00:00.000'],
    ...['2020-06-09 24:00:00.000', '2020-06-09 12:60:00.000', '2020-06-09 12:00:60.000'],
    ...['2020-06-09 12:00:61.000', '2020-00-09 12:00:00.000', '2020-13-09 12:00:00.000'],
    ...['2020-06-00 12:00:00.000', '2020-06-32 12:00:00.000', '0000-06-09 12:00:00.000'],
    ...['', '2020-06-09 12:00:00', '2020-06-09 12:00:00.0000', '2020-06-09T12:00:00.000'],
    ...['2020-06-09 12:00:00,000', ' 020-06-09 12:00:00.000', '-020-06-09 12:00:00.000'],
    ...['2020-06-09 12:00:0x.000', '2020-06-09 12:00:00.0 0', '2020-06-0９ 12:00:00.0', 'null'],
    ...['2020-06-09 12:00: 1.000', '2020-06-09 12:00:+1.000', '2020/06/09 12:00:00.000'],
  ])('refuse %j', (text) => {
    const reader = seoul(PLAY_LOG);
    expect(read(reader, '2020-06-09 12:00:00.000')).toBe(Date.parse('2020-06-09T03:00:00Z'));
    expect(read(reader, text)).toBeNaN();
  });

  it('come back from any order of rows', () => {
    const reader = seoul(PLAY_LOG);
    const moments = fc.integer({ min: Date.UTC(1989, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(fc.array(moments, { minLength: 1, maxLength: 50 }), (list) => {
        for (const moment of [...list, ...list]) {
          const text = new Date(moment + 9 * 3_600_000).toISOString().slice(0, 23);
          expect(read(reader, text.replace('T', ' '))).toBe(moment);
        }
      }),
    );
  });

  it.each([
    ['yy-MM-dd', /reads no "yy"/],
    ['yyyy-MMM-dd', /reads no "MMM".*yyyy or uuuu, MM or M/],
    ['yyyy-MM-dd hh:mm a', /reads no "hh"/],
    ['yyyy-MM-dd HH:mm:ss.SSSSSSSSSS', /reads no "SSSSSSSSSS"/],
    ['yyyy-MM-dd XXX', /reads no "XXX"/],
    ['yyyy-MM-dd yyyy', /year twice/],
    ['yyyy-MM', /no day/],
    ['HH:mm:ss', /no year/],
    ['yyyyMd', /month has one digit or two/],
    ["yyyy-M'1'-dd", /no digit may follow/],
    ["yyyy-MM-dd 'x", /quote is not closed/],
    ['yyyy-MM-dd[ HH]', /put it in quotes/],
  ])('cannot be read by %s', (pattern, message) => {
    expect(() => seoul(pattern)).toThrow(message);
  });
});

describe('ISO 8601', () => {
  const reader = readerOf(isoTime());

  it('is read as Date reads it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0002-01-01'), max: new Date('9998-01-01'), noInvalidDate: true }),
        fc.integer({ min: -17 * 60, max: 17 * 60 }),
        (date, minutes) => {
          const sign = minutes < 0 ? '-' : '+';
          const offset = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16);
          const clock = date.toISOString().slice(0, -1);
          for (const text of [`${clock}Z`, `${clock}${sign}${offset}`])
            expect(read(reader, text)).toBe(Date.parse(text));
        },
      ),
    );
  });

  it.each([
    ['2020-06-09T12:00:00Z', '2020-06-09T12:00:00Z'],
    ['2020-06-09 12:00:00Z', '2020-06-09T12:00:00Z'],
    ['2020-06-09T12:00:00.1Z', '2020-06-09T12:00:00.100Z'],
    ['2020-06-09T12:00:00.123999999Z', '2020-06-09T12:00:00.123Z'],
    ['2020-06-09T21:00:00+0900', '2020-06-09T12:00:00Z'],
    ['2020-06-09T21:00:00+09', '2020-06-09T12:00:00Z'],
    ['2020-06-09T12:00:00-00:00', '2020-06-09T12:00:00Z'],
    ['1960-06-09T12:00:00.001-03:30', '1960-06-09T15:30:00.001Z'],
  ])('reads %s', (text, expected) => {
    expect(read(reader, text)).toBe(Date.parse(expected));
  });

  it.each([
    ...['2020-06-09T12:00:00', '2020-06-09T12:00Z', '2020-06-09', '2020-06-09T12:00:00.Z', ''],
    ...['2020-06-09T12:00:00.1234567890Z', '2020-06-09T12:00:00ZZ', '2020-06-09T12:00:00+9:00'],
    ...['2020-06-09T12:00:00+09:60', '2020-06-09T12:00:00+18:01', '2020-06-09T12:00:00+09-00'],
    ...[
      '2020-06-09T24:00:00Z',
      '2020-02-30T12:00:00Z',
      '2020-06-09T12:00:60Z',
      '+020-06-09T12:00:00Z',
    ],
    ...[
      '2020-06-09t12:00:00Z',
      '2020-06-09T12:00:00z',
      '2020-06-09T12:00:00+0a:00',
      '20200609T120000Z',
    ],
  ])('refuses %j', (text) => {
    expect(read(reader, text)).toBeNaN();
  });
});

describe('counts since the epoch', () => {
  const [millis, seconds, micros] = [epochMillis, epochSeconds, epochMicros].map((format) =>
    readerOf(format()),
  ) as [TimeReader, TimeReader, TimeReader];

  it.each([
    ['1591704000250', 1591704000250],
    ['0', 0],
    ['-0', 0],
    ['-1', -1],
    ['12.9', 12],
    ['-12.1', -13],
    ['1e3', 1_000],
    ['8640000000000000', 8.64e15],
    ['-8640000000000000', -8.64e15],
    ['0.5', 0],
  ])('reads %s ms', (text, expected) => {
    expect(read(millis, text)).toBe(expected);
    expect(millis.fromValue(Number(text))).toBe(expected);
  });

  it.each([
    ['1591704000', 1591704000000],
    ['1591704000.25', 1591704000250],
    ['1.001', 1_001],
    ['1591704000.1239', 1591704000123],
    ['0.9999999', 999],
    ['-1.0001', -1_001],
    ['-1.5', -1_500],
    ['1e-7', 0],
    ['-1e-7', -1],
    ['1.591704e9', 1591704000000],
    ['8640000000000', 8.64e15],
  ])('reads %s s', (text, expected) => {
    expect(read(seconds, text)).toBe(expected);
    expect(seconds.fromValue(Number(text))).toBe(expected);
  });

  it.each([
    ['1591704000250999', 1591704000250],
    ['-1', -1],
    ['-1000', -1],
    ['999.9', 0],
    ['1999', 1],
  ])('reads %s us', (text, expected) => {
    expect(read(micros, text)).toBe(expected);
    expect(micros.fromValue(Number(text))).toBe(expected);
  });

  it('keeps every millisecond, written in any unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4e12, max: 4e12 }), (moment) => {
        const size = String(Math.abs(moment)).padStart(4, '0');
        const text = `${moment < 0 ? '-' : ''}${size.slice(0, -3)}.${size.slice(-3)}`;
        expect(read(seconds, text), text).toBe(moment);
        expect(seconds.fromValue(Number(text))).toBe(moment);
        expect(read(millis, String(moment))).toBe(moment);
        expect(read(micros, String(moment * 1_000))).toBe(moment);
      }),
    );
  });

  it.each([
    ...['', '-', '+1', '01', '1.', '.5', '1e', 'NaN', 'Infinity', '1e999', '0x10', '1_000', ' 1'],
    ...['1 ', '8640000000000001', '9'.repeat(399), '１', 'null', '1.2.3', '1'.repeat(100_000)],
  ])('refuses %.20j', (text) => {
    for (const reader of [millis, seconds]) expect(read(reader, text)).toBeNaN();
  });
});

describe('long texts', () => {
  it('are times or none, whether they come as bytes or as values', () => {
    const reader = readerOf(epochSeconds());
    for (const zeros of [200, 245, 246, 300, 390]) {
      const text = `1591704000.${'0'.repeat(zeros)}`;
      const moment = text.length <= 256 ? 1591704000000 : NaN;
      expect(reader.fromValue(text)).toBe(moment);
      expect(reader.fromBytes(new TextEncoder().encode(text), 0, text.length)).toBe(moment);
    }
    expect(() => localTime(`yyyyMMdd'${'x'.repeat(250)}'`, 'UTC')).toThrow(/too long/);
  });
});

describe('heads that were seen', () => {
  it('are told from those that look alike as numbers', () => {
    const zeros = '\0'.repeat(16);
    const reader = readerOf(localTime(`yyyy-MM-dd HH:mm${zeros}ss`, 'UTC'));
    const bytes = new TextEncoder().encode(`2020-06-09 12:00${zeros}30`);
    const moment = Date.UTC(2020, 5, 9, 12, 0, 30);
    for (let i = 0; i < 3; i++) expect(reader.fromBytes(bytes, 0, bytes.length)).toBe(moment);
    // -0 is 0 as a double.
    bytes[16] = 0x80;
    expect(reader.fromBytes(bytes, 0, bytes.length)).toBeNaN();
    // Shorter than a word, at the begin of the bytes.
    const short = readerOf(localTime('yyyyMMd', 'UTC'));
    for (let i = 0; i < 3; i++) expect(read(short, '2020069')).toBe(Date.UTC(2020, 5, 9));
  });
});

describe('values', () => {
  it('may be dates, whatever the format', () => {
    const date = new Date('2020-06-09T12:00:00.250Z');
    for (const reader of [seoul(PLAY_LOG), readerOf(isoTime()), readerOf(epochSeconds())]) {
      expect(reader.fromValue(date)).toBe(date.getTime());
      expect(reader.fromValue(new Date(NaN))).toBeNaN();
    }
  });

  it('may be numbers, read by their digits', () => {
    expect(readerOf(localTime('yyyyMMdd', 'UTC')).fromValue(20200609)).toBe(Date.UTC(2020, 5, 9));
  });

  it('are no times otherwise', () => {
    for (const reader of [seoul(PLAY_LOG), readerOf(isoTime()), readerOf(epochMillis())])
      for (const value of [null, undefined, true, {}, [1], NaN, Infinity, 'x'.repeat(1e6)])
        expect(reader.fromValue(value)).toBeNaN();
  });
});
