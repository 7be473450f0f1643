import type {
  KafkaAdmin,
  KafkaBatchPayload,
  KafkaClient,
  KafkaConsumer,
  KafkaConsumerConfig,
  KafkaMessage,
  KafkaProducer,
  KafkaProducerConfig,
  KafkaRecord,
  KafkaSent,
  KafkaTransaction,
} from '../src/kafka/client.js';

/** What a log holds: records, those of transactions that are open or were aborted, marks of their ends. */
interface LogEntry extends KafkaRecord {
  state: 'there' | 'open' | 'aborted' | 'mark';
}

type Listener = (event: { payload: never }) => void;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A broker in memory behind the calls of kafkajs that the package makes. */
export class FakeKafka implements KafkaClient {
  readonly topics = new Map<string, LogEntry[][]>();
  /** Most records of an answer to a fetch. */
  batch: number = 3;
  consumers: FakeConsumer[] = [];
  /** The clock, in milliseconds, of records that are written. */
  now: number = 0;
  /** Records of each request to write. */
  readonly requests: number[] = [];
  readonly committed = new Map<string, string>();
  /** So many looks at offsets come before the end of a transaction is written, as on a broker. */
  lateMarks: number = 0;
  readonly #ending: { looks: number; end: () => void }[] = [];
  /** Answers of the broker that fail, by what they answer. */
  failing: 'offsets' | 'send' | null = null;

  create(topic: string, partitions: number): void {
    this.topics.set(
      topic,
      Array.from({ length: partitions }, () => []),
    );
  }

  log(topic: string, partition: number): LogEntry[] {
    const log = this.topics.get(topic)?.[partition];
    if (!log) throw new Error('This server does not host this topic-partition');
    return log;
  }

  append(topic: string, partition: number, value: string | null, key: string | null = null): void {
    this.add(topic, partition, { key, value }, 'there');
  }

  add(
    topic: string,
    partition: number,
    message: { key: string | null; value: string | null },
    state: LogEntry['state'],
  ): LogEntry {
    const log = this.log(topic, partition);
    const bytes = (text: string | null) => (text === null ? null : encoder.encode(text));
    const { key, value } = message;
    const timestamp = String(this.now);
    const entry = {
      offset: String(log.length),
      timestamp,
      key: bytes(key),
      value: bytes(value),
      state,
    };
    log.push(entry);
    return entry;
  }

  /** What is left of a topic when only the last record of each key stays. */
  compacted(topic: string): Map<string, string> {
    const rows = new Map<string, string>();
    for (const log of this.topics.get(topic) ?? [])
      for (const { key, value, state } of log) {
        if (state !== 'there' || key === null) continue;
        if (value === null) rows.delete(decoder.decode(key));
        else rows.set(decoder.decode(key), decoder.decode(value));
      }
    return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #endLate(): void {
    for (const ending of this.#ending) if (--ending.looks === 0) ending.end();
  }

  consumer(config: KafkaConsumerConfig): FakeConsumer {
    const consumer = new FakeConsumer(this, config.groupId);
    this.consumers.push(consumer);
    return consumer;
  }

  producer(config: KafkaProducerConfig): KafkaProducer {
    const send = (state: LogEntry['state'], sent: LogEntry[] = []) => {
      return (record: { topic: string; messages: KafkaMessage[] }): Promise<KafkaSent[]> => {
        if (this.failing === 'send') return Promise.reject(new Error('Request timed out'));
        this.requests.push(record.messages.length);
        const partitions = this.topics.get(record.topic)?.length ?? 0;
        const first = new Map<number, string>();
        for (const message of record.messages) {
          const partition = message.key.length % partitions;
          const entry = this.add(record.topic, partition, message, state);
          if (!first.has(partition)) first.set(partition, entry.offset);
          sent.push(entry);
        }
        return Promise.resolve(
          [...first].map(([partition, baseOffset]) => ({ partition, baseOffset })),
        );
      };
    };
    const transaction = (): Promise<KafkaTransaction> => {
      if (config.transactionalId === undefined) throw new Error('not transactional');
      const sent: LogEntry[] = [];
      const end = (state: LogEntry['state']) => (): Promise<void> => {
        const ended = sent.splice(0);
        const write = (): void => {
          for (const entry of ended) entry.state = state;
          for (const logs of this.topics.values())
            for (const log of logs)
              if (log.length > 0) log.push({ ...mark, offset: String(log.length) });
        };
        if (this.lateMarks === 0) write();
        else this.#ending.push({ looks: this.lateMarks, end: write });
        return Promise.resolve();
      };
      return Promise.resolve({
        send: send('open', sent),
        commit: end('there'),
        abort: end('aborted'),
      });
    };
    return {
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      send: send('there'),
      transaction,
    };
  }

  admin(): KafkaAdmin {
    return {
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      fetchTopicOffsets: (topic) => {
        const logs = this.topics.get(topic);
        if (!logs || this.failing === 'offsets')
          return Promise.reject(
            Object.assign(new Error('This server does not host this topic-partition'), {
              type: 'UNKNOWN_TOPIC_OR_PARTITION',
            }),
          );
        this.#endLate();
        return Promise.resolve(
          logs.map((log, partition) => ({
            partition,
            low: log[0]?.offset ?? String(log.length),
            // As far as readers of what was committed come.
            high:
              log.find(({ state }) => state === 'open')?.offset ??
              String(Number(log.at(-1)?.offset ?? -1) + 1),
          })),
        );
      },
    };
  }
}

const mark = { timestamp: '0', key: null, value: null, state: 'mark' } as const;

/** A member of a group: without a seek it begins at the oldest record, as a group without offsets does. */
export class FakeConsumer implements KafkaConsumer {
  readonly events = {
    GROUP_JOIN: 'consumer.group_join',
    END_BATCH_PROCESS: 'consumer.end_batch_process',
    CRASH: 'consumer.crash',
  } as const;
  /** Partitions that another member has. */
  taken: number[] = [];
  heartbeats: number = 0;
  /** Batches handed over. */
  fetched: number = 0;
  readonly #kafka: FakeKafka;
  readonly #group: string;
  readonly #listeners = new Map<string, Listener>();
  readonly #paused = new Set<number>();
  #topic = '';
  #offsets = new Map<number, number>();
  #running: Promise<void> | null = null;
  #stopped = false;
  #joins = 0;
  #joined = 0;

