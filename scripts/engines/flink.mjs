// Flink for the checks: a cluster of one machine with its SQL gateway, all on loopback, in a folder that
// goes with it. Statements go in and rows come out as for any user of the gateway: by REST and files.

import {
  createWriteStream,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, workFolder } from './children.mjs';
import { freePorts } from './kafka.mjs';
import { SHORT_LIVED, fetchJars, java, whatJavaMisses } from './maven.mjs';
import { hasPython, pipFolder } from './python.mjs';
import { checkRuns } from './window-runs.mjs';

export const FLINK_VERSION = '1.20.3';

const START_LIMIT = 120_000;
const SLOTS = 4;

/** What Flink reaches for by reflection. */
const OPENS = [
  'util',
  'lang',
  'net',
  'io',
  'nio',
  'time',
  'text',
  'util.concurrent',
  'lang.reflect',
];

/** Why Flink cannot run here; `null` if it can. */
export function whatFlinkMisses() {
  return whatJavaMisses() ?? (hasPython() ? null : 'there is no Python with pip');
}

/**
 * Starts a job manager, a task manager and the SQL gateway, and waits until all of them answer.
 *
 * @returns {Promise<{ gateway: string, version: string, stop(): Promise<void> }>} It also stops when
 *   this process ends.
 */
export async function startFlink() {
  const libraries = pipFolder(`apache-flink-libraries==${FLINK_VERSION}`, { dependencies: false });
  const jars = await fetchJars([`org.apache.flink:flink-sql-gateway:${FLINK_VERSION}`], {
    transitive: false,
  });
  const home = path.join(libraries, 'pyflink');
  const folder = workFolder('nunchi-flink-');
  const [rpc, rest, sql] = await freePorts(3);
  writeFileSync(path.join(folder, 'config.yaml'), configuration(folder, rpc, rest, sql));
  const environment = {
    ...process.env,
    FLINK_CONF_DIR: folder,
    FLINK_LIB_DIR: path.join(home, 'lib'),
    FLINK_OPT_DIR: path.join(home, 'opt'),
    FLINK_PLUGINS_DIR: path.join(home, 'plugins'),
  };
  const log = createWriteStream(path.join(folder, 'log.txt'));
  const children = [];
  const run = (heap, main, given) => {
    const { child, ended } = startChild(
      java,
      [
        ...[`-Xmx${heap}`, ...SHORT_LIVED],
        ...OPENS.map((name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`),
        ...['-cp', [path.join(home, 'lib/*'), ...jars].join(path.delimiter)],
        ...[main, ...given],
      ],
      { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    children.push({ child, ended });
  };
  async function stop() {
    for (const { child } of children) child.kill('SIGKILL');
    await Promise.all(children.map(({ ended }) => ended));
    log.end();
    rmSync(folder, { recursive: true, force: true });
  }

  const cluster = ['--configDir', folder];
  const entry = 'org.apache.flink.runtime';
  run('700m', `${entry}.entrypoint.StandaloneSessionClusterEntrypoint`, cluster);
  run('800m', `${entry}.taskexecutor.TaskManagerRunner`, cluster);
  run('700m', 'org.apache.flink.table.gateway.SqlGateway', []);
  try {
    const end = Date.now() + START_LIMIT;
    const alive = () => children.every(({ child }) => child.exitCode === null);
    const waitFor = async (url, ready) => {
      while (!ready(await getJson(url))) {
        if (Date.now() > end || !alive()) throw new Error(`no answer from ${url}`);
        await sleep(200);
      }
    };
    await waitFor(
      `http://127.0.0.1:${rest}/overview`,
      (told) => told?.['slots-available'] === SLOTS,
    );
    await waitFor(`http://127.0.0.1:${sql}/v1/info`, (told) => told !== null);
  } catch (cause) {
    const told = readFileSync(path.join(folder, 'log.txt'), 'utf8').slice(-3000);
    await stop();
    throw new Error(`Flink did not start:\n${told}`, { cause });
  }
  return { gateway: `http://127.0.0.1:${sql}/v1`, version: FLINK_VERSION, stop };
}

async function getJson(url) {
  try {
    const response = await fetch(url);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function configuration(folder, rpc, rest, sql) {
  const loopback = '127.0.0.1';
  const options = {
    'jobmanager.rpc.address': loopback,
    'jobmanager.bind-host': loopback,
    'jobmanager.rpc.port': rpc,
    'taskmanager.host': loopback,
    'taskmanager.bind-host': loopback,
    'rest.address': loopback,
    'rest.bind-address': loopback,
    'rest.port': rest,
    'sql-gateway.endpoint.rest.address': loopback,
    'sql-gateway.endpoint.rest.bind-address': loopback,
    'sql-gateway.endpoint.rest.port': sql,
    'io.tmp.dirs': folder,
    'parallelism.default': 1,
    'execution.runtime-mode': 'STREAMING',
    // The watermark follows each record, so that lateness does not hang on the clock.
    'pipeline.auto-watermark-interval': '0 ms',
    'table.dml-sync': true,
    'jobmanager.memory.process.size': '1000m',
    'taskmanager.numberOfTaskSlots': SLOTS,
    'taskmanager.cpu.cores': 2,
    'taskmanager.memory.task.heap.size': '512m',
    'taskmanager.memory.task.off-heap.size': '0m',
    'taskmanager.memory.framework.heap.size': '128m',
    'taskmanager.memory.framework.off-heap.size': '128m',
    'taskmanager.memory.managed.size': '256m',
    'taskmanager.memory.network.min': '64m',
    'taskmanager.memory.network.max': '64m',
    'taskmanager.memory.jvm-metaspace.size': '512m',
    'taskmanager.memory.jvm-overhead.min': '192m',
    'taskmanager.memory.jvm-overhead.max': '192m',
  };
  return Object.entries(options)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

/** Runs statements one after the other in a session of their own; each waits for its job's end. */
export async function runStatements(gateway, statements) {
  const { sessionHandle } = await post(`${gateway}/sessions`, {});
  const session = `${gateway}/sessions/${sessionHandle}`;
  try {
    for (const statement of statements) {
      const { operationHandle } = await post(`${session}/statements`, { statement });
      await operationEnd(`${session}/operations/${operationHandle}`);
    }
  } finally {
    await fetch(session, { method: 'DELETE' });
  }
}

async function operationEnd(operation) {
  for (let token = 0; ;) {
    const told = await answered(await fetch(`${operation}/result/${token}?rowFormat=JSON`));
    if (told.resultType === 'EOS' || (told.nextResultUri ?? null) === null) return;
    token = Number(/\/result\/(\d+)/.exec(told.nextResultUri)[1]);
    await sleep(20);
  }
}

async function post(url, body) {
  const headers = { 'content-type': 'application/json' };
  return answered(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function answered(response) {
  const told = await response.json();
  if (response.ok) return told;
  const lines = (told.errors ?? [JSON.stringify(told)]).join('\n').split('\n');
  throw new Error(
    lines
      .filter((line) => /Caused by|Exception/.test(line))
      .slice(-4)
      .join('\n')
      .slice(0, 1500),
  );
}

/**
 * What Flink tells of runs: each is a file, from which the compiled SQL writes another.
 *
 * @param window The built package.
 * @returns {Promise<{ version: string, answers: Map<string, { rows?: object[], error?: string }> }>}
 */
export async function askFlink(window, runs, queryOf) {
  const work = workFolder('nunchi-flink-runs-');
  const { gateway, version, stop } = await startFlink();
  const answers = new Map();
  const waiting = [...runs];
  const worker = async () => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift())
      answers.set(run.id, await answerOf(gateway, window, run, queryOf, work));
  };
  try {
    await Promise.all([worker(), worker()]);
    return { version, answers };
  } finally {
    await stop();
    rmSync(work, { recursive: true, force: true });
  }
}

async function answerOf(gateway, window, run, queryOf, work) {
  const folder = path.join(work, run.id);
  const results = path.join(folder, 'results');
  mkdirSync(results, { recursive: true });
  const file = path.join(folder, 'lines.ndjson');
  writeFileSync(file, run.lines.map((line) => `${line}\n`).join(''));
  const { statements } = queryOf(window, run).toFlinkSQL({
    source: { kind: 'files', path: file },
    sink: { kind: 'files', path: results },
  });
  try {
    await runStatements(gateway, statements);
    return { rows: readRows(results) };
  } catch (error) {
    return { error: error.message };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readRows(folder) {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** @param check see window-runs.mjs */
export async function run(check) {
  const missing = whatFlinkMisses();
  if (missing) check.findings.skip(`Flink: skipped, ${missing}`);
  else await checkRuns({ ...check, engine: 'Flink', dialect: 'flink', ask: askFlink });
}
