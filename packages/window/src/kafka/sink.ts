import { WindowError, checkNumber } from '../errors.js';
import type { RowBatch } from '../rows/row-batch.js';
import type { Sink, SinkPosition } from '../sinks/sink.js';
import { checkConnection, connectKafka, keptOffsets, topicError } from './client.js';
import type {
  KafkaClient,
  KafkaConnection,
  KafkaMessage,
  KafkaProducer,
  KafkaTransaction,
  KeptOffsets,
} from './client.js';
import { rowMessage } from './row-message.js';
import { takeBack } from './take-back.js';

/** Acknowledged by every replica in sync. */
const ALL_REPLICAS = -1;
/** How often it is asked whether a transaction's end is written, and for how long, in milliseconds. */
const MARK_INTERVAL = 10;
const MARK_LIMIT = 30_000;
/** Brokers take requests of 1 MiB a partition unless told otherwise. */
const REQUEST_CHARACTERS = 256 * 1024;

/** Where results go. */
export type KafkaSinkOptions = KafkaConnection & {
  /** A topic of this query's alone, made beforehand, best with `cleanup.policy=compact`. */
  topic: string;
  /**
   * Writes the rows between two checkpoints in one transaction, so that readers of committed records
   * see them together; names the query and must not change between runs. A run that still lives when
   * its successor starts can then write no more.
   */
  transactionalId?: string;
  /** The broker aborts a transaction after this many milliseconds: more than lie between checkpoints. Default 60,000. */
  transactionTimeout?: number;
};

/**
 * Result rows in a Kafka topic, by kafkajs: the key is JSON of the window and the group, the value
 * JSON of the row. A row told again replaces the one before (an upsert), one taken back is a
 * tombstone, so the topic compacted by key is the query's result.
 *
 * Every write waits for all replicas in sync, once each (an idempotent producer). A run that goes on
 * from a snapshot first takes back what was written behind it: each such key gets the value it had at
 * the snapshot again, or a tombstone. So after a crash the compacted topic is that of a run without
 * one. Let `min.compaction.lag.ms` be longer than the time between checkpoints, so that those values
 * are still there.
 *
 * @throws WindowError `invalid-parameter` for options. Opening, writing and flushing fail with
 *   `sink-failed` when the broker does not take the rows.
 *
 * @example
 * kafkaSink({ brokers: ['127.0.0.1:9092'], topic: 'hits' })
 */
export function kafkaSink(options: KafkaSinkOptions): Sink {
  checkConnection(options);
  const { transactionalId, transactionTimeout } = options;
  if (transactionTimeout !== undefined) {
    checkNumber('transactionTimeout', transactionTimeout, { min: 1, integer: true });
    if (transactionalId === undefined)
      throw new WindowError('invalid-parameter', 'transactionTimeout needs a transactionalId.');
  }
  return new KafkaSink(options);
}

class KafkaSink implements Sink {
  readonly name: string;
  readonly #options: KafkaSinkOptions;
  #client: KafkaClient | null = null;
  #producer: KafkaProducer | null = null;
  #transaction: KafkaTransaction | null = null;
  /** By partition the offset of a record written since the last flush. */
  readonly #written = new Map<number, number>();

  constructor(options: KafkaSinkOptions) {
    this.name = `kafka:${options.topic}`;
    this.#options = options;
  }

