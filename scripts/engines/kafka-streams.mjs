// Random runs through Kafka Streams itself (its TopologyTestDriver, which needs no broker) and through
// ours, record by record.
//
//   node scripts/engines/kafka-streams.mjs     writes the golden file that the package's tests replay

import { spawnSync } from 'node:child_process';
import { createReadStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import {
  canonicalRecords,
  digestOf,
  toldByRecord,
} from '../../packages/window/test/told-by-record.mjs';
import { root } from '../house/packages.mjs';
import { runToEnd, workFolder } from './children.mjs';
import { KAFKA_VERSION } from './kafka.mjs';
import { SHORT_LIVED, fetchJars, java, javac, whatJavaMisses } from './maven.mjs';
import { makeRun, runFields } from './random-runs.mjs';

const DIALECT = 'kafka';
const RUNS = 1000;
const FEW_RUNS = 100;
/** Runs that the golden file holds in full; of the others it holds digests. */
const GOLDEN_IN_FULL = 250;

const program = path.join(root, 'scripts/engines/java/StreamsRuns.java');
const golden = path.join(root, 'packages/window/test/fixtures/engines/kafka.json.gz');

/** Why Kafka Streams cannot run here; `null` if it can. */
export const whatStreamsMisses = whatJavaMisses;

/**
 * Compares Kafka Streams with the built package.
 *
 * @param {{ findings: import('../house/findings.mjs').Findings, dist: string, all: boolean }} check
 *   `all`: 1,000 runs, else 100.
 */
export async function run({ findings, dist, all }) {
  const missing = whatStreamsMisses();
  if (missing) {
    findings.skip(`Kafka Streams: skipped, ${missing}`);
    return;
  }
  const window = await import(pathToFileURL(path.join(dist, 'index.js')).href);
  const runs = makeRuns(all ? RUNS : FEW_RUNS);
  let rows = 0;
  let different = 0;
  await askStreams(runs, (run, theirs) => {
    const ours = toldByRecord(window, run);
    rows += theirs.flat().length;
    const at = theirs.findIndex((told, i) => String(told) !== String(ours[i]));
    if (at === -1) return;
    different++;
    if (different > 3) return;
    findings.problem(
      `${run.id}, line ${at + 1}: Kafka Streams tells\n${theirs[at].join('\n')}\nours\n${ours[at].join('\n')}\n${JSON.stringify(run.query)}`,
    );
  });
  findings.expect(
    different === 0,
    `Kafka Streams ${KAFKA_VERSION} and ours tell the same, record by record: ${runs.length} runs, ${rows} rows`,
    `${different} of ${runs.length} runs differ from Kafka Streams ${KAFKA_VERSION}`,
  );
}

function makeRuns(count) {
  return Array.from({ length: count }, (_, seed) => makeRun(seed, DIALECT));
}

/** Runs Kafka Streams; each run's rows by record come to `onRun`. */
async function askStreams(runs, onRun) {
  const jars = await fetchJars(
    ['kafka-streams', 'kafka-streams-test-utils'].map(
      (artifact) => `org.apache.kafka:${artifact}:${KAFKA_VERSION}`,
    ),
  );
  const work = workFolder('nunchi-streams-');
  try {
    const classes = path.join(work, 'classes');
    const compiled = spawnSync(javac, ['-d', classes, '-cp', jars.join(path.delimiter), program], {
      encoding: 'utf8',
    });
    if (compiled.status !== 0) throw new Error(compiled.stderr);
    const asked = path.join(work, 'runs.ndjson');
    const answered = path.join(work, 'told.ndjson');
    writeFileSync(
      asked,
      runs
        .map(
          ({ id, query, lines }) => `${JSON.stringify({ id, query, fields: runFields, lines })}\n`,
        )
        .join(''),
    );
    const classPath = [...jars, classes].join(path.delimiter);
    const given = ['-Xmx512m', ...SHORT_LIVED, '-cp', classPath, 'StreamsRuns', asked, answered];
    const ran = await runToEnd(java, given, { cwd: work });
    if (ran.code !== 0) throw new Error(`Kafka Streams ended with ${ran.code}:\n${ran.text}`);
    let i = 0;
    for await (const line of createInterface({ input: createReadStream(answered) }))
      onRun(runs[i++], canonicalRecords(JSON.parse(line).told));
    if (i !== runs.length) throw new Error(`Kafka Streams answered ${i} of ${runs.length} runs`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Keeps what Kafka Streams tells, so that tests without Java can hold ours against it. */
async function writeGolden() {
  const answers = [];
  await askStreams(makeRuns(RUNS), ({ seed }, records) => {
    answers.push(
      seed < GOLDEN_IN_FULL
        ? { seed, digest: digestOf(records), records }
        : { seed, digest: digestOf(records) },
    );
  });
  mkdirSync(path.dirname(golden), { recursive: true });
  const bytes = gzipSync(JSON.stringify({ version: KAFKA_VERSION, runs: answers }), { level: 9 });
  writeFileSync(golden, bytes);
  console.log(`${path.relative(root, golden)}: ${answers.length} runs, ${bytes.length} bytes`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeGolden();
