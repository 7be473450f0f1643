// Spark for the checks: a session of PySpark on this machine that answers many runs, one stream after
// the other.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../house/packages.mjs';
import { java } from './maven.mjs';
import { hasModule, hasPython, pipFolder, python } from './python.mjs';

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
    PYSPARK_SUBMIT_ARGS: `--master local[1] --driver-memory 2g ${given.join(' ')} pyspark-shell`,
  };
}

/**
 * What Spark tells of runs: each micro-batch is a file.
 *
 * @param window The built package.
 * @returns {Promise<{ version: string, answers: Map<string, { rows?: object[], error?: string }> }>}
 */
export async function askSpark(window, runs, queryOf) {
  const work = mkdtempSync(path.join(tmpdir(), 'nunchi-spark-'));
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

function jobOf(window, run, queryOf, work) {
  const folder = path.join(work, run.id);
  mkdirSync(folder);
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
  });
  return JSON.parse(job.json);
}

/** Runs a program to its end; what it wrote comes back, at most its last 4000 characters. */
export function runToEnd(program, given, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, given, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (text = (text + chunk).slice(-4000)));
    const stop = () => child.kill('SIGKILL');
    process.once('exit', stop);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve({ code, text });
    });
  });
}
