import { WindowError } from '../errors.js';
import type { WindowErrorCode } from '../errors.js';

// The part of kafkajs that is used here. A `Kafka` of kafkajs 2 is a KafkaClient, and so is whatever
// else has its methods; types of kafkajs itself are not needed to compile against this package.

/** A client, as `new Kafka({ brokers })` of kafkajs makes it. */
export interface KafkaClient {
  consumer(config: KafkaConsumerConfig): KafkaConsumer;
  producer(config: KafkaProducerConfig): KafkaProducer;
  admin(): KafkaAdmin;
}

export interface KafkaConsumerConfig {
  groupId: string;
  allowAutoTopicCreation: boolean;
  maxWaitTimeInMs: number;
  retry: { restartOnFailure: () => Promise<boolean> };
}

export interface KafkaConsumer {
  readonly events: {
    readonly GROUP_JOIN: 'consumer.group_join';
    readonly END_BATCH_PROCESS: 'consumer.end_batch_process';
    readonly CRASH: 'consumer.crash';
  };
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  subscribe(subscription: { topics: string[]; fromBeginning: boolean }): Promise<void>;
  run(config: {
    autoCommit: boolean;
    eachBatch: (payload: KafkaBatchPayload) => Promise<void>;
  }): Promise<void>;
  seek(to: { topic: string; partition: number; offset: string }): void;
  pause(partitions: { topic: string; partitions: number[] }[]): void;
  resume(partitions: { topic: string; partitions: number[] }[]): void;
  commitOffsets(offsets: { topic: string; partition: number; offset: string }[]): Promise<void>;
  on(
    event: 'consumer.group_join',
    listener: (event: { payload: { memberAssignment: Record<string, number[]> } }) => void,
  ): unknown;
  on(
    event: 'consumer.end_batch_process',
    listener: (event: { payload: KafkaBatchEnd }) => void,
  ): unknown;
  on(
    event: 'consumer.crash',
    listener: (event: { payload: { error: Error; restart: boolean } }) => void,
  ): unknown;
}

/** What was gone through; `highWatermark` is the offset of the next record to come to the topic. */
export interface KafkaBatchEnd {
  partition: number;
  lastOffset: string;
  highWatermark: string;
}

export interface KafkaBatchPayload {
  batch: { partition: number; messages: readonly KafkaRecord[] };
  heartbeat(): Promise<void>;
}

/** A record as it comes from a topic. */
export interface KafkaRecord {
  readonly offset: string;
  /** Milliseconds since the epoch, as the producer or the broker wrote them. */
  readonly timestamp: string;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
}

export interface KafkaProducerConfig {
  allowAutoTopicCreation: boolean;
  idempotent: boolean;
  maxInFlightRequests: number;
  transactionalId?: string;
  transactionTimeout?: number;
}

/** A record as it goes to a topic; without a value it is a tombstone. */
export interface KafkaMessage {
  key: string;
  value: string | null;
}

/** What was written to a partition: the offset of its first record, where the broker told it. */
export interface KafkaSent {
  partition: number;
  baseOffset?: string;
}

export interface KafkaSender {
  send(record: { topic: string; acks: number; messages: KafkaMessage[] }): Promise<KafkaSent[]>;
}

export interface KafkaTransaction extends KafkaSender {
  commit(): Promise<void>;
  abort(): Promise<void>;
}

export interface KafkaProducer extends KafkaSender {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  transaction(): Promise<KafkaTransaction>;
}

/** Offsets are decimal: `low` of the first record kept, `high` of the next to come. */
export interface KafkaPartitionOffsets {
  partition: number;
  high: string;
  low: string;
}

export interface KafkaAdmin {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  fetchTopicOffsets(topic: string): Promise<KafkaPartitionOffsets[]>;
}

/** Where Kafka is: addresses, or a client of kafkajs, which also carries TLS, SASL and retries. */
export type KafkaConnection =
  { brokers: readonly string[]; kafka?: never } | { kafka: KafkaClient; brokers?: never };

/**
 * The client that was handed in, or one of kafkajs, which is loaded only now.
 *
 * @throws WindowError `invalid-parameter` when kafkajs is not installed.
 */
export async function connectKafka(connection: KafkaConnection): Promise<KafkaClient> {
  if (connection.kafka) return connection.kafka;
  const kafkajs = await import('kafkajs').catch((cause: unknown) => {
    throw new WindowError(
      'invalid-parameter',
      'Kafka needs kafkajs, which is not installed: npm install kafkajs, or hand in a client as kafka.',
      { cause },
    );
  });
  const { Kafka, logLevel } = kafkajs;
  // What goes wrong comes back as errors; kafkajs would write it to the console as well.
  return new Kafka({
    clientId: 'nunchi-window',
    brokers: [...connection.brokers],
    logLevel: logLevel.NOTHING,
  });
}

/** Refuses what cannot be meant, before anything is opened. */
export function checkConnection({
  brokers,
  kafka,
  topic,
}: KafkaConnection & { topic: string }): void {
  if (typeof topic !== 'string' || topic === '')
    throw new WindowError('invalid-parameter', 'topic must be the name of a topic.');
  const isList = Array.isArray(brokers) && brokers.length > 0;
  if ((kafka === undefined) === (brokers === undefined) || (brokers !== undefined && !isList))
    throw new WindowError(
      'invalid-parameter',
      "Give either brokers (['127.0.0.1:9092']) or kafka, a client of kafkajs.",
    );
}

/** By partition: the offsets of the oldest record kept and of the next to come. */
export type KeptOffsets = ReadonlyMap<number, { low: number; high: number }>;

/** Asks a broker by one short connection. */
export async function keptOffsets(client: KafkaClient, topic: string): Promise<KeptOffsets> {
  const admin = client.admin();
  try {
    await admin.connect();
    const kept = new Map<number, { low: number; high: number }>();
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic))
      kept.set(partition, { low: Number(low), high: Number(high) });
    return kept;
  } finally {
    await admin.disconnect();
  }
}

/** What went wrong with a topic, as this package's error. */
export function topicError(code: WindowErrorCode, topic: string, cause: unknown): WindowError {
  if (cause instanceof WindowError) return cause;
  const told = cause instanceof Error ? cause.message : String(cause);
  // kafkajs tells what a broker answered as a type, also that of the error behind its last try.
  const types = [cause, (cause as Partial<Error> | null)?.cause].map(
    (error) => (error as { type?: unknown } | null | undefined)?.type,
  );
  const advice = types.includes('UNKNOWN_TOPIC_OR_PARTITION') ? ' Make the topic first.' : '';
  return new WindowError(code, `Kafka topic ${JSON.stringify(topic)}: ${told}${advice}`, { cause });
}
