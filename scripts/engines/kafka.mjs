// A Kafka broker of one node (KRaft) on loopback, in a folder of its own, which goes with it.

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, workFolder } from './children.mjs';
import { SHORT_LIVED, fetchJars, java } from './maven.mjs';

export const KAFKA_VERSION = '4.3.1';

const START_LIMIT = 60_000;
const STOP_LIMIT = 15_000;

/**
 * Starts a broker and waits until it takes connections.
 *
 * @returns {Promise<{ brokers: string[], stop(): Promise<void> }>} It also stops when this process
 *   ends, in whatever way it can still see.
 */
export async function startKafka() {
  const jars = await fetchJars([`org.apache.kafka:kafka_2.13:${KAFKA_VERSION}`]);
  const folder = workFolder('nunchi-kafka-');
  const [port, controllerPort] = await freePorts(2);
  const properties = path.join(folder, 'server.properties');
  writeFileSync(properties, propertiesOf(folder, port, controllerPort));
  const options = ['-Xmx512m', ...SHORT_LIVED, '-cp', jars.join(path.delimiter)];

  const cluster = randomBytes(16).toString('base64url');
  const formatted = spawnSync(
    java,
    [
      ...options,
      'kafka.tools.StorageTool',
      'format',
      '--standalone',
      '-t',
      cluster,
      '-c',
      properties,
    ],
    { encoding: 'utf8' },
  );
  if (formatted.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`Kafka's storage cannot be formatted:\n${formatted.stdout}${formatted.stderr}`);
  }

  const log = path.join(folder, 'broker.log');
  const { child: broker, ended } = startChild(java, [...options, 'kafka.Kafka', properties], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log);
  broker.stdout.pipe(file, { end: false });
  broker.stderr.pipe(file, { end: false });
  async function stop() {
    broker.kill('SIGTERM');
    const inTime = await Promise.race([
      ended.then(() => true),
      sleep(STOP_LIMIT, false, { ref: false }),
    ]);
    if (!inTime) broker.kill('SIGKILL');
    await ended;
    file.end();
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await listening(port, broker);
  } catch (cause) {
    const told = readFileSync(log, 'utf8').slice(-3000);
    await stop();
    throw new Error(`Kafka did not start:\n${told}`, { cause });
  }
  return { brokers: [`127.0.0.1:${port}`], stop };
}

function propertiesOf(folder, port, controllerPort) {
  const listeners = `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`;
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    listeners,
    'advertised.listeners': listeners,
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}`,
    'log.dirs': path.join(folder, 'data'),
    // One node holds every copy there is.
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'auto.create.topics.enable': false,
  };
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** Ports that are free now; all are held until the last is found, so that they differ. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = [];
  for (const server of servers) {
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    ports.push(server.address().port);
  }
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function listening(port, broker) {
  const limit = Date.now() + START_LIMIT;
  while (Date.now() < limit) {
    if (broker.exitCode !== null) throw new Error(`the broker ended with ${broker.exitCode}`);
    if (await answers(port)) return;
    await sleep(200);
  }
  throw new Error(`nothing answers on port ${port} after ${START_LIMIT / 1000} s`);
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
