import { describe, expect, it } from 'vitest';
import { WindowError } from '../errors.js';
import { parseNabSeries, parseNabWindows } from './series.js';

const json =
  '{"x/a.csv": [["2014-04-10 00:00:00.000000", "2014-04-10 00:10:00.000000"]], "x/b.csv": []}';
const csv = 'timestamp,value\r\n2014-04-10 00:00:00,-1.5\r\n2014-04-10 00:05:00,2e3\r\n';

describe('NAB files', () => {
  it('are times, values and windows', () => {
    const begin = Date.UTC(2014, 3, 10);
    expect(parseNabSeries('x/a.csv', csv, parseNabWindows(json))).toEqual({
      name: 'x/a.csv',
      times: Float64Array.of(begin, begin + 300_000),
      values: Float64Array.of(-1.5, 2000),
      windows: [[begin, begin + 600_000]],
    });
  });

  it('must be known to the labels', () => {
    expect(() => parseNabSeries('x/c.csv', csv, parseNabWindows(json))).toThrow('x/c.csv');
  });

  it.each([
    '2014-04-10 00:00:00',
    '2014-04-10,1',
    '2014-04-10 00:00:00,',
    'x,1',
    '2014-04-10 00:00:00,NaN',
  ])('are refused with the line that is wrong: %s', (line) => {
    const labels = parseNabWindows(json);
    const broken = `timestamp,value\n2014-04-10 00:00:00,1\n${line}\n`;
    expect(() => parseNabSeries('x/b.csv', broken, labels)).toThrow('x/b.csv, line 3');
  });

  it.each([
    '',
    '[]',
    'null',
    '{"a": 1}',
    '{"a": [1]}',
    '{"a": [["2014-04-10 00:00:00", 5]]}',
    '{"a": [["x", "y"]]}',
  ])('have labels of one form: %s', (text) =>
    expect(() => parseNabWindows(text)).toThrow(WindowError),
  );
});
