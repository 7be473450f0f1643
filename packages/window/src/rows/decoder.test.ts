import { describe, expect, it } from 'vitest';
import { makePlan } from '../../test/make-plan.js';
import { RandomLines } from '../../test/random-lines.js';
import { joinLines } from '../../test/scan-check.js';
import { field, number, scalar, text } from '../query/field.js';
import type { Field, Scalar } from '../query/field.js';
import type { Plan } from '../query/plan.js';
import { epochMillis, isoTime, localTime } from '../time/format.js';
import { createByteDecoder, createObjectDecoder } from './decoder.js';
import type { EventBatch } from './event-batch.js';
import { decodeKey, encodeKey, hashBytes } from './key-codec.js';

type Reads = Partial<Pick<Plan, 'groupBy' | 'where' | 'inputs'>>;

function planOf(fields: Record<string, Field>, reads: Reads = {}): Plan {
  return {
    ...makePlan({ dialect: 'flink', window: { kind: 'instant' } }),
    ...{ where: [], groupBy: [], inputs: [] },
    fields: Object.entries(fields).map(([name, { path, format }]) => ({ name, path, format })),
    ...reads,
  };
}

interface Row {
  time: number;
  key: Scalar[];
  inputs: Scalar[];
}

function rowsOf(batch: EventBatch): Row[] {
  return Array.from({ length: batch.count }, (_, i) => {
    const [begin, end] = [i === 0 ? 0 : batch.keyEnd[i - 1]!, batch.keyEnd[i]!];
    const key = decodeKey(batch.keys, begin, end);
    expect(batch.keys.slice(begin, end)).toEqual(encodeKey(key));
    expect(batch.hash[i]).toBe(hashBytes(batch.keys, begin, end));
    return { time: batch.time[i]!, key, inputs: batch.inputs.map((column) => column[i]!) };
  });
}

const encoder = new TextEncoder();

function decodeBytes(plan: Plan, input: Uint8Array, scanner: 'auto' | 'plain' = 'auto') {
  const decoder = createByteDecoder(plan, { capacity: Math.max(1, input.length), scanner });
  const malformed: string[] = [];
  decoder.onMalformed = (line) => malformed.push(new TextDecoder().decode(line));
  decoder.input.set(input);
  const rows: Row[] = [];
  const lines: string[] = [];
  for (let at = 0; at < input.length;) {
    at = decoder.decode(at, input.length, true);
    rows.push(...rowsOf(decoder.batch));
    for (let i = 0; i < decoder.batch.count; i++) {
      lines.push(new TextDecoder().decode(input.subarray(...decoder.lineOf(i))));
    }
  }
  return { rows, counts: decoder.counts, malformed, lines };
}

const decode = (plan: Plan, input: string, scanner?: 'auto' | 'plain') =>
  decodeBytes(plan, encoder.encode(input), scanner);

const time = field('t', epochMillis());