  open(at: SinkPosition | null): Promise<void> {
    const { topic, transactionalId, transactionTimeout } = this.#options;
    return this.#failing(async () => {
      const client = await connectKafka(this.#options);
      this.#client = client;
      this.#producer = client.producer({
        allowAutoTopicCreation: false,
        idempotent: true,
        maxInFlightRequests: 1,
        ...(transactionalId === undefined ? {} : { transactionalId }),
        ...(transactionTimeout === undefined ? {} : { transactionTimeout }),
      });
      try {
        await this.#producer.connect();
        // Also ends what a run before left open, and shuts it out, before the topic is looked at.
        await this.#begin();
        if (at !== null) await this.#send(await takeBack(client, topic, endsOf(at, topic)));
      } catch (cause) {
        await this.#producer.disconnect();
        throw cause;
      }
    });
  }

  write(rows: RowBatch<unknown>): Promise<void> {
    const messages = Array.from({ length: rows.length }, (_, index) => rowMessage(rows, index));
    return this.#failing(() => this.#send(messages));
  }

  flush(): Promise<SinkPosition> {
    const { topic } = this.#options;
    return this.#failing(async () => {
      await this.#transaction?.commit();
      await this.#begin();
      const ends: Record<string, number> = {};
      for (const [partition, { high }] of await this.#keptBehindWritten()) ends[partition] = high;
      this.#written.clear();
      return { topic, ends };
    });
  }

  async close(): Promise<void> {
    await this.#failing(async () => {
      // Rows behind the last flush belong to no checkpoint. Where the broker is gone it aborts by itself.
      await this.#transaction?.abort().catch(() => undefined);
      await this.#producer?.disconnect();
    });
  }

  /**
   * Offsets behind all that was written. A broker answers a commit before it has written the end of the
   * transaction to every partition; until then readers of committed records come to its begin only.
   */
  async #keptBehindWritten(): Promise<KeptOffsets> {
    const { topic } = this.#options;
    for (let waited = 0; ; waited += MARK_INTERVAL) {
      const kept = await keptOffsets(this.#client as KafkaClient, topic);
      const isBehind = ([partition, offset]: [number, number]): boolean =>
        (kept.get(partition)?.high ?? 0) > offset;
      if ([...this.#written].every(isBehind)) return kept;
      if (waited >= MARK_LIMIT)
        throw new WindowError(
          'sink-failed',
          `Kafka topic ${JSON.stringify(topic)}: a transaction was committed, but its end is not written after ${MARK_LIMIT / 1000} s. Look after the brokers; the run goes on from its last checkpoint.`,
        );
      await new Promise((resolve) => setTimeout(resolve, MARK_INTERVAL));
    }
  }

  async #begin(): Promise<void> {
    if (this.#options.transactionalId === undefined) return;
    this.#transaction = (await this.#producer?.transaction()) ?? null;
  }

  /** One request after the other, so that of rows of one key the last stays last. */
  async #send(messages: readonly KafkaMessage[]): Promise<void> {
    const { topic } = this.#options;
    let from = 0;
    while (from < messages.length) {
      const to = endOfRequest(messages, from);
      const record = { topic, acks: ALL_REPLICAS, messages: messages.slice(from, to) };
      const sent = (await (this.#transaction ?? this.#producer)?.send(record)) ?? [];
      for (const { partition, baseOffset } of sent)
        if (baseOffset !== undefined) this.#written.set(partition, Number(baseOffset));
      from = to;
    }
  }

  async #failing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw topicError('sink-failed', this.#options.topic, cause);
    }
  }
}

/** Where a request ends that begins at `from`: records up to the bound together, or one that is larger. */
function endOfRequest(messages: readonly KafkaMessage[], from: number): number {
  let size = 0;
  for (let to = from; to < messages.length; to++) {
    size += sizeOf(messages[to] as KafkaMessage);
    if (to > from && size > REQUEST_CHARACTERS) return to;
  }
  return messages.length;
}

function sizeOf({ key, value }: KafkaMessage): number {
  return key.length + (value?.length ?? 0);
}

function endsOf(at: SinkPosition, topic: string): Map<number, number> {
  if (at.topic !== topic)
    throw new WindowError(
      'invalid-snapshot',
      `The snapshot was made with another sink than Kafka topic ${JSON.stringify(topic)}: run it with that one, or begin anew with an empty store.`,
    );
  const ends = Object.entries(at.ends as Record<string, number>);
  return new Map(ends.map(([partition, end]) => [Number(partition), end]));
}
