import { describe, expect, expectTypeOf, it } from 'vitest';
import { count } from '../aggregates/count.js';
import { sum } from '../aggregates/sum.js';
import { epochMillis, localTime } from '../time/format.js';
import { session } from '../windows/session.js';
import { sliding } from '../windows/sliding.js';
import { tumbling } from '../windows/tumbling.js';
import { field, number } from './field.js';
import { query } from './query.js';

const plays = query({
  time: field('ts', epochMillis()),
  cpk: field('params.cpk'),
  bytes: field('bytes', number()),
});

describe('query', () => {
  it('gives windows, keys and aggregates as typed rows', () => {
    const processor = plays
      .watermark('10 seconds')
      .window(tumbling('10 seconds'))
      .groupBy('cpk')
      .aggregate({ hit: count(), volume: sum('bytes') })
      .open();
    processor.push([
      { ts: 1000, params: { cpk: 'a' }, bytes: 5 },
      { ts: 2000, params: { cpk: 'a' }, bytes: 7 },
      { ts: 11_000, params: { cpk: 'b' } },
    ]);
    const rows = processor.finish().toArray();
    expect(rows).toEqual([
      { windowStart: 0, windowEnd: 10_000, cpk: 'a', hit: 2, volume: 12 },
      { windowStart: 10_000, windowEnd: 20_000, cpk: 'b', hit: 1, volume: null },
    ]);
    type Row = (typeof rows)[number];
    expectTypeOf<Row['cpk']>().toEqualTypeOf<string | null>();
    expectTypeOf<Row['hit']>().toEqualTypeOf<number>();
    expectTypeOf<Row['volume']>().toEqualTypeOf<number | null>();
  });

  it('leaves the query it was made from as it was', () => {
    const base = plays.window(tumbling('10 seconds')).aggregate({ hit: count() });
    const grouped = base.groupBy('cpk').emit('update').dialect('flink');
    expect(base.plan()).toMatchObject({ groupBy: [], emit: 'append', dialect: 'spark' });
    expect(grouped.plan()).toMatchObject({ groupBy: ['cpk'], emit: 'update', dialect: 'flink' });
  });

  it('keeps rows that pass every filter', () => {
    const processor = plays
      .where({ cpk: ['a', 'b'], bytes: 5 })
      .window(tumbling('10 seconds'))
      .aggregate({ hit: count() })
      .open();
    processor.push([
      { ts: 1, params: { cpk: 'a' }, bytes: 5 },
      { ts: 1, params: { cpk: 'b' }, bytes: 6 },
      { ts: 1, params: { cpk: 'c' }, bytes: 5 },
    ]);
    expect(processor.finish().toArray()).toEqual([{ windowStart: 0, windowEnd: 10_000, hit: 1 }]);
  });

  it('reads each column once, whatever the number of aggregates on it', () => {
    const { inputs, inputOf } = plays
      .window(session({ field: 'bytes' }))
      .groupBy('cpk')
      .aggregate({ all: count(), volume: sum('bytes'), known: count('bytes') })
      .plan();
    expect(inputs).toEqual([
      { field: 'bytes', kind: 'number' },
      { field: 'bytes', kind: 'presence' },
    ]);
    expect(inputOf).toEqual([-1, 0, 1]);
  });
});

describe('a query that cannot be', () => {
  const counted = plays.aggregate({ hit: count() });
  const ten = counted.window(tumbling('10 seconds'));
  const bySession = counted.window(session('10 seconds'));

  it.each([
    ['no window', () => counted.plan(), /needs a window/],
    ['no aggregate', () => plays.window(tumbling('1 s')).plan(), /needs an aggregate/],
    [
      'an unknown key',
      () => ten.groupBy('ckp' as 'cpk').plan(),
      /no field "ckp".*time, cpk, bytes/,
    ],
    ['time as a key', () => ten.groupBy('time' as 'cpk').plan(), /instants\(\)/],
    ['a column twice', () => ten.groupBy('cpk').aggregate({ cpk: count() }).plan(), /named cpk/],
    ['a sum of text', () => ten.aggregate({ x: sum('cpk') }).plan(), /cpk: field\(…, number\(\)\)/],
    ['a filter of another type', () => ten.where({ cpk: 5 as never }).plan(), /never 5/],
    ['lateness in Spark', () => ten.emit('update').allowedLateness('1 s').plan(), /Flink's/],
    [
      'lateness in append mode',
      () => ten.dialect('flink').allowedLateness('1 s').plan(),
      /emit\('update'\)/,
    ],
    [
      'discarding without lateness',
      () => ten.dialect('flink').allowedLateness(0, { firing: 'discarding' }).plan(),
      /Discarding/,
    ],
    [
      'sessions updated in Spark',
      () => bySession.groupBy('cpk').emit('update').plan(),
      /taken back/,
    ],
    ['sessions without a key in Spark', () => bySession.plan(), /without a key/],
    [
      'an offset in Kafka',
      () =>
        counted
          .window(tumbling('10 seconds', { offset: '1 second' }))
          .dialect('kafka')
          .plan(),
      /multiples of their slide/,
    ],
    ['a complete mode in Kafka', () => ten.dialect('kafka').emit('complete').plan(), /complete/],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(
      expect.objectContaining({ code: 'invalid-query', message: expect.stringMatching(message) }),
    );
  });

  it('a time that is not read as one', () => {
    expect(() => query({ time: field('ts', number()) })).toThrow(/isoTime\(\), epochMillis\(\)/);
  });

  it('filters that no row can pass', () => {
    const ofAny = (value: unknown) => () =>
      plays
        .where({ cpk: value as string })
        .window(tumbling('1 s'))
        .aggregate({ n: count() })
        .plan();
    for (const odd of [undefined, 5, NaN, {}, ['a', undefined]])
      expect(ofAny(odd)).toThrow(/takes strings and null/);
    expect(ofAny(null)).not.toThrow();
  });

  it.each([[['a', -1]], [['a', 1.5]], [[undefined]], [[NaN]], [[]]])('the path %j', (path) => {
    expect(() => field(path as string[])).toThrow(
      expect.objectContaining({ code: 'invalid-query' }),
    );
  });

  it('patterns and zones that cannot be read, where they are given', () => {
    expect(() => localTime('YYYY-MM-dd', 'Asia/Seoul')).toThrow(/YYYY/);
    expect(() => localTime('yyyy-MM-dd', 'Asia/Soul')).toThrow(/Asia\/Soul/);
  });

  it('options that are none', () => {
    expect(() => ten.emit('often' as 'append')).toThrow(/"append","update","complete"/);
    expect(() => ten.dialect('storm' as 'spark')).toThrow(/"spark","flink","kafka"/);
    expect(() => ten.maxKeys(0)).toThrow(/whole number from 1/);
    expect(() => ten.watermark('1 s', { idleTimeout: 0 })).toThrow(/idleTimeout/);
    expect(() => plays.window(sliding('10 s', 0))).toThrow();
  });
});