  constructor(kafka: FakeKafka, group: string) {
    this.#kafka = kafka;
    this.#group = group;
  }

  connect(): Promise<void> {
    return Promise.resolve();
  }

  subscribe(subscription: { topics: string[] }): Promise<void> {
    this.#topic = subscription.topics[0] ?? '';
    return Promise.resolve();
  }

  on(event: string, listener: unknown): void {
    this.#listeners.set(event, listener as Listener);
  }

  run(config: { eachBatch: (payload: KafkaBatchPayload) => Promise<void> }): Promise<void> {
    this.rejoin();
    this.#join();
    this.#running = this.#fetch(config.eachBatch);
    return Promise.resolve();
  }

  /** The group changes: the member forgets where it was and joins again. */
  rejoin(): void {
    this.#joins++;
  }

  crash(error: Error): void {
    this.#stopped = true;
    this.#tell('consumer.crash', { error, restart: false });
  }

  seek(to: { partition: number; offset: string }): void {
    this.#offsets.set(to.partition, Number(to.offset));
  }

  pause(partitions: { partitions: number[] }[]): void {
    for (const partition of partitions[0]?.partitions ?? []) this.#paused.add(partition);
  }

  resume(partitions: { partitions: number[] }[]): void {
    for (const partition of partitions[0]?.partitions ?? []) this.#paused.delete(partition);
  }

  commitOffsets(offsets: { partition: number; offset: string }[]): Promise<void> {
    for (const { partition, offset } of offsets)
      this.#kafka.committed.set(`${this.#group} ${partition}`, offset);
    return Promise.resolve();
  }

  async disconnect(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  #tell(event: string, payload: unknown): void {
    this.#listeners.get(event)?.({ payload: payload as never });
  }

  #join(): void {
    this.#joined = this.#joins;
    this.#offsets = new Map();
    this.#paused.clear();
    const partitions = (this.#kafka.topics.get(this.#topic) ?? []).map((_, partition) => partition);
    const mine = partitions.filter((partition) => !this.taken.includes(partition));
    for (const partition of mine) this.#offsets.set(partition, 0);
    this.#tell('consumer.group_join', { memberAssignment: { [this.#topic]: mine } });
  }

  async #fetch(eachBatch: (payload: KafkaBatchPayload) => Promise<void>): Promise<void> {
    while (!this.#stopped) {
      if (this.#isStale()) this.#join();
      for (const partition of [...this.#offsets.keys()]) {
        if (this.#paused.has(partition)) continue;
        const entries = this.#entries(partition);
        const messages = entries.filter(({ state }) => state === 'there');
        const heartbeat = (): Promise<void> => {
          this.heartbeats++;
          return Promise.resolve();
        };
        if (messages.length > 0) this.fetched++;
        if (messages.length > 0) await eachBatch({ batch: { partition, messages }, heartbeat });
        // Joined again meanwhile: where it stands is told anew.
        if (this.#isStale()) break;
        const lastOffset = entries.at(-1)?.offset;
        if (lastOffset === undefined) continue;
        this.#offsets.set(partition, Number(lastOffset) + 1);
        const highWatermark = String(this.#kafka.log(this.#topic, partition).length);
        this.#tell('consumer.end_batch_process', { partition, lastOffset, highWatermark });
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #isStale(): boolean {
    return this.#joined < this.#joins;
  }

  /** Up to `batch` entries, those behind an open transaction not among them. */
  #entries(partition: number): LogEntry[] {
    const offset = this.#offsets.get(partition) ?? 0;
    const log = this.#kafka.log(this.#topic, partition);
    const open = log.findIndex(({ state }) => state === 'open');
    const closed = open === -1 ? log : log.slice(0, open);
    return closed.filter((entry) => Number(entry.offset) >= offset).slice(0, this.#kafka.batch);
  }
}
