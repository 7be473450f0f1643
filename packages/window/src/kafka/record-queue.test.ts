import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordQueue } from './record-queue.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function recordsOf(...values: (string | null)[]) {
  return values.map((value, i) => ({
    offset: String(i),
    timestamp: '0',
    key: null,
    value: value === null ? null : encoder.encode(value),
  }));
}

function readAll(queue: RecordQueue, size: number): string {
  let text = '';
  while (!queue.empty) {
    const into = new Uint8Array(size);
    text += decoder.decode(into.subarray(0, queue.read(into).bytes), { stream: true });
  }
  return text;
}

const start = new Map([[0, { offset: 0, given: 0 }]]);

test('each record is one line, whatever stands in it', () => {
  const queue = new RecordQueue(start);
  queue.push(0, recordsOf('{"a":1}', '{\n  "a": 1\n}\n', null, '', 'no JSON', '{"a":"x\ny"}'));
  expect(readAll(queue, 100).split('\n')).toEqual([
    '{"a":1}',
    '{\r  "a": 1\r}\r',
    '',
    '',
    'no JSON',
    '{"a":"x\ry"}',
    '',
  ]);
  // A pretty-printed record keeps its meaning, a newline within a string stays an error.
  expect(JSON.parse('{\r  "a": 1\r}\r')).toEqual({ a: 1 });
  expect(() => JSON.parse('{"a":"x\ry"}') as unknown).toThrow(SyntaxError);
});

test('a read holds whole lines of one partition', () => {
  const queue = new RecordQueue(start);
  queue.push(0, recordsOf('aaaa', 'bbbb'));
  queue.push(7, recordsOf('cc'));
  const into = new Uint8Array(8);
  expect(queue.read(into)).toEqual({ bytes: 5, partition: 0 });
  expect(queue.read(into)).toEqual({ bytes: 5, partition: 0 });
  expect(queue.read(into)).toEqual({ bytes: 3, partition: 7 });
  expect(Object.fromEntries(queue.positions)).toEqual({
    0: { offset: 2, given: 0 },
    7: { offset: 1, given: 0 },
  });
  expect(queue.bytes).toBe(0);
});

test('partitions are merged second by second, whatever came first', () => {
  const start = new Map([0, 1].map((partition) => [partition, { offset: 0, given: 0 }]));
  const queue = new RecordQueue(start);
  const at = (offset: number, timestamp: number) => ({
    offset: String(offset),
    timestamp: String(timestamp),
    key: null,
    value: encoder.encode(String(timestamp)),
  });
  queue.expect(0, 0, 3);
  queue.expect(1, 0, 3);
  queue.push(1, [at(0, 1500), at(1, 1700), at(2, 4000)]);
  expect(queue.starved).toBe(true);
  queue.push(0, [at(0, 1900), at(1, 2100), at(2, 2000)]);
  expect(queue.starved).toBe(false);
  const reads: string[] = [];
  const into = new Uint8Array(99);
  while (!queue.empty) reads.push(decoder.decode(into.subarray(0, queue.read(into).bytes)));
  expect(reads).toEqual(['1900\n', '1500\n1700\n', '2100\n2000\n', '4000\n']);
});

test('a partition is waited for while the broker has more of it', () => {
  const queue = new RecordQueue(start);
  queue.expect(0, 0, 2);
  expect(queue.starved).toBe(true);
  queue.push(0, recordsOf('x'));
  expect(queue.starved).toBe(false);
  queue.read(new Uint8Array(9));
  expect(queue.starved).toBe(true);
  // The rest was a mark of a transaction.
  queue.expect(0, 2, 2);
  expect(queue.starved).toBe(false);
});

test('offsets that compaction left out are passed over', () => {
  const queue = new RecordQueue(start);
  queue.push(0, [{ offset: '41', timestamp: '0', key: null, value: encoder.encode('x') }]);
  readAll(queue, 10);
  expect(queue.positions.get(0)).toEqual({ offset: 42, given: 0 });
});

test('reads of any size give the same lines, and so does one that goes on from any position', () => {
  const value = fc.option(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '가') }), {
    maxLength: 9,
    nil: null,
  } as fc.OptionConstraints);
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 20 }),
      fc.nat(10),
      (values, size, reads) => {
        const records = recordsOf(...values);
        const whole = values.map((text) => `${(text ?? '').replaceAll('\n', '\r')}\n`).join('');

        const first = new RecordQueue(start);
        first.push(0, records);
        const bytes: number[] = [];
        const into = new Uint8Array(size);
        for (let i = 0; i < reads && !first.empty; i++)
          bytes.push(...into.subarray(0, first.read(into).bytes));

        const second = new RecordQueue(first.positions);
        const { offset } = first.positions.get(0) as { offset: number };
        if (offset < records.length) second.push(0, records.slice(offset));
        while (!second.empty) bytes.push(...into.subarray(0, second.read(into).bytes));
        expect(decoder.decode(Uint8Array.from(bytes))).toBe(whole);
      },
    ),
  );
});

test('a record that was cut and is gone cannot go on', () => {
  const queue = new RecordQueue(new Map([[0, { offset: 3, given: 2 }]]));
  queue.push(0, [{ offset: '9', timestamp: '0', key: null, value: encoder.encode('x') }]);
  expect(() => queue.read(new Uint8Array(9))).toThrow(/within the record at offset 3/);
});
