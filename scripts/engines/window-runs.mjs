// Random runs and the original query through an engine and through ours: the finals must be the same,
// byte for byte. What the engine said is kept as a golden file, which the package's tests replay.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { digestOf } from '../../packages/window/test/told-by-record.mjs';
import { playLog } from '../../benchmarks/src/corpus/play-log.mjs';
import { root } from '../house/packages.mjs';
import { finals, finalsOf, makeRun, queryOf } from './random-runs.mjs';

const RUNS = 1000;
const FEW_RUNS = 10;
/** Runs that a golden file holds in full; of the others it holds digests. */
const GOLDEN_IN_FULL = 200;
const SHOWN = 3;

/**
 * Compares an engine with the built package.
 *
 * @param check `findings`; `dist`: the built package; `all`: 1,000 runs, else 10; `golden`: whether to
 *   keep what the engine said; `engine`: its name; `dialect`; `ask(window, runs, queryOf)`: gives its
 *   version and, by run, the rows that it told or its error.
 */
export async function checkRuns({ findings, dist, all, golden, engine, dialect, ask }) {
  const window = await import(pathToFileURL(path.join(dist, 'index.js')).href);
  const runs = Array.from({ length: all ? RUNS : FEW_RUNS }, (_, seed) => makeRun(seed, dialect));
  const original = originalRun(dialect);
  const { version, answers } = await ask(window, [original, ...runs], queryOf);
  const told = new Map();
  let different = 0;
  let rows = 0;
  for (const run of [original, ...runs]) {
    const { error, rows: theirRows } = answers.get(run.id) ?? { error: 'no answer' };
    const theirs = error === undefined ? finals(theirRows.map(camelCased), run.query) : [];
    const ours = finalsOf(window, run);
    told.set(run, theirs);
    rows += theirs.length;
    if (error === undefined && theirs.join('\n') === ours.join('\n')) continue;
    different++;
    if (different <= SHOWN) findings.problem(difference(engine, run, error, theirs, ours));
  }
  findings.expect(
    different === 0,
    `${engine} ${version} and ours have the same finals: the original query and ${runs.length} random runs, ${rows} rows`,
    `${different} of ${runs.length + 1} runs differ from ${engine} ${version}`,
  );
  if (golden) keep(dialect, version, runs, told);
}

/** Hits by title of a made play log, in windows of 10 seconds; each row of it is a line. */
export function originalRun(dialect) {
  const lines = [...playLog({ rows: 20_000, keys: 500, seed: 7, span: 600_000 })];
  return {
    id: `${dialect}-original`,
    query: {
      dialect,
      time: {
        ...{ path: '_source.logdate', format: 'local' },
        ...{ pattern: 'yyyy-MM-dd HH:mm:ss.SSS', zone: 'Asia/Seoul' },
      },
      window: { kind: 'sliding', size: 10_000, slide: 10_000, offset: 0 },
      delay: 10_000,
      where: {},
      keys: ['cpk', 'base_mck'],
      aggregates: [{ name: 'hit', aggregate: 'count', field: null }],
      emit: dialect === 'spark' ? 'update' : 'append',
    },
    lines: lines.map((line) => line.trimEnd()),
    batches: [5000, 10_000, 15_000, 20_000],
  };
}

/** An engine's row with our names. */
export function camelCased({ window_start: windowStart, window_end: windowEnd, ...others }) {
  return { windowStart, windowEnd, ...others };
}

function difference(engine, run, error, theirs, ours) {
  const settings = JSON.stringify(run.query);
  if (error !== undefined) return `${run.id}: ${engine} says ${error}\n${settings}`;
  const only = (these, those) => {
    const known = new Set(those);
    return these.filter((row) => !known.has(row)).slice(0, SHOWN);
  };
  const lines = [...only(theirs, ours).map((row) => `${engine} only  ${row}`)];
  lines.push(...only(ours, theirs).map((row) => `ours only  ${row}`));
  return `${run.id}\n${lines.join('\n')}\n${settings}`;
}

function keep(dialect, version, runs, told) {
  const kept = runs.map((run) => {
    const rows = told.get(run);
    const digest = digestOf(rows);
    return run.seed < GOLDEN_IN_FULL
      ? { seed: run.seed, digest, rows }
      : { seed: run.seed, digest };
  });
  const file = path.join(root, `packages/window/test/fixtures/engines/${dialect}.json.gz`);
  mkdirSync(path.dirname(file), { recursive: true });
  const bytes = gzipSync(JSON.stringify({ version, runs: kept }), { level: 9 });
  writeFileSync(file, bytes);
  console.log(`${path.relative(root, file)}: ${kept.length} runs, ${bytes.length} bytes`);
}
