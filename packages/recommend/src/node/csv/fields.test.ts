import { describe, expect, it } from 'vitest';
import { parseMoment, parseOffset, parseSeconds } from './fields.js';
import {
  rawRunningTime,
  settledSeconds,
  settleUnit,
  type RunningTimeUnit,
} from './running-time.js';

const SEOUL = 540;

describe('parseMoment', () => {
  const noon = Date.UTC(2024, 1, 29, 3, 0, 0);
  it.each([
    ['2024-02-29', '12:00:00', noon],
    ['2024/2/29', '12:00', noon],
    ['2024. 2. 29.', '12:00:00.5', noon],
    ['20240229', '120000', noon],
    ['20240229', '12', noon],
    ['0024-02-29', '12:00:00', null],
    ['20240229', '1200', noon],
    ['2024-02-29 12:00:00', '', noon],
    ['2024-02-29T12:00:00', '', noon],
    ['20240229', '93005', Date.UTC(2024, 1, 29, 0, 30, 5)],
    ['20240229', '930', Date.UTC(2024, 1, 29, 0, 30, 0)],
    ['20240229', '', Date.UTC(2024, 1, 28, 15)],
    ['2023-02-29', '12:00', null],
    ['2024-13-01', '', null],
    ['2024-02-29', '24:00', null],
    ['2024-02-29', '12:60', null],
    ['2024-02-29', 'noon', null],
    ['어제', '', null],
    ['', '', null],
  ])('%s %s', (day, time, moment) => {
    expect(parseMoment(day, time, SEOUL)).toBe(moment);
  });

  it('knows offsets', () => {
    expect(['+09:00', '-0330', 'Z', 'KST'].map(parseOffset)).toEqual([540, -210, 0, null]);
  });
});

describe('parseSeconds', () => {
  it.each([
    ['3600', 3600],
    ['0', 0],
    ['12.5', 12.5],
    ['1:00:05', 3605],
    ['61:05', 3665],
    ['-5', null],
    ['1,000', null],
    ['1e3', null],
    ['긴', null],
    ['', null],
  ])('%s', (text, seconds) => {
    expect(parseSeconds(text)).toBe(seconds);
  });
});

describe('running times', () => {
  const read = (texts: string[], watched: number[], unit: RunningTimeUnit = 'auto') => {
    const raw = texts.map(rawRunningTime).filter((time) => time !== null);
    return raw.map((time) => settledSeconds(time, settleUnit(unit, raw, watched)));
  };

  it('tells minutes from seconds by what was watched', () => {
    expect(read(['60', '70'], [3600, 2400])).toEqual([3600, 4200]);
    expect(read(['3600', '4200'], [3600, 2400])).toEqual([3600, 4200]);
    expect(read(['60', '70'], [30])).toEqual([60, 70]);
    expect(read(['60', '70'], [])).toEqual([60, 70]);
  });

  it('tells hours and minutes from minutes and seconds', () => {
    expect(read(['01:05', '00:45'], [3600, 2400])).toEqual([3900, 2700]);
    expect(read(['65:00', '45:30'], [3600, 2400])).toEqual([3900, 2730]);
    expect(read(['03:30', '02:10'], [200])).toEqual([210, 130]);
  });

  it('does as it is told', () => {
    expect(read(['60'], [30], 'minutes')).toEqual([3600]);
    expect(read(['60'], [3600], 'seconds')).toEqual([60]);
    expect(read(['01:05'], [30], 'hh:mm')).toEqual([3900]);
    expect(read(['01:05'], [3600], 'mm:ss')).toEqual([65]);
    expect(read(['1:00:05', '70분'], [1], 'minutes')).toEqual([3605, 4200]);
  });

  it('takes nothing for a time that is none', () => {
    expect(['', '한 시간', '1:2:3:4', '-60'].map(rawRunningTime)).toEqual([null, null, null, null]);
  });
});
