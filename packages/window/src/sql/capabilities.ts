import {
  approximate,
  AT_REST,
  BOUND,
  BY_DIGITS,
  DAYLIGHT,
  DROPPED_EARLY,
  exact,
  FIRST_OF_TWO,
  FIXED_ZONE,
  KAFKA_SESSION,
  MONOID,
  NO_EARLY_WINDOWS,
  NO_SUCH_DAY,
  ORDER,
  OTHER_SHAPE,
  otherRule,
  GOES_ON,
  refused,
  ROUNDING,
  SCALAR,
  SPELLED,
  WALL_CLOCK,
  WELFORD,
  WITHIN_YEARS,
} from './capability.js';
import type { Capability } from './capability.js';

import type { SqlEngine, SqlFeature } from './sql-feature.js';

export type { Capability } from './capability.js';
export type { SqlEngine, SqlFeature } from './sql-feature.js';

/**
 * What each engine can express, and why it cannot. Compilers refuse by this table; it is the one in the
 * docs, too.
 */
export const capabilities: Readonly<Record<SqlFeature, Readonly<Record<SqlEngine, Capability>>>> = {
  'tumbling windows': all(exact),
  'sliding windows': all(exact),
  'sliding windows whose size is no multiple of the slide': {
    ...all(exact),
    flink: refused('HOP needs a size that is a multiple of the slide'),
    risingwave: refused('HOP needs a size that is a multiple of the slide'),
  },
  'windows with an offset': {
    ...all(exact),
    ksqldb: refused('its windows begin at multiples of their slide'),
  },
  'cumulating windows': {
    ...all(
      refused(
        "it has no CUMULATE; Flink has, and .window(sliding(…)) of the step's size can be summed",
      ),
    ),
    flink: exact,
    duckdb: exact,
  },
  sessions: {
    ...all(exact),
    risingwave: refused('it has sessions only as frames of window functions, which tell each row'),
    ksqldb: refused("its sessions end at their last row; .dialect('kafka') has these"),
  },
  "sessions by Kafka's rule": {
    ...all(refused(KAFKA_SESSION)),
    ksqldb: exact,
    duckdb: exact,
  },
  'sessions with a gap of each row': {
    ...all(refused('its sessions have one gap')),
    spark: exact,
    duckdb: exact,
  },
  'sessions in update mode': {
    ...all(exact),
    spark: refused("it refuses them, since a merged session cannot be taken back; .emit('append')"),
  },
  'sessions without a key': {
    ...all(exact),
    spark: refused('it refuses them; .groupBy(…) a field'),
  },
  'days and weeks of a zone without clock changes': {
    ...all(FIXED_ZONE),
    ksqldb: refused('its windows begin at multiples of their size, in UTC'),
  },
  'months of a zone without clock changes': {
    ...all(refused('its windows have one length')),
    duckdb: FIXED_ZONE,
  },
  'days, weeks and months with daylight saving': all(refused(DAYLIGHT)),
  'anchored windows': all(refused('only Kafka Streams has them (SlidingWindows)')),
  'windows of single moments': {
    ...all(refused('it has no final result for a group that is no window')),
    spark: exact,
    duckdb: exact,
  },
  'append mode': all(exact),
  'update mode': {
    ...all(exact),
    flink: refused("its window table functions tell finals only; .emit('append')"),
    duckdb: { unless: 'you look for more than finals: it reads records at rest' },
  },
  'complete mode': {
    ...all(exact),
    flink: refused("its window table functions tell finals only; .emit('append')"),
    ksqldb: refused("it tells rows as they change; .emit('update')"),
  },
  "late rows by Spark's rule": {
    ...{ flink: otherRule('flink'), ksqldb: otherRule('kafka') },
    spark: { unless: 'rows come late: which of them count hangs on where its micro-batches end' },
    ...{ risingwave: DROPPED_EARLY, duckdb: AT_REST },
  },
  "late rows by Flink's rule": {
    ...{ spark: otherRule('spark'), ksqldb: otherRule('kafka') },
    flink: {
      unless:
        'rows come late: which of them count hangs on when it tells its watermark (pipeline.auto-watermark-interval)',
    },
    ...{ risingwave: DROPPED_EARLY, duckdb: AT_REST },
  },
  "late rows by Kafka's rule": {
    ...{ flink: NO_EARLY_WINDOWS, spark: NO_EARLY_WINDOWS, risingwave: NO_EARLY_WINDOWS },
    ...{ ksqldb: exact, duckdb: AT_REST },
  },
  'allowed lateness': all(
    refused('it drops what comes after a window has closed; a longer .watermark(…) waits for it'),
  ),
  'idle partitions': {
    ...all(refused('its watermark knows no idle partitions; leave idleTimeout out')),
    flink: exact,
    duckdb: exact,
  },
  'the fastest of several watermarks': {
    ...all(refused("it takes the slowest partition; leave combine: 'max' out")),
    spark: exact,
    duckdb: exact,
  },
  'a bound on keys': all(refused(BOUND)),
  'results without a key': {
    ...all(exact),
    ksqldb: refused('its windows need a GROUP BY; .groupBy(…) a field'),
  },
  'keys of text': {
    ...all(SPELLED),
    ksqldb: { unless: 'a key is null (its rows are left out), or a JSON number has a fraction' },
  },
  'keys of numbers': {
    ...all(exact),
    ksqldb: { unless: 'a key is null: its rows are left out' },
  },
  'values as JSON has them (scalar)': all(refused(SCALAR)),
  filters: all(exact),
  'fields within objects': { ...all(exact), ksqldb: OTHER_SHAPE },
  'places in arrays': {
    ...all(exact),
    ...{ risingwave: BY_DIGITS, ksqldb: OTHER_SHAPE, duckdb: BY_DIGITS },
  },
  'keys that a record has twice': {
    ...all(exact),
    ...{ risingwave: FIRST_OF_TWO, duckdb: FIRST_OF_TWO },
  },
  'lines that are no JSON': {
    ...all(exact),
    ...{ flink: GOES_ON, spark: GOES_ON, ksqldb: GOES_ON },
  },
  'local times without clock changes': { ...all(FIXED_ZONE), spark: exact, ksqldb: NO_SUCH_DAY },
  'local times with daylight saving': {
    flink: refused(
      'its CONVERT_TZ reads whole seconds, and what else it has only the session zone',
    ),
    ...{ risingwave: refused(WALL_CLOCK), duckdb: refused(WALL_CLOCK) },
    ...{ spark: exact, ksqldb: NO_SUCH_DAY },
  },
  'times whose parts have one digit or two': {
    ...all(exact),
    flink: refused('it takes 2020-2-30 for a day, and a check of it needs parts of fixed width'),
    risingwave: refused('its to_timestamp needs parts of fixed width'),
  },
  'fractions of a second below the millisecond': {
    ...all(exact),
    flink: refused('its windows and TO_TIMESTAMP count milliseconds'),
    risingwave: refused('its to_timestamp cuts fractions elsewhere'),
  },
  'ISO 8601 times': {
    ...all(exact),
    flink: refused(
      `TO_TIMESTAMP reads no offset; where all times end in Z, localTime("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 'UTC') reads them`,
    ),
    ksqldb: refused(
      `its patterns have no optional parts; localTime("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 'UTC') reads one form`,
    ),
  },
  'times since the epoch': all(WITHIN_YEARS),
  'times before 1970': {
    ...all(exact),
    flink: { unless: 'a time lies before 1970, where its watermark begins' },
    ksqldb: { unless: 'a time lies before 1970: Kafka has none' },
  },
  count: all(exact),
  'sum and avg': all(ROUNDING),
  'min and max': all(exact),
  'variance and stddev': {
    ...all(WELFORD),
    ksqldb: refused('it has STDDEV_SAMP in one form, and no variance'),
  },
  'first and last': all(refused(ORDER)),
  distinct: {
    flink: approximate('COUNT(DISTINCT …)'),
    spark: approximate('approx_count_distinct'),
    risingwave: approximate('approx_count_distinct'),
    ksqldb: approximate('COUNT_DISTINCT'),
    duckdb: approximate('approx_count_distinct or count(DISTINCT …)'),
  },
  quantile: {
    flink: refused('it has no quantiles before 2.0, whose PERCENTILE keeps all values'),
    spark: approximate('percentile_approx'),
    risingwave: approximate('approx_percentile'),
    ksqldb: refused('it has no quantiles'),
    duckdb: approximate('quantile_cont or approx_quantile'),
  },
  topK: {
    flink: approximate('ROW_NUMBER() … <= k (window Top-N)'),
    spark: approximate('rank() over a batch query'),
    risingwave: approximate('ROW_NUMBER() … <= k'),
    ksqldb: approximate('TOPK, which ranks values, not counts,'),
    duckdb: approximate('approx_top_k'),
  },
  monoid: all(refused(MONOID)),
};

