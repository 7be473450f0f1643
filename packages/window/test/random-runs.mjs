// Random runs: a query's settings and play logs for it, both made from a seed, for real engines and ours
// to answer alike. Plain JavaScript, so that scripts and tests share it; the lines of a golden file are
// made again from its seeds.

const BASE = Date.UTC(2020, 5, 9, 12);
const KOREA = 9 * 3_600_000;

/** Fields by name: where they lie in a line and how they are read. */
export const runFields = {
  cpk: { path: '_source.@fields.params.cpk', format: 'text' },
  base_mck: { path: '_source.@fields.params.base_mck', format: 'text' },
  title: { path: '_source.@fields.params.title', format: 'text' },
  status: { path: '_source.@fields.status', format: 'text' },
  pos: { path: '_source.@fields.params.pos', format: 'number' },
  bytes: { path: '_source.@fields.bytes', format: 'number' },
};

/** The two ways a line tells its time. */
const TIMES = {
  local: {
    path: '_source.logdate',
    format: 'local',
    pattern: 'yyyy-MM-dd HH:mm:ss.SSS',
    zone: 'Asia/Seoul',
  },
  epoch: { path: '_source.sent', format: 'epochMillis' },
};

const TITLES = [
  ...['무한도전', '드라마 시즌2 "특집"', '나의\\아저씨', '한글', '한글'.normalize('NFD')],
  ...['🎬 영화', 'tab\there', 'a/b', "it's", 'line\nbreak', '   ', ''],
];

/** Kafka has no times before 1970; Flink SQL's watermark begins there (windows' offsets aside). */
const FIRST = { spark: -Infinity, flink: 10_000, kafka: 0 };

/** Names of columns that an engine must quote. */
const COLUMNS = ['hit', '합계', 'min pos', 'ma`x', 'n"pos', 'select', 'Hit2', 'order.by'];

/** A query's settings and its lines. The same seed and dialect give the same run, always. */
export function makeRun(seed, dialect) {
  const random = generator(seed * 4 + ['spark', 'flink', 'kafka'].indexOf(dialect));
  const query = makeQuery(random, dialect);
  const lines = makeLines(random, query, dialect);
  return { id: `${dialect}-${seed}`, seed, query, lines, batches: split(random, lines.length) };
}

function makeQuery({ chance, pick, int }, dialect) {
  const window = makeWindow({ chance, pick, int }, dialect);
  const keys = pick([['cpk'], ['cpk', 'base_mck'], ['title'], ['title', 'status'], []]);
  const columns = shuffle([...COLUMNS], int);
  const aggregates = [{ name: columns.pop(), aggregate: 'count', field: null }];
  for (const aggregate of ['count', 'sum', 'min', 'max'])
    if (chance(0.4))
      aggregates.push({ name: columns.pop(), aggregate, field: pick(['pos', 'bytes']) });
  const session = window.kind === 'session';
  // Spark has no sessions without a key.
  if (session && dialect === 'spark' && keys.length === 0) keys.push('cpk');
  return {
    dialect,
    time: pick([TIMES.local, TIMES.local, TIMES.epoch]),
    window,
    delay: pick([0, 500, 1000, 3000, 10_000, 12_345]),
    where: chance(0.2) ? { status: ['200', '302'] } : {},
    keys,
    aggregates,
    emit: makeMode(chance, dialect, session),
  };
}

function shuffle(list, int) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = int(0, i);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

function makeWindow({ chance, pick, int }, dialect) {
  const slide = pick([1000, 2000, 5000, 10_000, 7301]);
  const times = pick([1, 1, 1, 2, 3, 5]);
  const offset = chance(0.2) && dialect !== 'kafka' ? int(-slide + 1, slide - 1) : 0;
  const sort = int(0, 9);
  if (sort === 0) return { kind: 'session', gap: pick([1000, 2500, 5000]) };
  if (sort === 1 && dialect === 'flink')
    return { kind: 'cumulate', size: slide * (times + 1), step: slide, offset: 0 };
  if (sort === 1 && dialect === 'kafka') return { kind: 'anchored', difference: slide };
  if (sort === 1 && dialect === 'spark') return { kind: 'instant' };
  // Flink's table functions want whole multiples; Spark and Kafka Streams do not.
  const odd = dialect !== 'flink' && times > 1 && chance(0.3) ? int(1, slide - 1) : 0;
  return { kind: 'sliding', size: slide * times + odd, slide, offset };
}

function makeMode(chance, dialect, session) {
  if (dialect === 'flink') return 'append';
  if (dialect === 'kafka') return chance(0.5) ? 'append' : 'update';
  if (session) return 'append';
  return chance(0.4) ? 'append' : chance(0.7) ? 'update' : 'complete';
}

function makeLines(random, { time, window, delay }, dialect) {
  const { chance, int } = random;
  const nearEpoch = chance(0.06);
  const start = nearEpoch ? (dialect === 'kafka' ? 0 : int(-30, 5) * 1000) : BASE + int(0, 50_000);
  const first = FIRST[dialect];
  const width = window.size ?? window.gap ?? window.difference ?? 5000;
  const rows = int(20, 120);
  const step = (width * int(3, 12)) / rows;
  // Round times lie on the borders of windows and on the watermark.
  const round = chance(0.5) ? (chance(0.5) ? 500 : 1000) : 1;
  const lines = [];
  for (let i = 0; i < rows; i++) {
    let at = start + i * step;
    if (chance(0.4)) at -= int(0, delay);
    else if (chance(0.12)) at -= delay + int(0, 3 * width);
    else if (chance(0.02)) at += 2 * width;
    at = Math.floor(at / round) * round;
    lines.push(makeLine(random, time, Math.max(first, at)));
  }
  return lines;
}

