/** The engines that queries are compiled for. */
export type SqlEngine = 'flink' | 'spark' | 'risingwave' | 'ksqldb' | 'duckdb';

/** What a query can ask for. */
export type SqlFeature =
  | 'tumbling windows'
  | 'sliding windows'
  | 'sliding windows whose size is no multiple of the slide'
  | 'windows with an offset'
  | 'cumulating windows'
  | 'sessions'
  | "sessions by Kafka's rule"
  | 'sessions with a gap of each row'
  | 'sessions in update mode'
  | 'sessions without a key'
  | 'days and weeks of a zone without clock changes'
  | 'months of a zone without clock changes'
  | 'days, weeks and months with daylight saving'
  | 'anchored windows'
  | 'windows of single moments'
  | 'append mode'
  | 'update mode'
  | 'complete mode'
  | 'allowed lateness'
  | 'idle partitions'
  | 'the fastest of several watermarks'
  | 'a bound on keys'
  | 'results without a key'
  | 'keys of text'
  | 'keys of numbers'
  | 'values as JSON has them (scalar)'
  | 'filters'
  | 'local times without clock changes'
  | 'local times with daylight saving'
  | 'times whose parts have one digit or two'
  | 'fractions of a second below the millisecond'
  | 'ISO 8601 times'
  | 'times since the epoch'
  | 'times before 1970'
  | 'count'
  | 'sum and avg'
  | 'min and max'
  | 'variance and stddev'
  | 'first and last'
  | 'distinct'
  | 'quantile'
  | 'topK'
  | 'monoid';

/**
 * `exact`: the engine's finals are ours, value for value; `unless`: they are, but in the case that is
 * told, which lies in the data; `refused`: they would not be, for the reason that is told.
 */
export type Capability = 'exact' | { readonly unless: string } | { readonly refused: string };

const exact = 'exact';

const DAYLIGHT =
  'its windows have one length, or the days of its session zone; run this query embedded';
const ORDER =
  'what comes first is lost when rows are exchanged between tasks; group by time, or run this query embedded';
const BOUND = 'it keeps every key; leave maxKeys out';
const SCALAR =
  'it reads one type a column, so that 1 and "1" fall together; use text() or number()';
const MONOID = 'a function of JavaScript does not run there';
const ROUNDING = {
  unless: 'numbers have fractions: additions in another order differ in the last bits',
} as const;
const WELFORD = { unless: 'it rounds otherwise in the last bits' } as const;
const SPELLED = {
  unless: 'a JSON number with a fraction or an exponent is read as text: it is spelled anew',
} as const;
const WITHIN_YEARS = { unless: 'a time lies outside of the years 1 to 9999' } as const;
const FIXED_ZONE = { unless: 'a time lies before 1990, when the zone may have changed' } as const;
const WALL_CLOCK = 'it applies the rules of a zone only to its session zone';
const KAFKA_SESSION = "Kafka's sessions end at their last row; .dialect('spark') or 'flink'";
const LATE_ROWS = {
  unless: 'a row comes later than the delay: it is dropped even while its window is open',
} as const;

function approximate(own: string): Capability {
  return {
    refused: `its ${own} estimates in another way, or is exact where ours estimates; run this query embedded`,
  };
}

function refused(reason: string): Capability {
  return { refused: reason };
}

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
    risingwave: refused('it has no session windows that end on the watermark'),
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
  'append mode': { ...all(exact), risingwave: LATE_ROWS },
  'update mode': {
    ...all(exact),
    flink: refused("its window table functions tell finals only; .emit('append')"),
    risingwave: LATE_ROWS,
    duckdb: { unless: 'you look for more than finals: it reads records at rest' },
  },
  'complete mode': {
    ...all(exact),
    flink: refused("its window table functions tell finals only; .emit('append')"),
    ksqldb: refused("it tells rows as they change; .emit('update')"),
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
  'local times without clock changes': { ...all(FIXED_ZONE), spark: exact, ksqldb: exact },
  'local times with daylight saving': { ...all(refused(WALL_CLOCK)), spark: exact, ksqldb: exact },
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
    flink: approximate('APPROX_COUNT_DISTINCT or COUNT(DISTINCT …)'),
    spark: approximate('approx_count_distinct'),
    risingwave: approximate('approx_count_distinct'),
    ksqldb: approximate('COUNT_DISTINCT'),
    duckdb: approximate('approx_count_distinct or count(DISTINCT …)'),
  },
  quantile: {
    flink: approximate('PERCENTILE'),
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
