// Runs the examples' tests on MariaDB (or MySQL) and PostgreSQL, as they are installed on this machine.

import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { workFolder } from '../engines/children.mjs';
import { freePorts } from '../engines/kafka.mjs';
import { root } from '../house/packages.mjs';
import { startGroup } from './process-group.mjs';
import { testOn } from './server-tests.mjs';

const example = path.join(root, 'examples/lecture-chat');
const script = path.join(example, 'test/start-servers.sh');
const require = createRequire(path.join(example, 'package.json'));

/** @param check `findings` */
export async function run({ findings }) {
  const { urls, stop } = await startServers();
  try {
    const servers = [];
    const { mysql, postgres } = urls;
    if (mysql === undefined) findings.skip('MariaDB: skipped, it is not installed');
    else servers.push({ kind: 'mysql', name: await nameOfMysql(mysql), url: mysql });
    if (postgres === undefined) findings.skip('PostgreSQL: skipped, it is not installed');
    else servers.push({ kind: 'postgres', name: await nameOfPostgres(postgres), url: postgres });
    if (servers.length > 0) await testOn(findings, servers);
  } finally {
    stop();
  }
}

/** Starts what is installed, on free ports. */
async function startServers() {
  const work = workFolder('nunchi-databases-');
  const [told, complaints] = ['told', 'complaints'].map((name) => path.join(work, name));
  const [MYSQL_PORT, POSTGRES_PORT] = await freePorts(2);
  // Into files: how far the start has come can then be read at any time.
  const outputs = [told, complaints].map((file) => openSync(file, 'w'));
  const { ended, kill } = startGroup('bash', [script], {
    env: { ...process.env, MYSQL_PORT, POSTGRES_PORT },
    stdio: ['ignore', ...outputs],
  });
  outputs.forEach(closeSync);
  let isStarting = true;
  const stop = () => {
    process.off('exit', stop);
    kill();
    const { NUNCHI_TEST_SERVERS: folder } = exportsIn(told);
    // PostgreSQL leaves the group; one that is starting needs a moment to say which process it is.
    const pause = isStarting ? 'sleep 1; ' : '';
    if (folder !== undefined) {
      const given = ['-c', `${pause}exec bash "$0" stop "$1"`, script, folder];
      // A second Ctrl-C does not hinder it.
      spawnSync('bash', given, { detached: true });
    }
    rmSync(work, { recursive: true, force: true });
  };
  process.prependListener('exit', stop);

  const { code } = await ended;
  isStarting = false;
  const { NUNCHI_TEST_SERVERS, NUNCHI_TEST_MYSQL_URL, NUNCHI_TEST_POSTGRES_URL } = exportsIn(told);
  if (code !== 0) {
    const words = `${readFileSync(complaints, 'utf8')}${logsIn(NUNCHI_TEST_SERVERS)}`;
    stop();
    throw new Error(`the servers did not start:\n${words}`);
  }
  return { urls: { mysql: NUNCHI_TEST_MYSQL_URL, postgres: NUNCHI_TEST_POSTGRES_URL }, stop };
}

/** The lines `export NAME=value` of a file. */
function exportsIn(file) {
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, 'utf8').matchAll(/^export (\w+)=(.*)\n/gm);
  return Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value]));
}

/** The last words of all logs. */
function logsIn(folder = '') {
  if (folder === '') return '';
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.log'))
    .map((name) => `${name}: ${readFileSync(path.join(folder, name), 'utf8').slice(-1500)}`)
    .join('\n');
}

async function nameOfMysql(url) {
  const connection = await require('mysql2/promise').createConnection(url);
  const [[{ version }]] = await connection.query('SELECT version() AS version');
  await connection.end();
  const [number] = version.split('-');
  return `${version.includes('MariaDB') ? 'MariaDB' : 'MySQL'} ${number}`;
}

async function nameOfPostgres(connectionString) {
  const { Client } = require('pg');
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query('SHOW server_version');
  await client.end();
  const [number] = rows[0].server_version.split(' ');
  return `PostgreSQL ${number}`;
}