function makeLine({ chance, pick, int }, time, at) {
  if (chance(0.01))
    return pick(['', '   ', '{"_source":{"logdate":"2020-06', 'not json', '[]', '7']);
  const params = { sid: `s${int(0, 1e6)}` };
  if (!chance(0.03)) params.title = pick(TITLES);
  if (!chance(0.03)) params.cpk = chance(0.04) ? null : String(1_000_000 + int(0, 3));
  params.hit = '1';
  if (!chance(0.03)) params.base_mck = chance(0.04) ? 5000 + int(0, 1) : String(5000 + int(0, 1));
  if (!chance(0.1))
    params.pos = chance(0.1) ? pick(['', 'abc', null, true]) : position(chance, int);
  const fields = { method: 'GET', status: chance(0.9) ? 200 : pick([302, 404, '200']) };
  if (!chance(0.1)) fields.bytes = chance(0.05) ? null : int(-90_000, 90_000);
  fields.params = params;
  const source = { '@timestamp': new Date(at).toISOString(), type: 'play' };
  const untimed = chance(0.02);
  if (time.format === 'local')
    source.logdate = untimed
      ? pick([null, '', '-', '2020-13-09 12:00:00.000', '2020-06-09'])
      : new Date(at + KOREA).toISOString().replace('T', ' ').replace('Z', '');
  else source.sent = untimed ? pick([null, '', 'soon']) : chance(0.2) ? String(at) : at;
  source.tags = ['play', 'SEOUL'];
  source['@fields'] = fields;
  return write({ _index: 'vod-play-2020.06.09', _score: null, _source: source }, chance);
}

/** Half of the positions are text, as logs have it. */
function position(chance, int) {
  const value = int(-20, 7200);
  return chance(0.5) ? String(value) : value;
}

/** JSON as loggers write it: some with blanks, some with escapes where none are needed. */
function write(record, chance) {
  const line = JSON.stringify(record, null, chance(0.1) ? 1 : 0).replaceAll('\n', ' ');
  if (chance(0.1)) return line.replaceAll(/[가-힣]/g, (c) => `\\u${c.codePointAt(0).toString(16)}`);
  if (chance(0.1)) return line.replaceAll('a', '\\u0061').replaceAll('/', '\\/');
  return chance(0.05) ? `  ${line}\r` : line;
}

/** Ends of two to five micro-batches. */
function split({ int }, count) {
  const ends = Array.from({ length: int(1, 4) }, () => int(1, count));
  return [...new Set([...ends, count])].sort((a, b) => a - b);
}

function generator(seed) {
  // mulberry32, well mixed at the start so that neighbours differ.
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low, high) => low + Math.floor(next() * (high - low + 1));
  return { chance: (p) => next() < p, int, pick: (list) => list[int(0, list.length - 1)] };
}

/** The run's query, made with the package (its own module, or the built one). */
export function queryOf(window, { query: settings }) {
  const { query, field, text, number, localTime, epochMillis } = window;
  const { time, dialect, keys, where, delay, emit } = settings;
  const formats = { text, number };
  const format = time.format === 'local' ? localTime(time.pattern, time.zone) : epochMillis();
  const fields = { time: field(time.path, format) };
  for (const [name, { path, format }] of Object.entries(runFields))
    fields[name] = field(path, formats[format]());
  const aggregates = settings.aggregates.map(({ name, aggregate, field: of }) => [
    name,
    of === null ? window[aggregate]() : window[aggregate](of),
  ]);
  return query(fields)
    .where(where)
    .watermark(delay)
    .window(settings.window)
    .groupBy(...keys)
    .aggregate(Object.fromEntries(aggregates))
    .emit(emit)
    .dialect(dialect);
}

/** Result rows as lines that can be compared byte for byte: one order of columns, one of rows. */
export function canonical(rows, { keys, aggregates }) {
  const names = ['windowStart', 'windowEnd', ...keys, ...aggregates.map(({ name }) => name)];
  return rows.map((row) => JSON.stringify(names.map((name) => row[name] ?? null))).sort();
}

/** Of rows in the order they were told, the last of each window and key, as canonical lines. */
export function finals(rows, query) {
  const last = new Map();
  for (const row of rows) {
    const key = [row.windowStart, row.windowEnd, ...query.keys.map((name) => row[name])];
    last.set(JSON.stringify(key), row);
  }
  return canonical([...last.values()], query);
}

/** What ours tells of a run in the end: Spark waits for more rows then, Flink's files are over. */
export function finalsOf(window, run) {
  const processor = queryOf(window, run).open({ maxLineBytes: 65_536 });
  const rows = [];
  let begin = 0;
  for (const end of run.batches) {
    processor.pushBytes(run.lines.slice(begin, end).join('\n') + '\n');
    rows.push(...processor.trigger());
    begin = end;
  }
  rows.push(...(run.query.dialect === 'flink' ? processor.finish() : processor.trigger()));
  return finals(rows, run.query);
}
