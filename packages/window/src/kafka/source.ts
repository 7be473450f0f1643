import { WindowError, checkOption } from '../errors.js';
import type { ByteSource } from '../sources/source.js';
import { checkConnection, connectKafka, keptOffsets, topicError } from './client.js';
import type { KafkaConnection } from './client.js';
import { KafkaReader } from './reader.js';
import { planFirstRun, planRestart } from './reading-plan.js';

/** What is read of a topic. */
export type KafkaSourceOptions = KafkaConnection & {
  topic: string;
  /**
   * The consumer group. A run reads every partition, so it needs a group of its own; one with a
   * random name is taken unless this is given. With a fixed name a restart after a crash waits until
   * the broker has given up the member that died (kafkajs: 30 seconds).
   */
  groupId?: string;
  /** Where a run without snapshot begins: the oldest record kept (the default) or the next to come. */
  from?: 'earliest' | 'latest';
  /** `end`: stops before the records that come after the run first began; else it never ends. */
  until?: 'end';
  /**
   * Tells the group every 5 seconds how far the run has read, for tools that show lag. No run begins
   * there: its offsets lie in its snapshot. Needs `groupId`.
   */
  commit?: boolean;
};

/**
 * Records of a Kafka topic, one a line, by kafkajs. Offsets of every partition lie in the snapshot,
 * and a restored run reads on just behind them, each record once.
 *
 * Partitions are merged by the times of their records, second by second, so that a replay gives them
 * in the order in which they were written, and in the same order each time; a partition that lags is
 * waited for (by a run that never ends, 5 seconds).
 *
 * A newline within a record is read as a carriage return, which means the same to JSON. A record
 * without value (a tombstone) or with an empty one counts as a blank line, one that is not JSON as
 * malformed. Of transactions only what was committed is read.
 *
 * @throws WindowError `invalid-parameter` for options. Reading fails with `source-failed` when the
 *   broker is gone for longer than kafkajs tries (its `retry`), when records at the snapshot's offsets
 *   are no longer kept, and when another member of the group takes partitions.
 *
 * @example
 * kafkaSource({ brokers: ['127.0.0.1:9092'], topic: 'plays' })
 */
export function kafkaSource(options: KafkaSourceOptions): ByteSource {
  const { topic, groupId, from = 'earliest', until, commit = false } = options;
  checkConnection(options);
  checkOption('from', from, ['earliest', 'latest']);
  checkOption('until', until, ['end']);
  if (commit && groupId === undefined)
    throw new WindowError(
      'invalid-parameter',
      'commit needs a groupId, the one that tools look at.',
    );
  const bounded = until === 'end';

  return {
    kind: 'bytes',
    name: `kafka:${topic}`,
    bounded,
    async open(position) {
      try {
        const client = await connectKafka(options);
        const kept = await keptOffsets(client, topic);
        const plan =
          position === null
            ? planFirstRun(kept, from, bounded)
            : planRestart(position, topic, kept, bounded);
        const reader = new KafkaReader(client, {
          topic,
          groupId: groupId ?? randomGroup(topic),
          commit,
          plan,
          kept,
        });
        await reader.start().catch(async (cause: unknown) => {
          await reader.close();
          throw cause;
        });
        return reader;
      } catch (cause) {
        throw topicError('source-failed', topic, cause);
      }
    },
  };
}

/** A group of one run. Brokers forget a group that has no member and no committed offset. */
export function randomGroup(topic: string): string {
  return `nunchi-window-${topic}-${crypto.randomUUID()}`;
}
