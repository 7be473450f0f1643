// Publishes a mart of examples/forum-mart to a server that speaks as S3 does, on this machine, and reads
// it back from there.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  CreateBucketCommand,
  GetObjectCommand,
  S3Client,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { NotFetched, lastWords, startChild, workFolder } from '../engines/children.mjs';
import { freePorts } from '../engines/kafka.mjs';
import { hasPython, pipFolder, python } from '../engines/python.mjs';
import { loadExample } from '../house/example-source.mjs';

const MOTO = 'moto[server]==5.2.5';
const BUCKET = 'forum';
const PREFIX = 'mart/';
/** The server starts within seconds; this machine may be busy. */
const PATIENCE = 90_000;

/** @param check `findings` */
export async function run({ findings }) {
  if (!hasPython()) throw new NotFetched('there is no Python with pip');
  const work = workFolder('nunchi-s3-');
  let server;
  try {
    server = await startMoto(work);
    await withEnvironment(environmentFor(server.endpoint), () => check(findings, server, work));
  } finally {
    await server?.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

async function check(findings, { version }, work) {
  const { makeMart, madeUpMonth } = loadExample('forum-mart', 'src/marts/made-up-mart.ts');
  const { publish } = loadExample('forum-mart', 'src/marts/publish.ts');
  const { openMart } = loadExample('forum-mart', 'src/marts/open-mart.ts');
  const { sumsOf } = loadExample('forum-mart', 'src/steps/stage-files.ts');
  const client = new S3Client({ forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));

  const out = path.join(work, 'out');
  const [may, june] = [5, 6].map((month) => ({
    ...{ name: `year=2024/month=0${month}`, ...madeUpMonth(month, 500) },
  }));
  const told = [];
  const bring = async (months) => {
    await makeMart(out, months);
    const { signal } = new AbortController();
    const done = await publish(out, `s3://${BUCKET}/${PREFIX}`, { signal, told: () => undefined });
    told.push(`${done.put} put, ${done.same} same, ${done.deleted} deleted`);
  };
  for (const months of [[may], [may, june], [may, june], [june]]) await bring(months);
  const wanted = [
    ...['4 put, 0 same, 0 deleted', '3 put, 4 same, 0 deleted'],
    ...['0 put, 7 same, 0 deleted', '0 put, 4 same, 3 deleted'],
  ];
  findings.expect(
    told.join('; ') === wanted.join('; '),
    `${version}: a mart is published; a month comes, nothing changes, a month goes`,
    `${version}: publishing told ${told.join('; ')}, not ${wanted.join('; ')}`,
  );

  const back = path.join(work, 'back');
  await readBack(client, back);
  const [here, there] = await Promise.all([sumsOf(path.join(out, 'marts')), sumsOf(back)]);
  findings.expect(
    JSON.stringify(there) === JSON.stringify(here),
    `${version}: read back it has the same ${Object.keys(here).length} files, to the byte`,
    `${version}: read back it is ${JSON.stringify(there)}, not ${JSON.stringify(here)}`,
  );
  const mart = await openMart(back);
  const [{ posts }] = await mart.all('SELECT count(*) AS posts FROM posts_dim WHERE month = 6');
  mart.close();
  client.destroy();
  findings.expect(posts === 500, `${version}: DuckDB finds ${posts} posts in it`);
}

/** Writes the Parquet files of the bucket into a folder. */
async function readBack(client, folder) {
  // A few keys a page, so that there are pages.
  const asked = { Bucket: BUCKET, Prefix: PREFIX, MaxKeys: 2 };
  for await (const { Contents } of paginateListObjectsV2({ client }, asked)) {
    for (const { Key } of Contents ?? []) {
      if (!Key.endsWith('.parquet')) continue;
      const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      const file = path.join(folder, Key.slice(PREFIX.length));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, await Body.transformToByteArray());
    }
  }
}

/** Starts moto's server on loopback; what it says goes into a file. */
async function startMoto(work) {
  const env = { ...process.env, PYTHONPATH: pipFolder(MOTO), PYTHONDONTWRITEBYTECODE: '1' };
  const [port] = await freePorts(1);
  const endpoint = `http://127.0.0.1:${port}`;
  const given = ['-m', 'moto.server', '-H', '127.0.0.1', '-p', `${port}`];
  const { child, ended } = startChild(python, given, {
    env,
    cwd: work,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words = lastWords(child);
  let isOver = false;
  const over = ended.then(() => (isOver = true));
  const stop = async () => {
    child.kill('SIGKILL');
    await over;
  };
  const end = Date.now() + PATIENCE;
  while (!(await answers(endpoint))) {
    if (isOver || Date.now() > end) {
      await stop();
      throw new Error(`moto's server does not answer: ${words()}`);
    }
    await setTimeout(200);
  }
  return { endpoint, version: MOTO.replace('[server]==', ' '), stop };
}

async function answers(endpoint) {
  return fetch(`${endpoint}/moto-api/`).then(
    (response) => response.ok,
    () => false,
  );
}

function environmentFor(endpoint) {
  return {
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'made-up',
    AWS_SECRET_ACCESS_KEY: 'made-up',
  };
}

async function withEnvironment(given, work) {
  const before = { ...process.env };
  Object.assign(process.env, given);
  try {
    await work();
  } finally {
    for (const name of Object.keys(given)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}