function all(capability: Capability): Record<SqlEngine, Capability> {
  return {
    ...{ flink: capability, spark: capability, risingwave: capability },
    ...{ ksqldb: capability, duckdb: capability },
  };
}

/** Engines' own spellings of their names. */
export const engineNames: Readonly<Record<SqlEngine, string>> = {
  ...{ flink: 'Flink SQL', spark: 'Spark', risingwave: 'RisingWave' },
  ...{ ksqldb: 'ksqlDB', duckdb: 'DuckDB' },
};

/** The table of capabilities as Markdown, a row a feature; reasons stand below, each with a number. */
export function capabilitiesMarkdown(): string {
  const engines = Object.keys(engineNames) as SqlEngine[];
  const notes: string[] = [];
  const noteOf = (text: string): number => {
    const known = notes.indexOf(text);
    return (known === -1 ? notes.push(text) - 1 : known) + 1;
  };
  const cell = (capability: Capability): string => {
    if (capability === 'exact') return 'exact';
    if ('unless' in capability) return `exact, but ${noteOf(`Exact unless ${capability.unless}.`)}`;
    return `no ${noteOf(`Refused: ${capability.refused}.`)}`;
  };
  const rows = Object.entries(capabilities).map(([feature, of]) =>
    [feature, ...engines.map((engine) => cell(of[engine]))].join(' | '),
  );
  return [
    `| Feature | ${engines.map((engine) => engineNames[engine]).join(' | ')} |`,
    `| --- |${' --- |'.repeat(engines.length)}`,
    ...rows.map((row) => `| ${row} |`),
    '',
    ...notes.map((note, i) => `${i + 1}. ${note}`),
    '',
  ].join('\n');
}
