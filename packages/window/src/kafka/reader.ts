import type { WindowError } from '../errors.js';
import type { ByteReader, SourcePosition, SourceRead } from '../sources/source.js';
import type { KafkaClient } from './client.js';
import type { PartitionPlan, ReadingPlan } from './reading-plan.js';
import { RecordQueue } from './record-queue.js';
import { Signal } from './signal.js';
import { TopicReader } from './topic-reader.js';

/** Nothing more is fetched while more bytes than this wait to be read. */
const QUEUE_BYTES = 8 * 1024 * 1024;
/** How often the group hears of its reader meanwhile, in milliseconds. */
const HEARTBEAT = 1_000;
const COMMIT_INTERVAL = 5_000;

export interface KafkaReading {
  readonly topic: string;
  readonly groupId: string;
  readonly commit: boolean;
  readonly plan: ReadingPlan;
}

/** A topic's records as bytes, fetched ahead into a queue. */
export class KafkaReader implements ByteReader {
  readonly totalBytes: null = null;
  readonly #topic: string;
  readonly #plan: ReadingPlan;
  readonly #commit: boolean;
  readonly #queue: RecordQueue;
  readonly #topicReader: TopicReader;
  readonly #changed: Signal = new Signal();
  #ended = false;
  #failure: WindowError | null = null;
  #lastCommit: number = Date.now();

  constructor(client: KafkaClient, { topic, groupId, commit, plan }: KafkaReading) {
    this.#topic = topic;
    this.#plan = plan;
    this.#commit = commit;
    this.#queue = new RecordQueue(plan);
    const bounded = [...plan.values()].some(({ end }) => end !== null);
    this.#topicReader = new TopicReader(client, {
      topic,
      groupId,
      from: offsetsOf(plan, ({ offset }) => offset),
      to: bounded ? offsetsOf(plan, ({ end }) => end ?? 0) : null,
      onRecords: async (partition, records, heartbeat) => {
        this.#queue.push(partition, records);
        this.#changed.notify();
        while (this.#queue.bytes > QUEUE_BYTES && !this.#ended) {
          await this.#changed.wait(HEARTBEAT);
          await heartbeat();
        }
      },
      onEnd: (error) => this.#end(error),
    });
  }

  start(): Promise<void> {
    return this.#topicReader.start();
  }

  async read(into: Uint8Array): Promise<SourceRead | null> {
    while (this.#queue.empty) {
      if (this.#failure) throw this.#failure;
      if (this.#ended) return null;
      await this.#changed.wait(HEARTBEAT);
    }
    const read = this.#queue.read(into);
    this.#changed.notify();
    if (this.#commit && Date.now() - this.#lastCommit >= COMMIT_INTERVAL) void this.#tellGroup();
    return read;
  }

  position(): SourcePosition {
    const partitions: Record<string, PartitionPlan> = {};
    for (const [partition, { offset, given }] of this.#queue.positions)
      partitions[partition] = { offset, given, end: this.#plan.get(partition)?.end ?? null };
    return { topic: this.#topic, partitions };
  }

  async close(): Promise<void> {
    this.#end(null);
    if (this.#commit) await this.#tellGroup();
    await this.#topicReader.stop();
  }

  #end(error: WindowError | null): void {
    this.#failure ??= error;
    this.#ended = true;
    this.#changed.notify();
  }

  /** Shows how far the run is; what fails here fails nothing. */
  async #tellGroup(): Promise<void> {
    this.#lastCommit = Date.now();
    const offsets = offsetsOf(this.#queue.positions, ({ offset }) => offset);
    await this.#topicReader.commit(offsets).catch(() => undefined);
  }
}

function offsetsOf<T>(
  partitions: ReadonlyMap<number, T>,
  offset: (of: T) => number,
): Map<number, number> {
  return new Map([...partitions].map(([partition, of]) => [partition, offset(of)]));
}
