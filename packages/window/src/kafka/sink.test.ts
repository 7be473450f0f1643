import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { RowBatch } from '../rows/row-batch.js';
import { encodeKey } from '../rows/key-codec.js';
import type { Scalar } from '../query/field.js';
import type { SinkPosition } from '../sinks/sink.js';
import { FakeKafka } from '../../test/fake-kafka.js';
import { kafkaSink } from './sink.js';

let kafka: FakeKafka;

beforeEach(() => {
  kafka = new FakeKafka();
  kafka.create('hits', 3);
});

interface Row {
  start: number;
  cpk: Scalar;
  hit: number;
  retracted?: boolean;
}

function rowsOf(...rows: Row[]): RowBatch {
  const keys = rows.map(({ cpk }) => encodeKey([cpk]));
  let end = 0;
  return new RowBatch(
    {
      count: rows.length,
      windowStart: Float64Array.from(rows, ({ start }) => start),
      windowEnd: Float64Array.from(rows, ({ start }) => start + 10),
      keys: Uint8Array.from(keys.flatMap((key) => [...key])),
      keyEnd: Uint32Array.from(keys, (key) => (end += key.length)),
      values: [Float64Array.from(rows, ({ hit }) => hit)],
      retracted: Uint8Array.from(rows, ({ retracted }) => (retracted === true ? 1 : 0)),
    },
    ['cpk'],
    ['hit'],
  );
}

test('a row is an upsert by window and group', async () => {
  const sink = kafkaSink({ kafka, topic: 'hits' });
  await sink.open(null);
  await sink.write(rowsOf({ start: 0, cpk: '가', hit: 1 }, { start: 0, cpk: null, hit: NaN }));
  await sink.write(rowsOf({ start: 0, cpk: '가', hit: 2 }));
  expect([...kafka.compacted('hits')]).toEqual(
    [
      [
        '{"windowStart":0,"windowEnd":10,"cpk":"가"}',
        '{"windowStart":0,"windowEnd":10,"cpk":"가","hit":2}',
      ],
      [
        '{"windowStart":0,"windowEnd":10,"cpk":null}',
        '{"windowStart":0,"windowEnd":10,"cpk":null,"hit":null}',
      ],
    ].sort(),
  );
  await sink.close();
});

test('a row taken back is a tombstone', async () => {
  const sink = kafkaSink({ kafka, topic: 'hits' });
  await sink.open(null);
  await sink.write(rowsOf({ start: 0, cpk: 'a', hit: 1 }));
  await sink.write(rowsOf({ start: 0, cpk: 'a', hit: 1, retracted: true }));
  expect(kafka.compacted('hits').size).toBe(0);
  await sink.close();
});

test('rows of a transaction are seen when the sink is flushed, all together', async () => {
  const sink = kafkaSink({ kafka, topic: 'hits', transactionalId: 'q', transactionTimeout: 900 });
  await sink.open(null);
  await sink.write(rowsOf({ start: 0, cpk: 'a', hit: 1 }));
  await sink.write(rowsOf({ start: 0, cpk: 'bb', hit: 1 }));
  expect(kafka.compacted('hits').size).toBe(0);
  await sink.flush();
  expect(kafka.compacted('hits').size).toBe(2);
  await sink.write(rowsOf({ start: 0, cpk: 'ccc', hit: 1 }));
  await sink.close();
  expect(kafka.compacted('hits').size).toBe(2);
});

test('a position lies behind the end of the transaction, though the broker writes it later', async () => {
  kafka.lateMarks = 3;
  const sink = kafkaSink({ kafka, topic: 'hits', transactionalId: 'q' });
  await sink.open(null);
  await sink.write(rowsOf({ start: 0, cpk: 'a', hit: 1 }, { start: 0, cpk: 'bb', hit: 1 }));
  const position = await sink.flush();
  expect(kafka.compacted('hits').size).toBe(2);

  const after = kafkaSink({ kafka, topic: 'hits', transactionalId: 'q' });
  await after.open(position);
  await after.flush();
  expect(kafka.compacted('hits').size).toBe(2);
});

