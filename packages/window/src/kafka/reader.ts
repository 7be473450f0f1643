import type { WindowError } from '../errors.js';
import type { ByteReader, SourcePosition, SourceRead } from '../sources/source.js';
import type { KafkaClient, KeptOffsets } from './client.js';
import type { PartitionPlan, ReadingPlan } from './reading-plan.js';
import { RecordQueue } from './record-queue.js';
import { Signal } from './signal.js';
import { TopicReader } from './topic-reader.js';

/** Nothing more is fetched while more bytes than this wait to be read. */
const QUEUE_BYTES = 8 * 1024 * 1024;
/** How often the group hears of its reader meanwhile, in milliseconds. */
const HEARTBEAT = 1_000;
/** After this long, in milliseconds, a run that never ends goes on without a partition, one that ends asks for it. */
const PATIENCE = 5_000;
const COMMIT_INTERVAL = 5_000;

export interface KafkaReading {
  readonly topic: string;
  readonly groupId: string;
  readonly commit: boolean;
  readonly plan: ReadingPlan;
  readonly kept: KeptOffsets;
}

/** A topic's records as bytes, fetched ahead into a queue. */
export class KafkaReader implements ByteReader {
  readonly totalBytes: null = null;
  readonly #topic: string;
  readonly #plan: ReadingPlan;
  readonly #commit: boolean;
  readonly #bounded: boolean;
  readonly #queue: RecordQueue;
  readonly #topicReader: TopicReader;
  readonly #changed: Signal = new Signal();
  /** Partitions that are not fetched while others are waited for. */
  readonly #held: Set<number> = new Set<number>();
  #ended = false;
  #failure: WindowError | null = null;
  #lastCommit: number = Date.now();

  constructor(client: KafkaClient, { topic, groupId, commit, plan, kept }: KafkaReading) {
    this.#topic = topic;
    this.#plan = plan;
    this.#commit = commit;
    this.#bounded = [...plan.values()].some(({ end }) => end !== null);
    this.#queue = new RecordQueue(plan);
    for (const [partition, { offset, end }] of plan)
      this.#queue.expect(partition, offset, end ?? kept.get(partition)?.high ?? 0);
    this.#topicReader = new TopicReader(client, {
      topic,
      groupId,
      from: offsetsOf(plan, ({ offset }) => offset),
      to: this.#bounded ? offsetsOf(plan, ({ end }) => end ?? 0) : null,
      onRecords: (partition, records, heartbeat) => {
        this.#queue.push(partition, records);
        this.#changed.notify();
        return this.#waitForRoom(heartbeat);
      },
      onProgress: (partition, next, known) => {
        this.#queue.expect(partition, next, this.#plan.get(partition)?.end ?? known);
        this.#changed.notify();
      },
      onEnd: (error) => this.#end(error),
    });
  }

  start(): Promise<void> {
    return this.#topicReader.start();
  }

  async read(into: Uint8Array): Promise<SourceRead | null> {
    let patient = Date.now();
    while (this.#queue.empty || this.#queue.starved) {
      if (this.#failure) throw this.#failure;
      if (this.#ended) return null;
      await this.#changed.wait(HEARTBEAT);
      if (!this.#queue.starved || Date.now() - patient < PATIENCE) continue;
      if (!this.#bounded && !this.#queue.empty) break;
      patient = Date.now();
      await this.#topicReader.checkKept();
    }
    const read = this.#queue.read(into);
    this.#letGo();
    this.#changed.notify();
    if (this.#commit && Date.now() - this.#lastCommit >= COMMIT_INTERVAL) void this.#tellGroup();
    return read;
  }

  /** Holds fetching back; where a partition is waited for, only of those that fill the queue. */
  async #waitForRoom(heartbeat: () => Promise<void>): Promise<void> {
    while (this.#queue.bytes > QUEUE_BYTES && !this.#ended) {
      if (this.#queue.starved) {
        for (const partition of this.#queue.waiting) {
          this.#held.add(partition);
          this.#topicReader.pause(partition);
        }
        return;
      }
      await this.#changed.wait(HEARTBEAT);
      await heartbeat();
    }
  }

  /** Fetches again what was held back and is waited for now, or all of it once there is room. */
  #letGo(): void {
    const room = this.#queue.bytes < QUEUE_BYTES / 2;
    const free = [...this.#held].filter((partition) => room || this.#queue.awaits(partition));
    if (free.length === 0) return;
    for (const partition of free) this.#held.delete(partition);
    this.#topicReader.resume(free);
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
