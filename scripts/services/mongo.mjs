// Runs the examples' tests on a server that speaks MongoDB's wire protocol: MongoDB itself comes from no
// registry of packages, this one does. It keeps its data in a file, so it is also restarted.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NotFetched, lastWords, workFolder } from '../engines/children.mjs';
import { SHORT_LIVED, fetchJars, java, javac, whatJavaMisses } from '../engines/maven.mjs';
import { loadExample } from '../house/example-source.mjs';
import { root } from '../house/packages.mjs';
import { startGroup } from './process-group.mjs';
import { testOn } from './server-tests.mjs';

const VERSION = '1.47.0';
const NAME = `mongo-java-server ${VERSION}`;
const START_LIMIT = 60_000;
const STOP_LIMIT = 15_000;

const program = path.join(root, 'scripts/services/java/MongoOnH2.java');

/** @param check `findings` */
export async function run({ findings }) {
  const missing = whatJavaMisses();
  if (missing !== null) throw new NotFetched(missing);
  const jars = await fetchJars([`de.bwaldvogel:mongo-java-server-h2-backend:${VERSION}`]);

  const work = workFolder('nunchi-mongo-');
  try {
    const classPath = [...jars, compile(jars, work)].join(path.delimiter);
    const serve = (use) => withServer(classPath, work, use);
    const answer = answerToKeep();
    await serve((url) => withStore(url, (store) => store.put(answer)));
    await serve(async (url) => {
      const kept = await withStore(url, (store) => store.get(answer.key));
      findings.expect(
        kept !== null && Buffer.from(answer.body).equals(kept.body),
        `${NAME}: an answer is there after a restart, to the byte`,
        `${NAME}: an answer is not what it was before the restart`,
      );
      // The tests begin by dropping the collection. MongoDB takes it when there is none, this server
      // does not: what was just kept is there for them.
      await testOn(findings, [{ kind: 'mongo', name: NAME, url }]);
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** All bytes there are, for a recording that nobody shared. */
function answerToKeep() {
  return {
    ...{ key: 'C01/1.0', fileId: 'file-1', lectureDate: '2026-03-05', topic: '1일차' },
    ...{ fetchedAt: new Date(0), body: Uint8Array.from({ length: 256 }, (_, at) => at) },
  };
}

async function withStore(url, use) {
  const { openRawMongo } = loadExample('lecture-chat', 'src/collect/raw/raw-mongo.ts');
  const store = await openRawMongo(url);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** @returns The folder of the classes. */
function compile(jars, work) {
  const classes = path.join(work, 'classes');
  const given = ['-d', classes, '-cp', jars.join(path.delimiter), program];
  const compiled = spawnSync(javac, given, { encoding: 'utf8' });
  if (compiled.status !== 0) throw new Error(compiled.stderr);
  return classes;
}

/** Starts the server on what it kept before, and stops it when it was used. */
async function withServer(classPath, work, use) {
  const given = [...SHORT_LIVED, '-cp', classPath, 'MongoOnH2', path.join(work, 'data')];
  const { child, ended, kill } = startGroup(java, given, {
    ...{ cwd: work, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  const words = lastWords(child);
  let isOver = false;
  const over = ended.finally(() => (isOver = true));
  try {
    const limit = Date.now() + START_LIMIT;
    const port = () => /^port (\d+)$/m.exec(words())?.[1];
    while (port() === undefined) {
      if (isOver || Date.now() > limit) throw new Error(`${NAME} did not start:\n${words()}`);
      await sleep(50);
    }
    await use(`mongodb://127.0.0.1:${port()}/nunchi`);
    // It closes its file.
    child.kill('SIGTERM');
    await Promise.race([over, sleep(STOP_LIMIT, undefined, { ref: false })]);
  } finally {
    kill();
    await over;
  }
}
