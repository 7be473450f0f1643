import { WindowError } from '../errors.js';
import type { KafkaClient, KafkaMessage, KafkaRecord, KeptOffsets } from './client.js';
import { keptOffsets } from './client.js';
import { randomGroup } from './source.js';
import { TopicReader } from './topic-reader.js';
import type { Offsets } from './topic-reader.js';

/**
 * Records that give every key written behind `at` the value it had there, or none: after them a topic
 * compacted by key stands as it stood at `at`.
 *
 * @throws WindowError `sink-failed` where the topic ends before `at`.
 *
 * @param at By partition the offset of the first record to take back; of partitions that are new, all.
 */
export async function takeBack(
  client: KafkaClient,
  topic: string,
  at: Offsets,
): Promise<KafkaMessage[]> {
  const kept = await keptOffsets(client, topic);
  for (const [partition, end] of at) {
    const high = kept.get(partition)?.high ?? 0;
    if (high < end) throw rowsMissing(topic, partition, end, high);
  }
  const before = new Map<string, string | null>();
  const behind = rangeOf(kept, (low, high, partition) => [at.get(partition) ?? low, high]);
  await readRecords(client, topic, behind, ({ key }) => {
    if (key !== null) before.set(textOf(key), null);
  });
  if (before.size === 0) return [];
  const prior = rangeOf(kept, (low, _, partition) => [low, at.get(partition) ?? low]);
  await readRecords(client, topic, prior, ({ key, value }) => {
    if (key === null) return;
    const name = textOf(key);
    if (before.has(name)) before.set(name, value && textOf(value));
  });
  return [...before].map(([key, value]) => ({ key, value }));
}

function rowsMissing(topic: string, partition: number, end: number, high: number): WindowError {
  return new WindowError(
    'sink-failed',
    `Kafka topic ${JSON.stringify(topic)} ends at offset ${high} of partition ${partition}, before the snapshot's rows, which end at ${end}: the topic was made anew. Name the topic with those rows, or begin anew with an empty store.`,
  );
}

interface Range {
  readonly from: Offsets;
  readonly to: Offsets;
}

function rangeOf(
  kept: KeptOffsets,
  range: (low: number, high: number, partition: number) => [number, number],
): Range {
  const from = new Map<number, number>();
  const to = new Map<number, number>();
  for (const [partition, { low, high }] of kept) {
    const [begin, end] = range(low, high, partition);
    from.set(partition, Math.max(begin, low));
    to.set(partition, end);
  }
  return { from, to };
}

/** Reads a stretch of each partition to its end. */
async function readRecords(
  client: KafkaClient,
  topic: string,
  { from, to }: Range,
  onRecord: (record: KafkaRecord) => void,
): Promise<void> {
  let reader: TopicReader | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      reader = new TopicReader(client, {
        topic,
        groupId: randomGroup(topic),
        from,
        to,
        onRecords: (_, records) => records.forEach(onRecord),
        onEnd: (error) => {
          if (error) reject(error);
          else resolve();
        },
      });
      reader.start().catch(reject);
    });
  } finally {
    await reader?.stop();
  }
}

const decoder = new TextDecoder();

function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
