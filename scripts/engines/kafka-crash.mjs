// Kafka in -> windows -> Kafka out on a real broker, the run killed (SIGKILL) again and again: the topic
// compacted by key must be that of a run which was left alone.

import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../house/packages.mjs';
import { startChild, workFolder } from './children.mjs';
import { KAFKA_VERSION, startKafka } from './kafka.mjs';
import { whatJavaMisses } from './maven.mjs';

const ROWS = 30_000;
const PARTITIONS = 4;
const START = Date.UTC(2020, 5, 9, 3);
const KOREA = 9 * 3_600_000;
const WINDOW = 10_000;
/** Rows come out of order by up to this, less than the watermark's delay: none is late. */
const DISORDER = 5_000;

const program = fileURLToPath(new URL('kafka-run.mjs', import.meta.url));

/**
 * @param {{ findings: import('../house/findings.mjs').Findings, dist: string, all: boolean }} check
 *   `all`: five kills a query, else one.
 */
export async function run({ findings, dist, all }) {
  const missing = whatJavaMisses();
  if (missing) {
    findings.skip(`Kafka: skipped, ${missing}`);
    return;
  }
  if (!existsSync(path.join(dist, 'kafka.js'))) {
    findings.problem(`${dist} is not built`);
    return;
  }
  const broker = await startKafka();
  const work = workFolder('nunchi-crash-');
  try {
    const plays = makePlays();
    const topics = await Topics.open(broker.brokers);
    try {
      await topics.create('plays', { compacted: false });
      await topics.write('plays', plays.records);
      const cases = [
        { query: 'updates', expected: plays.counts },
        { query: 'finals', expected: plays.counts, transactional: true },
        { query: 'sessions', expected: null },
      ];
      for (const check of cases)
        await checkCrashes({ ...check, findings, dist, topics, work, kills: all ? 5 : 1 });
    } finally {
      await topics.close();
    }
  } finally {
    await broker.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

/** One run left alone, one killed; the second must leave what the first does. */
async function checkCrashes({
  findings,
  dist,
  topics,
  work,
  query,
  expected,
  transactional,
  kills,
}) {
  const settings = (name) => ({
    ...{ dist, query, brokers: topics.brokers, from: 'plays', to: name },
    ...{ state: path.join(work, name) },
    ...(transactional ? { transactionalId: name } : {}),
  });
  await topics.create(`${query}-whole`, { compacted: true });
  await topics.create(`${query}-killed`, { compacted: true });
  await runChild(settings(`${query}-whole`), Infinity);
  const whole = await topics.compacted(`${query}-whole`);

  let died = 0;
  for (let kill = 1; kill <= kills; kill++) {
    // Rows are counted on from the checkpoint.
    const at = Math.floor((kill * ROWS) / (kills + 1));
    if (await runChild(settings(`${query}-killed`), at)) died++;
  }
  await runChild(settings(`${query}-killed`), Infinity);
  const killed = await topics.compacted(`${query}-killed`);

  const how = transactional ? ' in transactions' : '';
  findings.expect(
    died === kills && whole.size > 0 && sameRows(whole, killed),
    `Kafka ${KAFKA_VERSION}, ${query}${how}: ${whole.size} rows after ${died} kills as without`,
    `Kafka, ${query}${how}: ${died} kills, ${killed.size} rows are not the ${whole.size} without`,
  );
  if (expected)
    findings.expect(
      sameRows(whole, expected),
      `Kafka, ${query}: the counts of ${ROWS} records counted one by one`,
    );
}

/** Runs the query, to its end or until it has worked on so many rows; gives whether it was killed. */
async function runChild(settings, killAt) {
  const { child, ended } = startChild(process.execPath, [program, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (chunk) => (text = (text + chunk).slice(-4000)));
  child.stdout.on('data', (chunk) => {
    const rows = Number(String(chunk).trimEnd().split('\n').at(-1));
    if (rows >= killAt) child.kill('SIGKILL');
  });
  const { code, signal } = await ended;
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the run ended with ${code}:\n${text}`);
  return signal === 'SIGKILL';
}

function sameRows(one, other) {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}

/** Play logs in the order in which they were written, with records that are none, and what to count in them. */
function makePlays() {
  let state = 7;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const records = [];
  const counts = new Map();
  for (let i = 0; i < ROWS; i++) {
    const written = START + i * 4;
    const at = written - Math.floor(random() * DISORDER);
    const cpk = String(1_000_000 + Math.floor(random() ** 3 * 40));
    const params = { cpk, base_mck: String(5000 + Math.floor(random() * 3)) };
    const logdate = new Date(at + KOREA).toISOString().replace('T', ' ').replace('Z', '');
    const record = { _source: { logdate, '@fields': { params } } };
    const odd = random();
    // One in fifty is laid out over several lines, which is still one record.
    const value = JSON.stringify(record, null, odd < 0.02 ? 2 : 0);
    const timestamp = String(written);
    records.push({ key: cpk, value, timestamp });
    if (odd > 0.999) records.push({ key: cpk, value: null, timestamp });
    if (odd > 0.998) records.push({ key: cpk, value: '{"_source":\n', timestamp });
    const windowStart = at - (at % WINDOW);
    const group = { windowStart, windowEnd: windowStart + WINDOW, ...params };
    const key = JSON.stringify(group);
    const hit = (counts.get(key)?.hit ?? 0) + 1;
    counts.set(key, { ...group, hit });
  }
  return {
    records,
    counts: new Map([...counts].map(([key, row]) => [key, JSON.stringify(row)])),
  };
}

/** Topics of the broker, by kafkajs itself. */
class Topics {
  #kafka;
  #admin;

  constructor(brokers) {
    this.brokers = brokers;
    const { Kafka, Partitioners, logLevel } = createRequire(path.join(root, 'packages/window/x'))(
      'kafkajs',
    );
    this.createPartitioner = Partitioners.DefaultPartitioner;
    this.#kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
    this.#admin = this.#kafka.admin();
  }

  static async open(brokers) {
    const topics = new Topics(brokers);
    await topics.#admin.connect();
    return topics;
  }

  close() {
    return this.#admin.disconnect();
  }

  async create(topic, { compacted }) {
    const configEntries = [{ name: 'cleanup.policy', value: compacted ? 'compact' : 'delete' }];
    // Logs of years ago are not too old here.
    if (!compacted) configEntries.push({ name: 'retention.ms', value: '-1' });
    await this.#admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic, numPartitions: PARTITIONS, configEntries }],
    });
  }

  async write(topic, records) {
    const producer = this.#kafka.producer({ createPartitioner: this.createPartitioner });
    await producer.connect();
    for (let from = 0; from < records.length; from += 2000)
      await producer.send({ topic, acks: -1, messages: records.slice(from, from + 2000) });
    await producer.disconnect();
  }

  /** The last committed value of each key. */
  async compacted(topic) {
    const missing = new Map();
    for (const { partition, high } of await this.#admin.fetchTopicOffsets(topic))
      if (Number(high) > 0) missing.set(partition, Number(high));
    const rows = new Map();
    const consumer = this.#kafka.consumer({ groupId: `read-${topic}`, maxWaitTimeInMs: 200 });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    const read = new Promise((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { partition, lastOffset } }) => {
        if (Number(lastOffset) + 1 >= missing.get(partition)) missing.delete(partition);
        if (missing.size === 0) resolve();
      });
    });
    await consumer.run({
      autoCommit: false,
      eachMessage: ({ message: { key, value } }) => {
        if (value === null) rows.delete(String(key));
        else rows.set(String(key), String(value));
        return Promise.resolve();
      },
    });
    await read;
    await consumer.disconnect();
    return rows;
  }
}