test('a topic that was made anew does not hold the rows of the snapshot', async () => {
  const sink = kafkaSink({ kafka, topic: 'hits' });
  await sink.open(null);
  await sink.write(rowsOf({ start: 0, cpk: 'a', hit: 1 }));
  const position = await sink.flush();
  kafka.create('hits', 3);
  await expect(kafkaSink({ kafka, topic: 'hits' }).open(position)).rejects.toMatchObject({
    code: 'sink-failed',
    message: expect.stringContaining('begin anew with an empty store') as string,
  });
});

test('large batches go in several requests', async () => {
  const sink = kafkaSink({ kafka, topic: 'hits' });
  await sink.open(null);
  const text = 'x'.repeat(100_000);
  await sink.write(
    rowsOf(...Array.from({ length: 9 }, (_, i) => ({ start: 10 * i, cpk: text, hit: i }))),
  );
  expect(kafka.requests).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
  expect(kafka.compacted('hits').size).toBe(9);
  await sink.close();
});

test('what was written behind a position is taken back', async () => {
  const before = kafkaSink({ kafka, topic: 'hits' });
  await before.open(null);
  await before.write(rowsOf({ start: 0, cpk: 'a', hit: 1 }, { start: 0, cpk: 'c', hit: 5 }));
  const position = JSON.parse(JSON.stringify(await before.flush())) as SinkPosition;
  const rows = kafka.compacted('hits');
  await before.write(rowsOf({ start: 0, cpk: 'a', hit: 2 }, { start: 0, cpk: 'b', hit: 7 }));
  await before.write(rowsOf({ start: 0, cpk: 'c', hit: 5, retracted: true }));

  const after = kafkaSink({ kafka, topic: 'hits' });
  await after.open(position);
  expect(kafka.compacted('hits')).toEqual(rows);
  await after.close();
});

test('a run with crashes leaves the rows of a run without', async () => {
  const row = fc.record({
    start: fc.constantFrom(0, 10),
    cpk: fc.constantFrom('a', 'bb', 'ccc', 'dddd'),
    hit: fc.nat(9),
    retracted: fc.boolean(),
  });
  const step = fc.record({ rows: fc.array(row, { maxLength: 4 }), lost: fc.array(row) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 5 }),
      fc.boolean(),
      async (steps, inTransactions) => {
        kafka.create('hits', 3);
        kafka.create('whole', 3);
        const transactional = inTransactions ? { transactionalId: 'q' } : {};
        const whole = kafkaSink({ kafka, topic: 'whole' });
        await whole.open(null);
        let sink = kafkaSink({ kafka, topic: 'hits', ...transactional });
        await sink.open(null);
        for (const { rows, lost } of steps) {
          await whole.write(rowsOf(...rows));
          await sink.write(rowsOf(...rows));
          const position = await sink.flush();
          // Written behind the snapshot, and it may even be that the broker was told to keep it.
          await sink.write(rowsOf(...lost));
          await sink.flush();
          sink = kafkaSink({ kafka, topic: 'hits', ...transactional });
          await sink.open(position);
        }
        await sink.flush();
        expect(kafka.compacted('hits')).toEqual(kafka.compacted('whole'));
      },
    ),
    { numRuns: 40 },
  );
});

test('what goes wrong is sink-failed and names the topic', async () => {
  const sink = kafkaSink({ kafka, topic: 'hits' });
  await sink.open(null);
  kafka.failing = 'send';
  await expect(sink.write(rowsOf({ start: 0, cpk: 'a', hit: 1 }))).rejects.toMatchObject({
    code: 'sink-failed',
    message: 'Kafka topic "hits": Request timed out',
  });
  const other = kafkaSink({ kafka, topic: 'hits' });
  await expect(other.open({ bytes: 3 })).rejects.toMatchObject({ code: 'invalid-snapshot' });
});

test('options that cannot be', () => {
  const invalid = expect.objectContaining({ code: 'invalid-parameter' }) as Error;
  expect(() => kafkaSink({ kafka, topic: '' })).toThrow(invalid);
  expect(() => kafkaSink({ kafka, topic: 'hits', transactionTimeout: 1 })).toThrow(invalid);
  expect(() =>
    kafkaSink({ kafka, topic: 'hits', transactionalId: 'q', transactionTimeout: 0 }),
  ).toThrow(invalid);
});
