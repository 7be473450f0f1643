import { Kafka } from 'kafkajs';
import { beforeEach, expect, test } from 'vitest';
import type { ByteReader, SourcePosition } from '../sources/source.js';
import { FakeKafka } from '../../test/fake-kafka.js';
import type { KafkaClient } from './client.js';
import { kafkaSource } from './source.js';

const decoder = new TextDecoder();
let kafka: FakeKafka;

beforeEach(() => {
  kafka = new FakeKafka();
  kafka.create('plays', 2);
});

/** Two records a second, one a partition. */
function fill(count: number): void {
  for (let i = 0; i < count; i++) {
    kafka.now = 500 * i;
    kafka.append('plays', i % 2, `{"n":${i}}`);
  }
}

/** Numbers of the records up to the end, or of the first reads. */
async function numbers(reader: ByteReader, reads: number = Infinity): Promise<number[]> {
  const found: number[] = [];
  const into = new Uint8Array(20);
  for (let i = 0; i < reads; i++) {
    const read = await reader.read(into);
    if (read === null) break;
    const lines = decoder.decode(into.subarray(0, read.bytes)).trimEnd().split('\n');
    found.push(...lines.map((line) => (JSON.parse(line) as { n: number }).n));
  }
  return found;
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);
const sorted = (values: number[]) => values.toSorted((a, b) => a - b);

test('a client of kafkajs is what a source and a sink take', () => {
  const client: KafkaClient = new Kafka({ brokers: ['127.0.0.1:1'] });
  expect(kafkaSource({ kafka: client, topic: 'plays' })).toMatchObject({
    kind: 'bytes',
    name: 'kafka:plays',
    bounded: false,
  });
});

test('until the end: what the topic holds when the run begins, as it was written', async () => {
  fill(20);
  const source = kafkaSource({ kafka, topic: 'plays', until: 'end' });
  expect(source.bounded).toBe(true);
  const reader = await source.open(null, null);
  fill(4);
  const found = await numbers(reader);
  await reader.close();
  expect(found).toEqual(upTo(20));
});

test('an empty topic ends at once', async () => {
  const reader = await kafkaSource({ kafka, topic: 'plays', until: 'end' }).open(null, null);
  expect(await reader.read(new Uint8Array(9))).toBe(null);
  await reader.close();
});

test('the latest: only what comes after', async () => {
  fill(6);
  const reader = await kafkaSource({ kafka, topic: 'plays', from: 'latest' }).open(null, null);
  setTimeout(() => kafka.append('plays', 0, '{"n":100}'), 5);
  expect(await numbers(reader, 1)).toEqual([100]);
  await reader.close();
});

test('a run goes on at its position, wherever it stopped, and ends where it would have ended', async () => {
  const source = kafkaSource({ kafka, topic: 'plays', until: 'end' });
  for (let reads = 0; reads < 20; reads += 3) {
    kafka.create('plays', 2);
    fill(20);
    const first = await source.open(null, null);
    const before = await numbers(first, reads);
    const position = JSON.parse(JSON.stringify(first.position())) as SourcePosition;
    await first.close();

    fill(6);
    const second = await source.open(position, null);
    expect([...before, ...(await numbers(second))]).toEqual(upTo(20));
    await second.close();
  }
});

test('groups that change double nothing and lose nothing', async () => {
  fill(40);
  const reader = await kafkaSource({ kafka, topic: 'plays', until: 'end' }).open(null, null);
  const consumer = kafka.consumers.at(-1);
  const found: number[] = [];
  for (let i = 0; i < 8; i++) {
    found.push(...(await numbers(reader, 1)));
    consumer?.rejoin();
  }
  found.push(...(await numbers(reader)));
  await reader.close();
  expect(sorted(found)).toEqual(upTo(40));
});

test('a partition that is added later is read from its beginning', async () => {
  fill(4);
  const reader = await kafkaSource({ kafka, topic: 'plays' }).open(null, null);
  const found = await numbers(reader, 4);
  kafka.topics.get('plays')?.push([]);
  kafka.append('plays', 2, '{"n":4}');
  kafka.consumers.at(-1)?.rejoin();
  found.push(...(await numbers(reader, 1)));
  expect(sorted(found)).toEqual(upTo(5));
  expect(reader.position()).toMatchObject({ partitions: { 2: { offset: 1 } } });
  await reader.close();
});

test('marks of transactions at the end are no reason to wait, and aborted records are none', async () => {
  fill(4);
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    idempotent: true,
    maxInFlightRequests: 1,
    transactionalId: 't',
  });
  const transaction = await producer.transaction();
  await transaction.send({ topic: 'plays', acks: -1, messages: [{ key: 'k', value: '{"n":9}' }] });
  await transaction.abort();
  const reader = await kafkaSource({ kafka, topic: 'plays', until: 'end' }).open(null, null);
  expect(sorted(await numbers(reader))).toEqual(upTo(4));
  await reader.close();
});