describe.each(['auto', 'plain'] as const)('the byte decoder, %s', (scanner) => {
  it('gives time, key and inputs of each line', () => {
    const plan = planOf(
      {
        time: field('at', localTime('yyyy-MM-dd HH:mm:ss.SSS', 'Asia/Seoul')),
        ...{ cpk: field('p.cpk'), mck: field('p.mck', number()), secs: field('secs', number()) },
      },
      {
        groupBy: ['cpk', 'mck'],
        inputs: [
          { field: 'secs', kind: 'number' },
          { field: 'secs', kind: 'presence' },
          { field: 'cpk', kind: 'value' },
        ],
      },
    );
    const { rows } = decode(
      plan,
      `{"at":"2020-06-09 21:00:00.250","p":{"cpk":"드라마 1","mck":"0070"},"secs":7.5}
       {"at": "2020-06-09 21:00:01.000", "p": {"cpk": 12.0, "mck": -0}, "secs": null}
{"at":"yesterday","p":{"cpk":"a\\u0062","mck":"x"}}`,
      scanner,
    );
    expect(rows).toEqual([
      {
        time: Date.UTC(2020, 5, 9, 12, 0, 0, 250),
        key: ['드라마 1', 70],
        inputs: [7.5, 1, '드라마 1'],
      },
      { time: Date.UTC(2020, 5, 9, 12, 0, 1), key: ['12', 0], inputs: [NaN, NaN, '12'] },
      { time: NaN, key: ['ab', null], inputs: [NaN, NaN, 'ab'] },
    ]);
  });

  it('counts lines, blank and malformed ones and bad values; tells the malformed', () => {
    const plan = planOf({ time, n: field('n', number()) }, { groupBy: ['n'] });
    const input =
      '\ufeff{"t":1,"n":"1e3"}\r\n\r\n \n{"t":"x","n":true}\n{"t":1\n[1]\n"t"\n{"t":3,"n":2}';
    const { rows, counts, malformed, lines } = decode(plan, input, scanner);
    expect(rows.map((row) => [row.time, ...row.key])).toEqual([
      ...[
        [1, 1000],
        [NaN, null],
        [NaN, null],
        [NaN, null],
        [3, 2],
      ],
    ]);
    expect(counts).toEqual({ lines: 8, blank: 2, malformed: 1, filtered: 0, badValues: 2 });
    expect(malformed).toEqual(['{"t":1']);
    expect(lines.slice(1)).toEqual(['{"t":"x","n":true}', '[1]', '"t"', '{"t":3,"n":2}']);
  });

  it('writes the JSON text of objects and arrays where text is wanted', () => {
    const plan = planOf({ time, v: field('v'), s: field('v', scalar()) }, { groupBy: ['v', 's'] });
    const input =
      '{"v":{"a" : 1.0}}\n{"v":[1,"x" ]}\n{"v":true}\n{"v":1e21}\n{"v":null}\n{"v":1e400}';
    expect(decode(plan, input, scanner).rows.map((row) => row.key)).toEqual([
      ...[
        ['{"a":1}', null],
        ['[1,"x"]', null],
        ['true', true],
      ],
      ...[
        ['1e+21', 1e21],
        [null, null],
        ['Infinity', Infinity],
      ],
    ]);
  });

  it('reads places in arrays and keys that JSON escapes', () => {
    const plan = planOf(
      { time: field('sort[0]', epochMillis()), k: field(['a"b', 1, '__proto__']) },
      { groupBy: ['k'] },
    );
    const input = '{"sort":[5],"a\\"b":[0,{"__proto__":"x"}]}\n{"sort":{"0":5},"a\\"b":[]}';
    expect(decode(plan, input, scanner).rows).toEqual([
      { time: 5, key: ['x'], inputs: [] },
      { time: NaN, key: [null], inputs: [] },
    ]);
  });

  it('keeps only rows that pass every filter', () => {
    const plan = planOf(
      { time, kind: field('kind'), n: field('n', number()) },
      {
        groupBy: ['n'],
        where: [
          { field: 'kind', in: ['play', 'stop'] },
          { field: 'n', in: [1, null] },
        ],
      },
    );
    const input = [
      '"play","n":1',
      '"skip","n":1',
      '"stop"',
      '"play","n":2',
      '"pl\\u0061y","n":"01"',
    ]
      .map((line) => `{"t":1,"kind":${line}}\n`)
      .join('');
    const { rows, counts, lines } = decode(plan, input, scanner);
    expect(rows.map((row) => row.key)).toEqual([[1], [null], [1]]);
    expect(counts.filtered).toBe(2);
    expect(lines[1]).toBe('{"t":1,"kind":"stop"}');
  });

  it('leaves a line that is cut until it is whole', () => {
    const decoder = createByteDecoder(planOf({ time }), { capacity: 64, scanner });
    const input = encoder.encode('{"t":1}\n{"t":2}\n');
    decoder.input.set(input.subarray(0, 12));
    expect(decoder.decode(0, 12, false)).toBe(8);
    expect(decoder.decode(8, 12, false)).toBe(8);
    expect(decoder.batch.count).toBe(0);
    decoder.input.set(input);
    expect(decoder.decode(8, 16, false)).toBe(16);
    expect(rowsOf(decoder.batch).map((row) => row.time)).toEqual([2]);
  });

  it('gives what the object decoder gives for JSON.parse of each line', () => {
    const fields = {
      time: field('a', epochMillis()),
      ...{ day: field('b.c', isoTime()), t: field('b.c', text()), s: field('b.o', scalar()) },
      ...{ n: field('b.longer_key_1', number()), k: field('b.o.k'), x: field('제목', number()) },
    };
    const plan = planOf(fields, {
      groupBy: ['t', 's', 'n', 'day'],
      inputs: [
        ...(['number', 'presence', 'value'] as const).flatMap((kind) =>
          ['s', 'n', 'k', 'x', 'day'].map((name) => ({ field: name, kind })),
        ),
      ],
    });
    const random = new RandomLines(7);
    const input = joinLines(Array.from({ length: 1500 }, () => random.next()));
    const utf8 = new TextDecoder();
    const records: unknown[] = [];
    let begin = 0;
    for (let end = 0; end < input.length; end++) {
      if (input[end] !== 0x0a) continue;
      try {
        records.push(JSON.parse(utf8.decode(input.subarray(begin, end))));
      } catch {
        // Malformed, or blank.
      }
      begin = end + 1;
    }
    const objects = createObjectDecoder(plan);
    const expected: Row[] = [];
    for (let from = 0; from < records.length;) {
      from = objects.decode(records, from);
      expected.push(...rowsOf(objects.batch));
    }
    const { rows, counts } = decodeBytes(plan, input, scanner);
    expect(rows).toEqual(expected);
    expect(rows.length).toBeGreaterThan(700);
    expect(counts.badValues).toBe(objects.counts.badValues);
    expect(counts.lines).toBe(1500);
    expect(counts.blank + counts.malformed).toBe(1500 - records.length);
  });
});

describe('numbers in strings', () => {
  it.each([
    ['7200', 7200],
    [' -1.50\t', -1.5],
    ['+007', 7],
    ['1e3', 1000],
    ['0.1', 0.1],
    ['123456789.123456', 123456789.123456],
    ['0x10', null],
    ['', null],
    [' ', null],
    ['1.', null],
    ['.5', null],
    ['Infinity', null],
    ['١', null],
  ])('%j is %d', (value, expected) => {
    const plan = planOf({ time, n: field('n', number()) }, { groupBy: ['n'] });
    const { rows, counts } = decode(plan, JSON.stringify({ n: value }));
    expect(rows[0]?.key).toEqual([expected]);
    expect(counts.badValues).toBe(expected === null ? 1 : 0);
  });
});
