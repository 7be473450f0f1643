// Speed of @nunchi/window over a play log in memory, beside what one writes without it: JSON.parse
// with a Map, and rxjs. Whole files, processor time and memory: window-replay.mjs; a million keys:
// window-keys.mjs; boards: window-top.mjs; detectors: window-nab.mjs.

import { from, groupBy, map, mergeMap, reduce } from 'rxjs';
import { playLog } from './corpus/play-log.mjs';

const DEFAULT_SEED = 20260302;
const SIZE = 10_000;
const KOREA = 9 * 3_600_000;

/** Makes the log, checks that all count alike, and gives the tasks to time. */
export async function prepare({ load, quick, seed = DEFAULT_SEED }) {
  const window = await load('@nunchi/window');
  const rows = quick ? 2000 : 60_000;
  const log = Buffer.from([...playLog({ rows, keys: 20_000, seed })].join(''));
  const records = log.toString().trim().split('\n').map(JSON.parse);
  const hits = query(window);

  const ours = () => {
    const open = hits.open();
    open.pushBytes(log);
    return total(open.finish().columns.values[0]);
  };
  const oursOfObjects = () => {
    const open = hits.open();
    open.push(records);
    return total(open.finish().columns.values[0]);
  };
  const contenders = [
    { name: 'JSON.parse and a Map', baseline: true, run: () => total(byHand(log).values()) },
    { name: 'rxjs 7.8.2, after JSON.parse', run: () => total(byRxjs(log).values()) },
    { name: 'bytes', run: ours },
    { name: 'objects (parsed before)', run: oursOfObjects },
  ];
  expectEqualCounts(hits, log);
  for (const { name, run } of contenders)
    if (run() !== rows) throw new Error(`${name} counted ${run()} of ${rows} rows`);

  return {
    seed,
    groups: [
      {
        title: `Plays by title and ten seconds, ${rows} rows of ${Math.round(log.length / rows)} bytes`,
        ...{ unit: 'MB/s', amount: log.length / 1e6, rounds: quick ? 2 : 7 },
        tasks: contenders,
      },
    ],
  };
}

/** Nothing is late here, so that counts by hand need no watermark. */
function query({ count, field, localTime, query, tumbling }) {
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

function* keysOf(log) {
  for (const line of log.toString().split('\n')) {
    if (line === '') continue;
    const { logdate, '@fields': fields } = JSON.parse(line)._source;
    const time = Date.parse(`${logdate.replace(' ', 'T')}Z`) - KOREA;
    yield `${time - (time % SIZE)}|${fields.params.cpk}|${fields.params.base_mck}`;
  }
}

function byHand(log) {
  const counts = new Map();
  for (const key of keysOf(log)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function byRxjs(log) {
  const counts = new Map();
  from(keysOf(log))
    .pipe(
      groupBy((key) => key),
      mergeMap((group) =>
        group.pipe(
          reduce((n) => n + 1, 0),
          map((n) => [group.key, n]),
        ),
      ),
    )
    .subscribe(([key, n]) => counts.set(key, n));
  return counts;
}

function expectEqualCounts(hits, log) {
  const open = hits.open();
  open.pushBytes(log);
  const counts = byHand(log);
  const rows = open.finish().toArray();
  if (rows.length !== counts.size) throw new Error(`${rows.length} rows, not ${counts.size}`);
  for (const { windowStart, cpk, base_mck, hit } of rows) {
    const expected = counts.get(`${windowStart}|${cpk}|${base_mck}`);
    if (hit !== expected) throw new Error(`${cpk} at ${windowStart}: ${hit}, not ${expected}`);
  }
}

function total(counts) {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
