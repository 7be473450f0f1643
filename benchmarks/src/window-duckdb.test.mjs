// Where nothing is late, windows over a stream are a GROUP BY over records at rest: what the embedded
// query tells in the end is what DuckDB answers to the SQL that the same query compiles to.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import * as window from '@nunchi/window';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finals, makeRun, queryOf } from '../../packages/window/test/random-runs.mjs';

const RUNS = 60;
/** Longer than any row is out of order. */
const PATIENCE = '100 days';
const KINDS = ['sliding', 'cumulate', 'session', 'instant'];

let folder;
let connection;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'nunchi-duckdb-'));
  connection = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

/** Rows of DuckDB, whose 64-bit counts come as text. */
async function ask(query, lines) {
  const file = path.join(folder, 'plays.jsonl');
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  const { statements } = query.toDuckDBSQL({ source: { kind: 'files', path: file } });
  const counts = query
    .plan()
    .aggregates.filter(({ aggregate }) => aggregate.name === 'count')
    .map(({ name }) => name);
  const reader = await connection.runAndReadAll(statements[0]);
  return reader.getRowObjectsJson().map(({ window_start, window_end, ...others }) => {
    for (const name of counts) others[name] = Number(others[name]);
    return { windowStart: Number(window_start), windowEnd: Number(window_end), ...others };
  });
}

function tell(query, lines) {
  const processor = query.open();
  processor.pushBytes(lines.map((line) => `${line}\n`).join(''));
  return [...processor.trigger(), ...processor.finish()];
}

describe('embedded and DuckDB', () => {
  it(`answer ${RUNS} random queries alike`, async () => {
    const seen = new Set();
    for (let seed = 10; seed < 10 + RUNS; seed++) {
      const run = makeRun(seed, ['spark', 'flink', 'kafka'][seed % 3]);
      if (!KINDS.includes(run.query.window.kind)) continue;
      // Spark's watermark begins at 1970: what lies before is late in any case.
      if (run.query.dialect === 'spark') run.query.dialect = 'flink';
      run.query.emit = 'append';
      // Of a zone by its name all days since 1990 are looked at, which takes a while.
      if (run.query.time.zone) run.query.time = { ...run.query.time, zone: '+09:00' };
      seen.add(`${run.query.dialect} ${run.query.window.kind}`);
      const query = queryOf(window, run).watermark(PATIENCE);
      const theirs = finals(await ask(query, run.lines), run.query);
      const ours = finals(tell(query, run.lines), run.query);
      expect({ seed, rows: ours }).toEqual({ seed, rows: theirs });
    }
    expect([...seen].sort()).toEqual([
      ...['flink cumulate', 'flink instant', 'flink session', 'flink sliding'],
      ...['kafka session', 'kafka sliding'],
    ]);
  });

  it('have the same months of a zone, and sessions with a gap of each row', async () => {
    const { query, field, number, localTime, epochMillis, calendar, session, count, sum } = window;
    const days = ['2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01', '2024-12-31'];
    const lines = days.flatMap((day) => [
      JSON.stringify({ at: `${day} 00:00`, bytes: 1 }),
      JSON.stringify({ at: `${day} 23:59`, bytes: 2 }),
    ]);
    const months = query({
      time: field('at', localTime('yyyy-MM-dd HH:mm', 'Asia/Seoul')),
      bytes: field('bytes', number()),
    })
      .watermark(PATIENCE)
      .window(calendar('month', 'Asia/Seoul'))
      .aggregate({ hit: count(), volume: sum('bytes') });
    const shape = { keys: [], aggregates: [{ name: 'hit' }, { name: 'volume' }] };
    const inMonths = finals(tell(months, lines), shape);
    expect(inMonths).toHaveLength(4);
    expect(inMonths).toEqual(finals(await ask(months, lines), shape));

    const gaps = [0, 400, 1000, 1000, 2500, 9000].map((ts, i) =>
      JSON.stringify({ ts, gap: [1000, 100, -5, null, 3000, 1][i], cpk: 'a' }),
    );
    const sessions = query({
      time: field('ts', epochMillis()),
      gap: field('gap', number()),
      cpk: field('cpk'),
    })
      .watermark(PATIENCE)
      .window(session({ field: 'gap' }))
      .groupBy('cpk')
      .aggregate({ hit: count() });
    const bySession = { keys: ['cpk'], aggregates: [{ name: 'hit' }] };
    expect(finals(tell(sessions, gaps), bySession)).toEqual([
      '[0,1000,"a",2]',
      '[2500,5500,"a",1]',
      '[9000,9001,"a",1]',
    ]);
    expect(finals(await ask(sessions, gaps), bySession)).toEqual(
      finals(tell(sessions, gaps), bySession),
    );
  });

  it('read the same numbers in texts', async () => {
    const { query, field, number, epochMillis, tumbling, max } = window;
    const texts = ['007', '+3', ' 3 ', '\t-1.5e1\r\n', '', '.5', '1.', '0x10', 'NaN'];
    const lines = texts.map((n, i) => JSON.stringify({ ts: 1000 * i, n }));
    const numbers = query({ time: field('ts', epochMillis()), n: field('n', number()) })
      .watermark(PATIENCE)
      .window(tumbling('1 second'))
      .aggregate({ n: max('n') });
    const shape = { keys: [], aggregates: [{ name: 'n' }] };
    expect(finals(await ask(numbers, lines), shape)).toEqual(finals(tell(numbers, lines), shape));
  });
});