test('a slow run holds fetching back, and the group still hears of it', async () => {
  kafka.batch = 1;
  const large = JSON.stringify({ n: 1, text: 'x'.repeat(5_000_000) });
  for (let i = 0; i < 6; i++) kafka.append('plays', 0, large);
  const reader = await kafkaSource({ kafka, topic: 'plays', until: 'end' }).open(null, null);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const consumer = kafka.consumers.at(-1);
  expect(consumer?.heartbeats).toBeGreaterThan(0);
  expect(consumer?.fetched).toBe(2);
  const into = new Uint8Array(6_000_000);
  let bytes = 0;
  for (let read = await reader.read(into); read; read = await reader.read(into))
    bytes += read.bytes;
  expect(bytes).toBe(6 * (large.length + 1));
  await reader.close();
});

test('a partition that lags is waited for, though another one fills the queue', async () => {
  kafka.create('plays', 3);
  kafka.batch = 1;
  const filler = 'x'.repeat(5_000_000);
  kafka.now = 60_000;
  for (let i = 0; i < 6; i++) kafka.append('plays', 0, filler);
  kafka.now = 0;
  for (let i = 0; i < 20; i++) kafka.append('plays', 1 + (i % 2), '{}');
  const reader = await kafkaSource({ kafka, topic: 'plays', until: 'end' }).open(null, null);
  const into = new Uint8Array(6_000_000);
  const order: number[] = [];
  for (let read = await reader.read(into); read; read = await reader.read(into))
    order.push(...Array.from({ length: Math.ceil(read.bytes / 5_000_000) }, () => read.partition));
  expect(Math.max(order.lastIndexOf(1), order.lastIndexOf(2))).toBeLessThan(order.indexOf(0));
  expect(order.filter((partition) => partition === 0)).toHaveLength(12);
  await reader.close();
});

test('records that are deleted while they are waited for are missed', async () => {
  fill(8);
  const source = kafkaSource({ kafka, topic: 'plays', until: 'end' });
  kafka.batch = 1;
  const reader = await source.open(null, null);
  const found = await numbers(reader, 1);
  // The broker's answer to the next fetch is the oldest record that it still has.
  kafka.log('plays', 0).splice(0, 3);
  await expect(numbers(reader)).rejects.toMatchObject({
    code: 'source-failed',
    message: expect.stringContaining('Records were deleted before they were read') as string,
  });
  expect(found).toEqual([0]);
  await reader.close();
});

test('the group hears how far the run is, if it is told to', async () => {
  fill(4);
  const options = { kafka, topic: 'plays', until: 'end', groupId: 'lag', commit: true } as const;
  const reader = await kafkaSource(options).open(null, null);
  await numbers(reader);
  await reader.close();
  expect(Object.fromEntries(kafka.committed)).toEqual({ 'lag 0': '2', 'lag 1': '2' });
});

test('what goes wrong is source-failed and names the topic', async () => {
  fill(4);
  const source = kafkaSource({ kafka, topic: 'plays' });
  const failed = { code: 'source-failed', message: expect.stringContaining('"plays"') as string };

  kafka.failing = 'offsets';
  await expect(source.open(null, null)).rejects.toMatchObject({
    ...failed,
    message: expect.stringMatching(
      /does not host this topic-partition Make the topic first\.$/,
    ) as string,
  });
  kafka.failing = null;

  const crashing = await source.open(null, null);
  expect(sorted(await numbers(crashing, 4))).toEqual(upTo(4));
  kafka.consumers.at(-1)?.crash(new Error('Connection error: ECONNREFUSED'));
  await expect(crashing.read(new Uint8Array(9))).rejects.toMatchObject({
    ...failed,
    message: 'Kafka topic "plays": Connection error: ECONNREFUSED',
  });
  await crashing.close();

  const position = crashing.position();
  kafka.create('plays', 2);
  await expect(source.open(position, null)).rejects.toMatchObject({
    ...failed,
    message: expect.stringContaining('Records were deleted') as string,
  });
});

test('a group with another member does not have every partition', async () => {
  fill(4);
  const source = kafkaSource({ kafka, topic: 'plays', groupId: 'shared' });
  const reader = await source.open(null, null);
  const consumer = kafka.consumers.at(-1);
  if (consumer) consumer.taken = [1];
  consumer?.rejoin();
  await expect(numbers(reader)).rejects.toMatchObject({
    code: 'source-failed',
    message: expect.stringContaining('took partition 1') as string,
  });
  await reader.close();
});

test('a snapshot of something else is refused', async () => {
  const source = kafkaSource({ kafka, topic: 'plays' });
  await expect(source.open({ bytes: 12 }, null)).rejects.toMatchObject({
    code: 'invalid-snapshot',
  });
});

test('options that cannot be', () => {
  const invalid = { code: 'invalid-parameter' };
  const make = (options: object) => () =>
    kafkaSource(options as { topic: string; kafka: FakeKafka });
  for (const options of [
    { topic: 'plays' },
    { topic: 'plays', kafka, brokers: ['a:1'] },
    { topic: 'plays', brokers: [] },
    { topic: 'plays', brokers: '127.0.0.1:9092' },
    { topic: '', kafka },
    { topic: 'plays', kafka, from: 'middle' },
    { topic: 'plays', kafka, until: 'noon' },
    { topic: 'plays', kafka, commit: true },
  ])
    expect(make(options)).toThrow(expect.objectContaining(invalid));
});
