import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantReader } from './report-instant.js';
import { readReportTime, slashOrderOf } from './report-time.js';

test.each([
  ['09/24/2020 11:35:16 AM', '2020-09-24T11:35:16'],
  ['09/24/2020 12:05:00 AM', '2020-09-24T00:05:00'],
  ['9/4/20 1:05 PM', '2020-09-04T13:05:00'],
  ['24/09/2020 11:35:16', null],
  ['2024-04-24 09:00:01', '2024-04-24T09:00:01'],
  ['2024-04-24T09:00:01Z', '2024-04-24T09:00:01Z'],
  ['2024-04-24T09:00:01.250+09:00', '2024-04-24T09:00:01+09:00'],
  ['2024. 4. 24. 오전 9:00:01', '2024-04-24T09:00:01'],
  ['2024. 4. 24. 오후 12:30:00', '2024-04-24T12:30:00'],
  ['2024.4.24 9:00:01', '2024-04-24T09:00:01'],
  ['2024.4.24. 9:00:01 오후', '2024-04-24T21:00:01'],
  ['2024년 4월 24일 오후 3시 5분', '2024-04-24T15:05:00'],
  ['2024/04/24 13:00', '2024-04-24T13:00:00'],
  ['Apr 7, 2020 02:09 PM', '2020-04-07T14:09:00'],
  ['7 April 2020 13:00:00', '2020-04-07T13:00:00'],
  ['2024/04/24 午後 1:00', '2024-04-24T13:00:00'],
  ['2024-02-30 09:00:01', null],
  ['2024-04-24 25:00', null],
  ['2024-04-24', null],
  ['93', null],
  ['', null],
])('reads %j as %j', (text, expected) => {
  expect(readReportTime(text)).toBe(expected);
});

test('one date that only fits day first tells the order of the file', () => {
  expect(slashOrderOf(['04/05/2024 10:00', '24/05/2024 10:00'])).toBe('day-first');
  expect(slashOrderOf(['04/05/2024 10:00', '2024-05-24 10:00', '24/7/365'])).toBe('month-first');
  expect(readReportTime('04/05/2024 10:00', 'day-first')).toBe('2024-05-04T10:00:00');
});

test('a zone makes a time an instant', () => {
  const seoul = instantReader('Asia/Seoul');
  expect(seoul('2024-04-24T09:00:01')?.toISOString()).toBe('2024-04-24T00:00:01.000Z');
  expect(seoul('2024-04-24T09:00:01Z')?.toISOString()).toBe('2024-04-24T09:00:01.000Z');
  expect(seoul(null)).toBeNull();
  expect(instantReader(undefined)('2024-04-24T09:00:01')).toBeNull();
  expect(() => instantReader('Mars/Olympus')).toThrow('unknown timeZone');
});

test('knows on which side of a clock change a time lies', () => {
  const newYork = instantReader('America/New_York');
  expect(newYork('2024-03-10T01:59:59')?.toISOString()).toBe('2024-03-10T06:59:59.000Z');
  expect(newYork('2024-03-10T03:00:00')?.toISOString()).toBe('2024-03-10T07:00:00.000Z');
  expect(newYork('2024-11-03T03:00:00')?.toISOString()).toBe('2024-11-03T08:00:00.000Z');
});

test('every moment survives each of the spellings', () => {
  const moment = fc.date({
    min: new Date('2001-01-01T00:00:00Z'),
    max: new Date('2099-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, (date) => {
      const iso = date.toISOString().slice(0, 19);
      const [year, month, day, hour, minute, second] = iso.split(/\D/);
      const twelve = Number(hour) % 12 === 0 ? 12 : Number(hour) % 12;
      const pm = Number(hour) >= 12;
      const korean = `${year}. ${Number(month)}. ${Number(day)}. ${pm ? '오후' : '오전'} ${twelve}:${minute}:${second}`;
      const english = `${month}/${day}/${year} ${twelve}:${minute}:${second} ${pm ? 'PM' : 'AM'}`;
      expect([iso, korean, english].map((text) => readReportTime(text))).toEqual([iso, iso, iso]);
      expect(instantReader('UTC')(iso)?.toISOString().slice(0, 19)).toBe(iso);
    }),
    { seed: 20240424 },
  );
});
