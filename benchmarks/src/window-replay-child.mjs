// One process of window-replay.mjs: counts the plays of a log by title and ten seconds, and prints what
// that cost. With --check it prints a sum over all results, too, which takes time of its own.
//
//   node window-replay-child.mjs CONTENDER FILE [--check]
//
// CONTENDER is a key of `contenders`.

import { closeSync, openSync, readSync } from 'node:fs';

const SIZE = 10_000;
const KOREA = 9 * 3_600_000;
const CHUNK = 1 << 20;

const contenders = { ours, decode, 'JSON.parse': byHand, rxjs: byRxjs, DuckDB: byDuckDB };

const [, , name, file, check] = process.argv;
const prepared = await contenders[name]();
const begin = performance.now();
const before = process.cpuUsage();
const { groups, rows, results } = await prepared();
const { user, system } = process.cpuUsage(before);
const milliseconds = performance.now() - begin;
const peak = process.resourceUsage().maxRSS * 1024;
const sum = check === '--check' ? sumOf(results()) : null;
console.log(
  JSON.stringify({ milliseconds, processor: (user + system) / 1000, peak, groups, rows, sum }),
);

async function hits() {
  const { count, field, localTime, query, tumbling } = await import('@nunchi/window');
  // A delay beyond what the log has: nothing is late, as nothing is to those that know no watermark.
  return query({
    time: field('_source.logdate', localTime('yyyy-MM-dd HH:mm:ss.SSS', 'Asia/Seoul')),
    cpk: field('_source.@fields.params.cpk'),
    base_mck: field('_source.@fields.params.base_mck'),
  })
    .watermark('10 minutes')
    .window(tumbling(SIZE))
    .groupBy('cpk', 'base_mck')
    .aggregate({ hit: count() });
}

/** The whole query. */
async function ours() {
  const { ndjson } = await import('@nunchi/window/node');
  const asked = await hits();
  return async () => {
    const kept = [];
    let groups = 0;
    let rows = 0;
    for await (const batch of asked.run(ndjson(file))) {
      groups += batch.length;
      for (const hit of batch.columns.values[0].subarray(0, batch.length)) rows += hit;
      if (check)
        for (const row of batch) kept.push([row.windowStart, row.cpk, row.base_mck, row.hit]);
    }
    return { groups, rows, results: () => kept };
  };
}

/** Lines to times and keys, and no more: by the decoder, which the package does not export. */
async function decode() {
  const { createByteDecoder } = await import(process.env.WINDOW_DECODER);
  const plan = (await hits()).plan();
  const decoder = createByteDecoder(plan, { capacity: 2 * CHUNK });
  return () => {
    const descriptor = openSync(file);
    let rows = 0;
    for (let left = 0, got = 1; got > 0;) {
      got = readSync(descriptor, decoder.input, left, CHUNK / 4, null);
      const end = left + got;
      let at = 0;
      for (let to = -1; to !== at;) {
        to = at;
        at = decoder.decode(at, end, got === 0);
        rows += decoder.batch.count;
      }
      decoder.input.copyWithin(0, at, end);
      left = end - at;
    }
    closeSync(descriptor);
    return { groups: null, rows, results: () => [] };
  };
}

function* keysOf() {
  const descriptor = openSync(file);
  const chunk = Buffer.alloc(CHUNK);
  const decoder = new TextDecoder();
  let rest = '';
  for (let got = 1; got > 0;) {
    got = readSync(descriptor, chunk, 0, CHUNK, null);
    const lines = (rest + decoder.decode(chunk.subarray(0, got), { stream: got > 0 })).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const { logdate, '@fields': fields } = JSON.parse(line)._source;
      const time = Date.parse(`${logdate.replace(' ', 'T')}Z`) - KOREA;
      yield `${time - (time % SIZE)}|${fields.params.cpk}|${fields.params.base_mck}`;
    }
  }
  closeSync(descriptor);
}

function resultsOf(counts) {
  let rows = 0;
  for (const hit of counts.values()) rows += hit;
  const results = () => [...counts].map(([key, hit]) => [...key.split('|'), hit]);
  return { groups: counts.size, rows, results };
}

function byHand() {
  return () => {
    const counts = new Map();
    for (const key of keysOf()) counts.set(key, (counts.get(key) ?? 0) + 1);
    return resultsOf(counts);
  };
}

async function byRxjs() {
  const { from, groupBy, map, mergeMap, reduce } = await import('rxjs');
  return () => {
    const counts = new Map();
    const countOf = (group) =>
      group.pipe(
        reduce((n) => n + 1, 0),
        map((n) => [group.key, n]),
      );
    from(keysOf())
      .pipe(
        groupBy((key) => key),
        mergeMap(countOf),
      )
      .subscribe(([key, n]) => counts.set(key, n));
    return resultsOf(counts);
  };
}

async function byDuckDB() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const columns = `{_source: 'STRUCT(logdate VARCHAR, "@fields" STRUCT(params STRUCT(cpk VARCHAR, base_mck VARCHAR)))'}`;
  const time = `epoch_ms(strptime(_source.logdate, '%Y-%m-%d %H:%M:%S.%g')) - ${KOREA}`;
  const counted = `
    SELECT (${time}) // ${SIZE} * ${SIZE} AS start, _source."@fields".params.cpk AS cpk,
      _source."@fields".params.base_mck AS base_mck, count(*) AS hit
    FROM read_ndjson('${file.replaceAll("'", "''")}', columns = ${columns}) GROUP BY ALL`;
  return async () => {
    await connection.run(`CREATE TABLE counted AS ${counted}`);
    const total = await connection.runAndReadAll('SELECT count(*), sum(hit) FROM counted');
    const [[groups, rows]] = total.getRows();
    const all = check ? await connection.runAndReadAll('SELECT * FROM counted') : null;
    return { groups: Number(groups), rows: Number(rows), results: () => all?.getRows() ?? [] };
  };
}

/** The same for the same results in any order: the sum of FNV-1a over each. */
function sumOf(results) {
  let sum = 0;
  for (const result of results) {
    let hash = 0x811c9dc5;
    for (const char of result.join('|')) hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193);
    sum += hash >>> 0;
  }
  return sum;
}
