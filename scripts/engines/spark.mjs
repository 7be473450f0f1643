// Spark for the checks: a session of PySpark on this machine that answers many runs, one stream after
// the other.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../house/packages.mjs';
import { runToEnd, workFolder } from './children.mjs';
import { SHORT_LIVED, java } from './maven.mjs';
import { hasModule, hasPython, pipFolder, python } from './python.mjs';
import { finals, finalsOf, queryOf } from './random-runs.mjs';
import { camelCased, checkRuns, originalRun } from './window-runs.mjs';

const PYSPARK = 'pyspark==3.5.3';
/** Files are read in the order of their times, which must differ. */
const FIRST_FILE = Date.UTC(2024, 0, 1) / 1000;

/** Why Spark cannot run here; `null` if it can. */
export function whatSparkMisses() {
  if (spawnSync(java, ['-version']).status !== 0) return 'there is no Java';
  return hasPython() ? null : 'there is no Python with pip';
}

/** The environment in which Python finds PySpark, and Spark keeps to this machine. */
export function sparkEnvironment(work, conf = {}) {
  const all = {
    'spark.ui.enabled': false,
    'spark.sql.adaptive.enabled': false,
    'spark.sql.shuffle.partitions': 1,
    'spark.default.parallelism': 1,
    'spark.local.dir': work,
    'spark.sql.warehouse.dir': work,
    ...conf,
  };
  const given = Object.entries(all).map(([name, value]) => `--conf ${name}=${value}`);
  return {
    ...process.env,
    ...(hasModule('pyspark') ? {} : { PYTHONPATH: pipFolder(PYSPARK) }),
    PYTHONDONTWRITEBYTECODE: '1',
    PYSPARK_PYTHON: python,
    SPARK_LOCAL_IP: '127.0.0.1',
    PYSPARK_SUBMIT_ARGS: `--master local[1] --driver-memory 2g --driver-java-options "${SHORT_LIVED.join(' ')} -Djava.io.tmpdir=${work}" ${given.join(' ')} pyspark-shell`,
  };
}

/**
 * What Spark tells of runs: each micro-batch is a file.
 *
 * @param window The built package.
 * @returns {Promise<{ version: string, answers: Map<string, { rows?: object[], error?: string }> }>}
 */
export async function askSpark(window, runs, queryOf) {
  const work = workFolder('nunchi-spark-');
  try {
    const jobs = runs.map((run) =>
      JSON.stringify({ id: run.id, job: jobOf(window, run, queryOf, work) }),
    );
    const at = (name) => path.join(work, name);
    writeFileSync(at('jobs.ndjson'), jobs.map((job) => `${job}\n`).join(''));
    const runner = path.join(root, 'packages/window/spark');
    const program = path.join(root, 'scripts/engines/spark-runs.py');
    const ran = await runToEnd(python, [program, runner, at('jobs.ndjson'), at('answers.ndjson')], {
      cwd: work,
      // These runs are short: compiling their code would take longer than running it.
      env: sparkEnvironment(work, {
        'spark.sql.codegen.wholeStage': false,
        'spark.sql.codegen.factoryMode': 'NO_CODEGEN',
        'spark.sql.streaming.stateStore.maintenanceInterval': '20s',
      }),
    });
    if (ran.code !== 0) throw new Error(`Spark ended with ${ran.code}:\n${ran.text}`);
    const [{ version }, ...told] = readFileSync(at('answers.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const answers = told.map(({ id, rows, error }) => [
      id,
      { error, rows: rows?.map((row) => JSON.parse(row)) },
    ]);
    return { version, answers: new Map(answers) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Lays out a run's files; gives its job. */
function jobOf(window, run, queryOf, work, options = {}) {
  const folder = path.join(work, run.id);
  mkdirSync(folder, { recursive: true });
  run.batches.forEach((end, i) => {
    const file = path.join(folder, `${i}.ndjson`);
    const lines = run.lines.slice(i === 0 ? 0 : run.batches[i - 1], end);
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    utimesSync(file, FIRST_FILE + i, FIRST_FILE + i);
  });
  const job = queryOf(window, run).toSparkJob({
    source: { kind: 'files', path: folder },
    sink: { kind: 'print' },
    trigger: 'available-now',
    maxFilesPerTrigger: 1,
    ...options,
  });
  return JSON.parse(job.json);
}

/** @param check see window-runs.mjs */
export async function run(check) {
  const missing = whatSparkMisses();
  if (missing) {
    check.findings.skip(`Spark: skipped, ${missing}`);
    return;
  }
  await checkRuns({ ...check, engine: 'Spark', dialect: 'spark', ask: askSpark });
  await checkRunner(check);
}

/** The runner as a user starts it: files in, files out; with `all` stopped and started again in the middle. */
async function checkRunner({ findings, dist, all }) {
  const window = await import(pathToFileURL(path.join(dist, 'index.js')).href);
  const work = workFolder('nunchi-spark-');
  try {
    const original = originalRun('spark');
    const results = path.join(work, 'results');
    const first = { ...original, batches: original.batches.slice(0, 2) };
    for (const part of all ? [first, original] : [original]) {
      const job = jobOf(window, part, queryOf, work, {
        sink: { kind: 'files', path: results },
        checkpointLocation: path.join(work, 'checkpoint'),
      });
      writeFileSync(path.join(work, 'job.json'), JSON.stringify(job));
      const runner = path.join(root, 'packages/window/spark/window_job.py');
      const env = sparkEnvironment(work);
      const ran = await runToEnd(python, [runner, 'job.json'], { cwd: work, env });
      if (ran.code !== 0) throw new Error(`Spark ended with ${ran.code}:\n${ran.text}`);
    }
    const theirs = finals(readBatches(results).map(camelCased), original.query);
    const [one, two, ...rest] = original.batches;
    // Before a stop Spark runs a batch without rows, since the watermark moved.
    const batches = all ? [one, two, two, ...rest] : original.batches;
    const ours = finalsOf(window, { ...original, batches });
    findings.expect(
      theirs.join('\n') === ours.join('\n'),
      `window_job.py${all ? ', stopped and started again,' : ''} writes what ours tells: ${theirs.length} rows`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function readBatches(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((batch) => readdirSync(path.join(folder, batch)).map((name) => path.join(batch, name)))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
