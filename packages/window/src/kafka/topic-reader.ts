import { WindowError } from '../errors.js';
import { keptOffsets, topicError } from './client.js';
import type {
  KafkaBatchEnd,
  KafkaBatchPayload,
  KafkaClient,
  KafkaConsumer,
  KafkaRecord,
} from './client.js';

/** Offsets by partition. */
export type Offsets = ReadonlyMap<number, number>;

/** A stopping reader waits for a fetch at most this long, in milliseconds. */
const LONGEST_FETCH = 500;
/** A consumer that kafkajs gave up is started again so often before the reading fails. */
const RESTARTS = 5;

export interface TopicReading {
  readonly topic: string;
  readonly groupId: string;
  /** Of the first record to read, for every partition there is. */
  readonly from: Offsets;
  /** Of the record to stop before; null reads on for ever. */
  readonly to: Offsets | null;
  /** Takes records of a partition, in order; while its promise is open nothing more is fetched. */
  onRecords(
    partition: number,
    records: readonly KafkaRecord[],
    heartbeat: () => Promise<void>,
  ): Promise<void> | void;
  /** Told that everything before `next` has been taken, and that the topic has records before `known`. */
  onProgress?(partition: number, next: number, known: number): void;
  /** Called once: at the end without, else with what went wrong. */
  onEnd(error: WindowError | null): void;
}

/**
 * Reads a topic from given offsets, each record once. kafkajs has no assignment of partitions by hand:
 * a consumer joins a group, and a group tells where to begin. So the reader seeks at each join (the
 * first one, and those after the group changed) to just behind what it has, before anything is
 * fetched, and leaves out what an answer still on its way holds twice.
 */
export class TopicReader {
  readonly #client: KafkaClient;
  readonly #reading: TopicReading;
  readonly #consumer: KafkaConsumer;
  /** Of the next record to take. */
  readonly #next: Map<number, number>;
  #ended = false;
  #restarts = 0;

  constructor(client: KafkaClient, reading: TopicReading) {
    this.#client = client;
    this.#reading = reading;
    this.#next = new Map(reading.from);
    this.#consumer = client.consumer({
      groupId: reading.groupId,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: LONGEST_FETCH,
      // Asked only where trying again may help: a coordinator that is still loading, a broker restarting.
      retry: {
        restartOnFailure: () => Promise.resolve(!this.#ended && this.#restarts++ < RESTARTS),
      },
    });
  }

  /** Joins the group and begins to fetch. */
  async start(): Promise<void> {
    const consumer = this.#consumer;
    const { topic } = this.#reading;
    const { GROUP_JOIN, END_BATCH_PROCESS, CRASH } = consumer.events;
    if (this.#atEnd()) {
      this.#end(null);
      return;
    }
    consumer.on(GROUP_JOIN, ({ payload }) => this.#joined(payload.memberAssignment[topic] ?? []));
    consumer.on(END_BATCH_PROCESS, ({ payload }) => this.#advance(payload));
    consumer.on(CRASH, ({ payload }) => {
      if (!payload.restart) this.#end(topicError('source-failed', topic, payload.error));
    });
    await consumer.connect();
    // Should the broker refuse an offset in between, the oldest record it has is nearest.
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatch: (payload) => this.#take(payload) });
  }

  async stop(): Promise<void> {
    this.#ended = true;
    await this.#consumer.disconnect();
  }

  /** Fetches nothing more of a partition, until `resume`. */
  pause(partition: number): void {
    this.#consumer.pause([{ topic: this.#reading.topic, partitions: [partition] }]);
  }

  resume(partitions: readonly number[]): void {
    this.#consumer.resume([{ topic: this.#reading.topic, partitions: [...partitions] }]);
  }

  /** Tells the group how far its reader is, for tools that show lag. */
  async commit(offsets: Offsets): Promise<void> {
    const { topic } = this.#reading;
    await this.#consumer.commitOffsets(
      [...offsets].map(([partition, offset]) => ({ topic, partition, offset: String(offset) })),
    );
  }

  /** Ends the reading with an error where records that come next are no longer kept. */
  async checkKept(): Promise<void> {
    const { topic } = this.#reading;
    try {
      const kept = await keptOffsets(this.#client, topic);
      for (const [partition, next] of this.#next) {
        const { low, high } = kept.get(partition) ?? { low: next, high: next };
        if (low > next && next < this.#endOf(partition))
          throw recordsMissing(topic, partition, next, low, high);
      }
    } catch (cause) {
      this.#end(topicError('source-failed', topic, cause));
    }
  }

  #isEnded(): boolean {
    return this.#ended;
  }

  #joined(assigned: readonly number[]): void {
    const { topic, groupId } = this.#reading;
    const absent = [...this.#next.keys()].filter((partition) => !assigned.includes(partition));
    if (absent.length > 0) {
      this.#end(
        new WindowError(
          'source-failed',
          `Kafka topic ${JSON.stringify(topic)}: group ${JSON.stringify(groupId)} has another member, which took partition ${absent.join(', ')}. Windows need every partition here: give each run a groupId of its own.`,
        ),
      );
    }
    for (const partition of assigned) {
      // A partition that was added since is read from its beginning.
      const offset = this.#next.get(partition) ?? 0;
      this.#next.set(partition, offset);
      this.#consumer.seek({ topic, partition, offset: String(offset) });
      this.#pauseAtEnd(partition);
    }
  }

  async #take(payload: KafkaBatchPayload): Promise<void> {
    const { partition, messages } = payload.batch;
    const next = this.#next.get(partition) ?? 0;
    const end = this.#endOf(partition);
    const fresh = messages.filter(({ offset }) => Number(offset) >= next && Number(offset) < end);
    const last = fresh.at(-1);
    if (this.#ended || last === undefined) return;
    // Compaction leaves gaps; so does kafkajs, which goes on with the oldest record where others are gone.
    if (Number(fresh[0]?.offset) > next) await this.checkKept();
    if (this.#isEnded()) return;
    this.#next.set(partition, Number(last.offset) + 1);
    await this.#reading.onRecords(partition, fresh, () => payload.heartbeat());
  }

  /** Passes over offsets that hold no record for readers, as marks of transactions. */
  #advance({ partition, lastOffset, highWatermark }: KafkaBatchEnd): void {
    const next = Math.max(this.#next.get(partition) ?? 0, Number(lastOffset) + 1);
    this.#next.set(partition, next);
    this.#restarts = 0;
    this.#reading.onProgress?.(partition, next, Number(highWatermark));
    this.#pauseAtEnd(partition);
    if (this.#atEnd()) this.#end(null);
  }

  #pauseAtEnd(partition: number): void {
    if ((this.#next.get(partition) ?? 0) >= this.#endOf(partition)) this.pause(partition);
  }

  /** Of a bounded reading nothing is read of partitions that were added since. */
  #endOf(partition: number): number {
    const { to } = this.#reading;
    return to === null ? Infinity : (to.get(partition) ?? 0);
  }

  #atEnd(): boolean {
    return [...this.#next].every(([partition, next]) => next >= this.#endOf(partition));
  }

  #end(error: WindowError | null): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#reading.onEnd(error);
  }
}

/** Records that are asked for, but not there. */
export function recordsMissing(
  topic: string,
  partition: number,
  next: number,
  low: number,
  high: number,
): WindowError {
  return new WindowError(
    'source-failed',
    `Kafka topic ${JSON.stringify(topic)} holds offsets ${low} to ${high} of partition ${partition}; ${next} comes next. Records were deleted before they were read, or the topic was made anew: begin anew with an empty store, and keep records for longer.`,
  );
}
